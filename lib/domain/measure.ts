/** What is counted, what may be compared with what, and what contains what. */
import type { CountClaim, Facts, Measure } from "./facts";
import { groupBy } from "./grouping";
import { covers, type Period, samePeriod } from "./timeline";
import type { Basis } from "./vocabulary";
import { windowKey, windowNames } from "./window";

/** A measure with its basis, window and attackers: what one standing belongs to. */
export interface ComparableSet {
  measure: Measure;
  basis: Basis;
  /** Null: the incident's own period. */
  window: Period | null;
  /** "Not said" counts with "no". */
  attackersIncluded: "yes" | "no";
}

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
  const window = windowKey(set.window);
  return [outcome, group, of ?? "-", set.basis, window, set.attackersIncluded].join("|");
}

export interface Comparables {
  set: ComparableSet;
  key: string;
  claims: readonly CountClaim[];
}

/**
 * The counts of an incident by the sets in which they are compared, in no order. Windows that agree
 * as far as they are stated are one, by the name of the most precise; one that agrees with two which
 * do not agree with each other could be either, so it stays by itself. Claims of nobody follow those
 * of somebody and never part them.
 */
export function comparablesOf(
  claims: readonly CountClaim[],
  incidentPeriod: Period,
): Comparables[] {
  const filed = claims.map((claim) => ({ claim, set: setOf(claim, incidentPeriod) }));
  const alike = groupBy(filed, ({ set }) => keyOf({ ...set, window: null }));
  return [...alike.values()].flatMap((some) => {
    const windowed = some.flatMap(({ claim, set }) =>
      set.window ? [{ window: set.window, attributed: isAttributed(claim) }] : [],
    );
    const names = windowNames(windowed);
    const groups = groupBy(some, ({ set }) => names.get(windowKey(set.window)) ?? "-");
    return [...groups].flatMap(([name, all]) => {
      const set = all.find((one) => windowKey(one.set.window) === name)?.set;
      return set ? [{ key: keyOf(set), set, claims: all.map(({ claim }) => claim) }] : [];
    });
  });
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
  const [short, long] = [part.window ?? facts.period, whole.window ?? facts.period];
  return (
    isWithin(part.measure.group, whole.measure.group, facts.groups) &&
    (whole.measure.of === null || whole.measure.of === part.measure.of) &&
    (whole.attackersIncluded === "yes" || part.attackersIncluded === "no") &&
    (covers(long, short) || samePeriod(long, short)) &&
    !countsTheSame(part, whole, samePeriod(long, short))
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
function countsTheSame(part: ComparableSet, whole: ComparableSet, sameWindow: boolean): boolean {
  return (
    sameWindow &&
    part.basis !== "part" &&
    part.measure.group === whole.measure.group &&
    part.measure.of === whole.measure.of &&
    part.attackersIncluded === whole.attackersIncluded
  );
}

function isAttributed({ chain }: CountClaim): boolean {
  return Boolean(chain.findLast((hop) => hop.function === "speaks")?.party);
}
