/** What an origin says now. */
import { type Bounds, intersectionOf, relation } from "./bounds";
import type { Assertion, ClaimId, ComparedFigure } from "./facts";
import type { Attribution, Origin } from "./origin";
import { knownBefore } from "./timeline";

export interface Voice {
  origin: Origin;
  /** The claims that make up what it says now: unsuperseded, heard directly where any are. */
  claims: readonly Assertion[];
  /** Null when it contradicts itself. */
  says: Bounds | null;
  /** What may contradict others: what it says, or each figure of a voice that contradicts itself. */
  figures: readonly Bounds[];
  contradictsItself: boolean;
}

/** Whether a figure takes part in what is compared: vague words do not. */
export function takesPart(figure: ComparedFigure): boolean {
  return figure.form !== "vague";
}

/**
 * The voices of one comparable set: one for each known origin that states a figure. Echoes never
 * change what their origin says. Order of the claims does not matter.
 */
export function voicesOf(
  claims: readonly Assertion[],
  attributions: ReadonlyMap<ClaimId, Attribution>,
): Voice[] {
  return (voicesAlong([claims], attributions)[0] ?? []).sort((a, b) =>
    a.origin.id < b.origin.id ? -1 : 1,
  );
}

/**
 * How voices come about while claims arrive in groups, those of a day for one: after each group, the voices
 * that it changed, by it and all before it. Takes as long as judging all of them once at the end.
 */
export function voicesAlong(
  groups: readonly (readonly Assertion[])[],
  attributions: ReadonlyMap<ClaimId, Attribution>,
): Voice[][] {
  const known = new Map<string, Heard>();
  return groups.map((claims) => {
    const changed = new Set<Heard>();
    for (const claim of claims) {
      const attribution = attributions.get(claim.id);
      if (attribution?.origin.kind !== "known") continue;
      if (attribution.echo || !takesPart(claim.figure)) continue;
      const { origin } = attribution;
      const heard = known.get(origin.id) ?? { origin, claims: [], unsuperseded: [] };
      known.set(origin.id, heard);
      hear(claim, heard);
      changed.add(heard);
    }
    return [...changed].map((heard) => voice(heard, attributions));
  });
}

/** What was heard of one origin so far. */
interface Heard {
  origin: Origin;
  claims: Assertion[];
  /** Those whose place no other has taken: once taken, it stays so whatever comes. */
  unsuperseded: Assertion[];
}

function hear(claim: Assertion, heard: Heard): void {
  heard.unsuperseded = heard.unsuperseded.filter((one) => !supersedes(claim, one));
  if (!heard.claims.some((one) => supersedes(one, claim))) heard.unsuperseded.push(claim);
  heard.claims.push(claim);
}

/**
 * Whether a later claim of an origin takes the place of an earlier one: its assertion is known to be
 * later, and its figure is disjoint (a revision) or inside. An equal or a wider one repeats, and
 * leaves what was said before, perhaps with less between, as it was.
 */
function supersedes(later: Assertion, earlier: Assertion): boolean {
  // Dates last: they cost most, and claims that say the same are the most frequent.
  const to = relation(later.figure, earlier.figure);
  return (to === "disjoint" || to === "narrows") && isKnownLater(later, earlier);
}

/** Whether a claim is known to have been asserted after another: a claim is asserted before it is published. */
export function isKnownLater(later: Assertion, earlier: Assertion): boolean {
  if (later.assertedOn === null) return false;
  return [earlier.assertedOn, earlier.publishedOn].some(
    (date) => date !== null && knownBefore(date, later.assertedOn ?? date),
  );
}

function voice(
  { origin, claims: own, unsuperseded }: Heard,
  attributions: ReadonlyMap<ClaimId, Attribution>,
): Voice {
  // Nothing is left only of dates that cannot be: claims asserted after they were published.
  const standing = unsuperseded.length > 0 ? unsuperseded : own;
  const direct = standing.filter((claim) => attributions.get(claim.id)?.direct);
  const claims = direct.length > 0 ? direct : [...standing];
  const says = intersectionOf(claims.map((claim) => claim.figure));
  return {
    origin,
    claims,
    says,
    figures: says ? [says] : claims.map((claim) => claim.figure),
    contradictsItself: says === null,
  };
}
