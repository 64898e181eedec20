/** Who would gain from more, and who from fewer: sides, not motives. */
import type { Bounds } from "./bounds";
import type { Facts, PartyId } from "./facts";
import { type ComparableSet, isWithin } from "./measure";
import { sideOf } from "./party";

export type Direction = "more" | "fewer";

/**
 * The direction in which a party's interest lies for what a set counts; null where its side, or
 * theirs who were counted, does not say. Fighters and property: losses of one's own side weigh
 * against it, the other side's for it. Civilians: whoever is held responsible would gain from fewer,
 * a side that they belong to and that did not do it from more.
 */
export function interestOf(party: PartyId, set: ComparableSet, facts: Facts): Direction | null {
  const own = sideOf(party, facts);
  if (own === null) return null;
  const theirs = set.measure.of === null ? null : sideOf(set.measure.of, facts);
  if (isLossOfASide(set, facts)) {
    if (theirs === null) return null;
    return theirs === own ? "fewer" : "more";
  }
  if (!isWithin(set.measure.group, "civilians", facts.groups)) return null;
  const accused = new Set(facts.responsibility.map((r) => sideOf(r.holdsResponsible, facts)));
  if (accused.has(own)) return "fewer";
  if (theirs === own || [...accused].some((side) => side !== null)) return "more";
  return null;
}

/** Whether what a party says concedes something: losses it would rather not have, or none it would. */
export function isConcession(says: Bounds, direction: Direction): boolean {
  return direction === "fewer" ? says.lower > 0 : says.upper === 0;
}

function isLossOfASide(set: ComparableSet, facts: Facts): boolean {
  return ["security_forces", "militants", "objects"].some((group) =>
    isWithin(set.measure.group, group, facts.groups),
  );
}
