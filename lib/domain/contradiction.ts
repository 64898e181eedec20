/** What cannot all be right, and who says it. */
import { type Bounds, isDisjoint } from "./bounds";
import type { Assertion, ClaimId, Facts } from "./facts";
import { type ComparableSet, isPartOf, keyOf } from "./measure";
import { type Attribution, areIndependent, type Origin } from "./origin";
import { isKnownLater, takesPart, type Voice } from "./voice";

/** A voice, or one claim of unknown origin: whatever may contradict. */
export type InPlay = Pick<Voice, "origin" | "claims" | "figures">;

export interface Contradiction {
  code: "disjoint" | "denied" | "part_exceeds_whole" | "described_otherwise";
  origins: readonly [Origin, Origin];
  claims: readonly ClaimId[];
  /** Only a soft bound decides it. */
  soft: boolean;
}

/** One comparable set as far as it is known when contradictions are looked for. */
export interface SetInPlay {
  set: ComparableSet;
  claims: readonly Assertion[];
  attributions: ReadonlyMap<ClaimId, Attribution>;
  voices: readonly Voice[];
  inPlay: readonly InPlay[];
}

/** A denial with its origin. */
export interface Denied {
  claim: Assertion;
  origin: Origin;
  denies: { claim: ClaimId } | { set: (set: ComparableSet) => boolean };
}

export interface Findings {
  contradictions: Contradiction[];
  /** A part's floor exceeds the whole of the same voice. */
  inconsistent: Origin[];
  denied: Denied[];
}

/** Everything in play in a set: its voices, and each claim of unknown origin by itself. */
export function inPlayOf(
  claims: readonly Assertion[],
  attributions: ReadonlyMap<ClaimId, Attribution>,
  voices: readonly Voice[],
): InPlay[] {
  const unknowns = claims.flatMap((claim) => {
    const origin = attributions.get(claim.id)?.origin;
    if (!origin || origin.kind === "known" || !takesPart(claim.figure)) return [];
    return [{ origin, claims: [claim], figures: [claim.figure] }];
  });
  return [...voices, ...unknowns];
}

/** What contradicts what in each set, by figures, denials, parts and links. */
export function contradictionsIn(
  sets: readonly SetInPlay[],
  denials: readonly Denied[],
  facts: Facts,
): Map<SetInPlay, Findings> {
  const found = new Map(
    sets.map((set): [SetInPlay, Findings] => [
      set,
      { contradictions: disjointIn(set), inconsistent: [], denied: [] },
    ]),
  );
  const of = (set: SetInPlay) =>
    found.get(set) ?? { contradictions: [], inconsistent: [], denied: [] };
  for (const set of sets) deny(set, denials, of(set));
  for (const part of sets) {
    for (const whole of sets) {
      if (isPartOf(part.set, whole.set, facts))
        exceed(part.inPlay, whole.inPlay, of(part), of(whole));
    }
  }
  link(sets, facts, of);
  return found;
}

function disjointIn({ voices, inPlay }: SetInPlay): Contradiction[] {
  // Unknown claims never contradict each other, so each pair holds a voice; voices come first.
  const found: Contradiction[] = [];
  for (const [i, a] of voices.entries()) {
    for (const b of inPlay.slice(i + 1)) {
      const soft = decidedSoftly(a, b, isDisjoint);
      if (soft !== null) found.push(between("disjoint", a, b, soft));
    }
  }
  return found;
}

/**
 * Whether only soft bounds decide that figures of the one meet those of the other so; null where none do. Of "at least
 * 50,000" and "up to 52,000" in one voice the first excludes 3 by itself, though what both say together is soft.
 */
function decidedSoftly(
  one: InPlay,
  other: InPlay,
  meet: (one: Bounds, other: Bounds) => boolean,
): boolean | null {
  const anyMeet = (ones: readonly Bounds[], others: readonly Bounds[]) =>
    ones.some((each) => others.some((met) => meet(each, met)));
  if (!anyMeet(one.figures, other.figures)) return null;
  return !anyMeet(firmIn(one), firmIn(other));
}

// What it says now, and each claim that this rests on, as far as the wording is not approximate.
function firmIn({ figures, claims }: InPlay): Bounds[] {
  return [...figures, ...claims.map(({ figure }) => figure)].filter(({ soft }) => !soft);
}

