/** What is counted, what may be compared with what, and what contains what. */
import type { CountClaim, Facts, Measure } from "./facts";
import { covers, type Period, samePeriod } from "./timeline";
import type { Basis } from "./vocabulary";

/** A measure with its basis, window and attackers: what one standing belongs to. */
export interface ComparableSet {
  measure: Measure;
  basis: Basis;
  /** Null: the incident's own period. */
  window: Period | null;
  /** "Not said" counts with "no". */
  attackersIncluded: "yes" | "no";
}

type Difference = "outcome" | "group" | "of" | "basis" | "window" | "attackers_included";

/** The set that a claim belongs to. A window that agrees with the incident's period is the incident's. */
export function setOf(claim: CountClaim, incidentPeriod: Period): ComparableSet {
  const window = claim.window && !samePeriod(claim.window, incidentPeriod) ? claim.window : null;
  return {
    measure: claim.measure,
    basis: claim.basis,
    window,
    attackersIncluded: claim.attackersIncluded === "yes" ? "yes" : "no",
  };
}

/** A text that two sets share exactly when they are the same set. */
export function keyOf(set: ComparableSet): string {
  const { outcome, group, of } = set.measure;
  const window = set.window ? `${set.window.start}/${set.window.end}` : "-";
  return [outcome, group, of ?? "-", set.basis, window, set.attackersIncluded].join("|");
}

/** In what two claims of one incident differ so that their figures cannot be compared; empty: they can. */
export function differences(a: CountClaim, b: CountClaim, incidentPeriod: Period): Difference[] {
  const one = setOf(a, incidentPeriod);
  const other = setOf(b, incidentPeriod);
  const found: Difference[] = [];
  if (one.measure.outcome !== other.measure.outcome) found.push("outcome");
  if (one.measure.group !== other.measure.group) found.push("group");
  if (one.measure.of !== other.measure.of) found.push("of");
  if (one.basis !== other.basis) found.push("basis");
  if (windowKey(one) !== windowKey(other)) found.push("window");
  if (one.attackersIncluded !== other.attackersIncluded) found.push("attackers_included");
  return found;
}

/**
 * Whether everybody counted in `part` is counted in `whole` too, so that the part's floor is a floor
 * of the whole: a narrower group, a stated "of" in an unstated one, a shorter window, a part of an
 * event. Never both ways, and never between projections and counts.
 */
export function isPartOf(
  part: ComparableSet,
  whole: ComparableSet,
  facts: Pick<Facts, "groups" | "period">,
): boolean {
  if (part.measure.outcome !== whole.measure.outcome) return false;
  if (part.basis === "projection" || whole.basis === "projection" || whole.basis === "part") {
    return false;
  }
  if (keyOf(part) === keyOf(whole)) return false;
  return (
    isWithin(part.measure.group, whole.measure.group, facts.groups) &&
    (whole.measure.of === null || whole.measure.of === part.measure.of) &&
    (whole.attackersIncluded === "yes" || part.attackersIncluded === "no") &&
    covers(whole.window ?? facts.period, part.window ?? facts.period) &&
    !sameButForm(part, whole)
  );
}

/** Whether a group is another, or stands below it in the tree. */
export function isWithin(
  group: string,
  ancestor: string,
  groups: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set<string>();
  let current: string | null | undefined = group;
  while (current && !seen.has(current)) {
    if (current === ancestor) return true;
    seen.add(current);
    current = groups.get(current);
  }
  return false;
}

// Event and cumulative over one and the same window count the same people: neither contains the other.
function sameButForm(part: ComparableSet, whole: ComparableSet): boolean {
  return (
    part.basis !== "part" &&
    keyOf({ ...part, basis: "event" }) === keyOf({ ...whole, basis: "event" })
  );
}

function windowKey(set: ComparableSet): string {
  return set.window ? `${set.window.start}/${set.window.end}` : "-";
}
