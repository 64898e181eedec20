/** What may be compared. */
import type { CountClaim, Facts, Measure } from "@/lib/domain/facts";
import { agrees, type Period } from "@/lib/domain/timeline";

/**
 * The comparable sets: claims that agree in everything, windows as far as they are stated. First come
 * the claims of somebody; those of nobody in particular then go where exactly one set has their
 * window, and else make sets of their own.
 */
export function partition(facts: Facts): CountClaim[][] {
  const isSomebodys = ({ chain }: CountClaim) =>
    typeof chain.filter((hop) => hop.function === "speaks").at(-1)?.party === "string";
  const { counts, period } = facts;
  const somebodys = counts.filter(isSomebodys);
  const sets = companies(somebodys, period);
  const nobodys = counts.filter((one) => !isSomebodys(one));
  // Of the sets of somebody's, the one that it agrees with throughout, agreeing with no other.
  const leader = (claim: CountClaim) => {
    const same = sets.find((set) => set.some((one) => isSameText(one, claim, period)));
    if (same) return same;
    const [only, ...others] = sets.filter((set) =>
      set.some((one) => agreeInAll(one, claim, period)),
    );
    return others.length === 0 && only?.every((one) => agreeInAll(one, claim, period))
      ? only
      : null;
  };
  const joins = (claim: CountClaim) => {
    const led = leader(claim);
    if (led?.some((one) => isSameText(one, claim, period))) return led;
    const rivals = nobodys.filter(
      (one) => leader(one) === led && !led?.some((other) => isSameText(one, other, period)),
    );
    return led && rivals.every((one) => agreeInAll(one, claim, period)) ? led : null;
  };
  const joining = nobodys.map((claim) => ({ claim, to: joins(claim) }));
  const stray = joining.filter(({ to }) => to === null).map(({ claim }) => claim);
  for (const { claim, to } of joining) to?.push(claim);
  const isNear = (claim: CountClaim) => somebodys.some((one) => agreeInAll(one, claim, period));
  return [
    ...sets,
    ...companies(
      stray.filter((claim) => !isNear(claim)),
      period,
    ),
    ...gathered(stray.filter(isNear), (a, b) => isSameText(a, b, period)),
  ];
}

/** Claims with those that agree with them and whose windows could be no other's. */
function companies(claims: readonly CountClaim[], period: Period): CountClaim[][] {
  // A window that agrees with two that do not agree with each other could be either, so is neither.
  const torn = (claim: CountClaim) => {
    const near = claims.filter((one) => agreeInAll(one, claim, period));
    return near.some((a) => near.some((b) => !agreeInAll(a, b, period)));
  };
  const together = (a: CountClaim, b: CountClaim) =>
    isSameText(a, b, period) || (agreeInAll(a, b, period) && !torn(a) && !torn(b));
  return gathered(claims, together);
}

function gathered(
  claims: readonly CountClaim[],
  together: (a: CountClaim, b: CountClaim) => boolean,
): CountClaim[][] {
  const sets: CountClaim[][] = [];
  for (const claim of claims) {
    const set = sets.find((all) => all.every((one) => together(one, claim)));
    if (set) set.push(claim);
    else sets.push([claim]);
  }
  return sets;
}

function likes(a: CountClaim, b: CountClaim): boolean {
  return (
    sameMeasure(a.measure, b.measure) &&
    a.basis === b.basis &&
    (a.attackersIncluded === "yes") === (b.attackersIncluded === "yes")
  );
}

/** The window, or null where it is the incident's, unstated or as far as it is stated. */
export function windowOf({ window }: CountClaim, period: Period): Period | null {
  return window && !samePeriod(window, period) ? window : null;
}

function agreeInAll(a: CountClaim, b: CountClaim, period: Period): boolean {
  const [one, other] = [windowOf(a, period), windowOf(b, period)];
  return likes(a, b) && (one && other ? samePeriod(one, other) : one === other);
}

function isSameText(a: CountClaim, b: CountClaim, period: Period): boolean {
  const [one, other] = [windowOf(a, period), windowOf(b, period)];
  return likes(a, b) && one?.start === other?.start && one?.end === other?.end;
}

export function samePeriod(a: Period, b: Period): boolean {
  return agrees(a.start, b.start) && agrees(a.end, b.end);
}

export function sameMeasure(a: Measure, b: Measure): boolean {
  return a.outcome === b.outcome && a.group === b.group && a.of === b.of;
}