function deny(
  { set, claims, attributions, inPlay }: SetInPlay,
  denials: readonly Denied[],
  into: Findings,
) {
  for (const denial of denials) {
    const { denies } = denial;
    const target = "claim" in denies ? claims.find((c) => c.id === denies.claim) : undefined;
    if (!target && ("claim" in denies || !denies.set(set))) continue;
    into.denied.push(denial);
    if (conceded(denial, claims, attributions)) continue;
    const met = target ? inPlay.filter((one) => speaksFor(one, target, attributions)) : inPlay;
    for (const one of met) {
      if (!areIndependent(denial.origin, one.origin)) continue;
      const ids = [denial.claim.id, ...one.claims.map((claim) => claim.id)];
      into.contradictions.push({
        code: "denied",
        origins: [denial.origin, one.origin],
        claims: ids,
        soft: false,
      });
    }
  }
}

// A denied claim is met in whatever its origin says now; one of unknown origin only in itself.
function speaksFor(
  one: InPlay,
  target: Assertion,
  attributions: ReadonlyMap<ClaimId, Attribution>,
): boolean {
  if (!takesPart(target.figure)) return false;
  if (one.origin.kind !== "known") return one.claims.includes(target);
  return one.origin.id === attributions.get(target.id)?.origin.id;
}

// A body that denied, and is known to have given a figure since, no longer denies.
function conceded(
  denial: Denied,
  claims: readonly Assertion[],
  attributions: ReadonlyMap<ClaimId, Attribution>,
): boolean {
  if (denial.origin.kind !== "known") return false;
  return claims.some(
    (claim) =>
      attributions.get(claim.id)?.origin.id === denial.origin.id &&
      !attributions.get(claim.id)?.echo &&
      claim.figure.lower > 0 &&
      isKnownLater(claim, denial.claim),
  );
}

function exceed(
  parts: readonly InPlay[],
  wholes: readonly InPlay[],
  ofPart: Findings,
  ofWhole: Findings,
) {
  for (const part of parts) {
    for (const whole of wholes) {
      const soft = decidedSoftly(part, whole, exceeds);
      if (soft === null) continue;
      if (areIndependent(part.origin, whole.origin)) {
        const one = between("part_exceeds_whole", part, whole, soft);
        ofPart.contradictions.push(one);
        ofWhole.contradictions.push(one);
      } else if (part.origin.kind === "known") {
        ofPart.inconsistent.push(part.origin);
        ofWhole.inconsistent.push(part.origin);
      }
    }
  }
}

function exceeds(part: Bounds, whole: Bounds): boolean {
  return whole.upper !== null && part.lower > whole.upper;
}

function link(sets: readonly SetInPlay[], facts: Facts, of: (set: SetInPlay) => Findings) {
  for (const { kind, claim, other } of facts.links) {
    const one = place(sets, claim);
    const two = place(sets, other);
    if (!one || !two) continue;
    if (kind === "part_of") {
      const part = one.set.inPlay
        .filter((p) => p.claims.includes(one.claim))
        .map((p) => only(p, one.claim));
      const whole = two.set.inPlay
        .filter((w) => w.claims.includes(two.claim))
        .map((w) => only(w, two.claim));
      if (!isPartOf(one.set.set, two.set.set, facts)) exceed(part, whole, of(one.set), of(two.set));
    } else if (areIndependent(one.origin, two.origin)) {
      const found: Contradiction = {
        code: "described_otherwise",
        origins: [one.origin, two.origin],
        claims: [claim, other],
        soft: false,
      };
      of(one.set).contradictions.push(found);
      if (keyOf(one.set.set) !== keyOf(two.set.set)) of(two.set).contradictions.push(found);
    }
  }
}

function place(sets: readonly SetInPlay[], id: ClaimId) {
  for (const set of sets) {
    const claim = set.claims.find((c) => c.id === id);
    const origin = set.attributions.get(id)?.origin;
    // Vague words and projections take no part, linked or not.
    if (claim && origin && takesPart(claim.figure) && set.set.basis !== "projection") {
      return { set, claim, origin };
    }
  }
  return undefined;
}

function only({ origin }: InPlay, claim: Assertion): InPlay {
  return { origin, claims: [claim], figures: [claim.figure] };
}

function between(code: Contradiction["code"], a: InPlay, b: InPlay, soft: boolean): Contradiction {
  return {
    code,
    origins: [a.origin, b.origin],
    claims: [...a.claims, ...b.claims].map((claim) => claim.id),
    soft,
  };
}
