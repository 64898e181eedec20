/**
 * The judgement of one incident: for every comparable set its origins, what they say now, the
 * standing and its flags, and what each claim does; and the same for who is held responsible.
 * Pure: the same facts in any order give the same judgement.
 */

import type { Bounds } from "./bounds";
import {
  type Contradiction,
  contradictionsIn,
  type Denied,
  inPlayOf,
  type SetInPlay,
} from "./contradiction";
import { type ClaimEffect, effectsOf, inOrderOfAssertion } from "./effect";
import type {
  Assertion,
  ClaimId,
  CountClaim,
  DenialClaim,
  Dependence,
  Facts,
  Measure,
} from "./facts";
import { type Flag, flagsOf } from "./flag";
import { groupBy } from "./grouping";
import { type ComparableSet, comparablesOf } from "./measure";
import { inOneOrder } from "./order";
import { type Attribution, areIndependent, attribute, type Origin, unknown } from "./origin";
import { lineage, tiesDuring } from "./party";
import { type Standing, standingOf } from "./standing";
import { type Voice, voicesOf } from "./voice";

/** Raised whenever a rule changes what it computes; stored with every edition. */
export const rulesVersion = "3";

export interface JudgedOrigin {
  origin: Origin;
  /** What it says now; null for vague words only, for a contradiction in itself, for several unknowns. */
  says: Bounds | null;
  voice: Voice | null;
}

export interface JudgedClaim<C extends Assertion = Assertion> extends Attribution, ClaimEffect {
  claim: C;
}

export interface JudgedSet<C extends Assertion = Assertion> {
  standing: Standing;
  flags: readonly Flag[];
  origins: readonly JudgedOrigin[];
  /** In the order of their assertion. */
  claims: readonly JudgedClaim<C>[];
}

export interface JudgedMeasure extends JudgedSet<CountClaim> {
  set: ComparableSet;
  key: string;
}

export interface JudgedResponsibility extends JudgedSet {
  party: string;
}

export interface Judgement {
  measures: readonly JudgedMeasure[];
  responsibility: readonly JudgedResponsibility[];
  denials: ReadonlyMap<ClaimId, Origin>;
}

/** Judges everything that is claimed of an incident. */
export function judge(given: Facts): Judgement {
  const facts = inOneOrder(given);
  const denied = deniedIn(facts);
  return {
    measures: judgeMeasures(facts, denied),
    responsibility: judgeResponsibility(facts, denied),
    denials: new Map(denied.map((denial) => [denial.claim.id, denial.origin])),
  };
}

function judgeMeasures(facts: Facts, denied: readonly Denied[]): JudgedMeasure[] {
  const sets = comparablesOf(facts.counts, facts.period).map(({ key, set, claims }) => ({
    key,
    own: claims,
    ...inPlay(set, claims, facts),
  }));
  const found = contradictionsIn(sets, denied, facts);
  return sets
    .map((one) => {
      const { contradictions = [], inconsistent = [], denied: met = [] } = found.get(one) ?? {};
      return {
        key: one.key,
        set: one.set,
        standing: standingOf(one.voices, one.inPlay, contradictions),
        flags: flagsOf(one, met, inconsistent, facts),
        origins: originsOf(one),
        claims: judged(one.own, one),
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function inPlay(set: ComparableSet, claims: readonly CountClaim[], facts: Facts): SetInPlay {
  const dependences = facts.dependences.filter((d) => isSameMeasure(d.measure, set.measure));
  const attributions = attribute(claims, facts, dependences);
  // Projections are kept and shown, and never compared.
  const voices = set.basis === "projection" ? [] : voicesOf(claims, attributions);
  const all = set.basis === "projection" ? [] : inPlayOf(claims, attributions, voices);
  return { set, claims, attributions, voices, inPlay: all };
}

// Each party held responsible is a set whose every claim says the same one thing. Rivals are those
// that are neither it, nor part of it, nor it part of them.
function judgeResponsibility(facts: Facts, denied: readonly Denied[]): JudgedResponsibility[] {
  const groups = groupBy(facts.responsibility, (claim) => claim.holdsResponsible);
  const sets = [...groups].map(([party, claims]) => {
    const attributions = attribute(claims, facts, dependencesOfNone);
    const voices = voicesOf(claims, attributions);
    return { party, claims, attributions, voices, inPlay: inPlayOf(claims, attributions, voices) };
  });
  return sets
    .map((one) => {
      const rivals = sets.filter((other) => !isOneLine(one.party, other.party, facts));
      const contradictions = [
        ...rivals.flatMap((rival) => rivalry(one.inPlay, rival.inPlay)),
        ...one.claims.flatMap((claim) => denialsOf(claim, one.attributions.get(claim.id), denied)),
      ];
      return {
        party: one.party,
        standing: standingOf(one.voices, one.inPlay, contradictions),
        flags: [],
        origins: originsOf(one),
        claims: judged(one.claims, one),
      };
    })
    .sort((a, b) => (a.party < b.party ? -1 : 1));
}

const dependencesOfNone: readonly Dependence[] = [];

function rivalry(own: SetInPlay["inPlay"], others: SetInPlay["inPlay"]): Contradiction[] {
  return own.flatMap((one) =>
    others
      .filter((other) => areIndependent(one.origin, other.origin))
      .map((other) => ({
        code: "disjoint" as const,
        origins: [one.origin, other.origin] as const,
        claims: [...one.claims, ...other.claims].map((claim) => claim.id),
        soft: false,
      })),
  );
}

function denialsOf(
  claim: Assertion,
  attribution: Attribution | undefined,
  denied: readonly Denied[],
): Contradiction[] {
  const origin = attribution?.origin ?? unknown;
  return denied
    .filter(({ denies }) => "claim" in denies && denies.claim === claim.id)
    .filter((denial) => areIndependent(denial.origin, origin))
    .map((denial) => ({
      code: "denied" as const,
      origins: [denial.origin, origin] as const,
      claims: [denial.claim.id, claim.id],
      soft: false,
    }));
}

function deniedIn(facts: Facts): Denied[] {
  const groups = groupBy(facts.denials, (denial) =>
    "claim" in denial.denies ? denial.denies.claim : measureText(denial.denies.measure),
  );
  return [...groups.values()].flatMap((denials) => {
    const attributions = attribute(denials, facts, dependencesOf(denials[0], facts));
    return denials.map((claim) => ({
      claim,
      origin: attributions.get(claim.id)?.origin ?? unknown,
      denies: targetOf(claim),
    }));
  });
}

// What editors declared of the measure that is denied holds for those who deny it.
function dependencesOf(denial: DenialClaim | undefined, facts: Facts): readonly Dependence[] {
  if (!denial) return dependencesOfNone;
  const { denies } = denial;
  const measure =
    "measure" in denies
      ? denies.measure
      : facts.counts.find((claim) => claim.id === denies.claim)?.measure;
  return facts.dependences.filter((d) => measure && isSameMeasure(d.measure, measure));
}

function targetOf({ denies }: DenialClaim): Denied["denies"] {
  if ("claim" in denies) return denies;
  return { set: (set) => isSameMeasure(set.measure, denies.measure) };
}

type Attributed = Pick<SetInPlay, "attributions" | "voices">;

function originsOf({
  claims,
  attributions,
  voices,
}: Attributed & { claims: readonly Assertion[] }): JudgedOrigin[] {
  const origins = new Map(
    [...attributions.values()].map(({ origin }): [string, Origin] => [origin.id, origin]),
  );
  return [...origins.values()]
    .map((origin) => {
      const voice = voices.find((v) => v.origin.id === origin.id) ?? null;
      const says = voice ? voice.says : commonFigure(claims, attributions, origin);
      return { origin, says, voice };
    })
    .sort((a, b) => rank(a.origin) - rank(b.origin) || (a.origin.id < b.origin.id ? -1 : 1));
}

// Unknown claims are not one voice; only where all of them print the same is there something to show.
function commonFigure(
  claims: readonly Assertion[],
  attributions: ReadonlyMap<ClaimId, Attribution>,
  origin: Origin,
): Bounds | null {
  if (origin.kind === "known") return null;
  const figures = claims
    .filter((c) => attributions.get(c.id)?.origin.id === origin.id && c.figure.form !== "vague")
    .map((c) => c.figure);
  const [first] = figures;
  if (!first || figures.some((f) => f.lower !== first.lower || f.upper !== first.upper))
    return null;
  return { lower: first.lower, upper: first.upper, soft: figures.every((f) => f.soft) };
}

function judged<C extends Assertion>(
  claims: readonly C[],
  { attributions, voices }: Attributed,
): JudgedClaim<C>[] {
  const effects = effectsOf(claims, attributions, voices);
  return [...claims].sort(inOrderOfAssertion).flatMap((claim) => {
    const attribution = attributions.get(claim.id);
    const effect = effects.get(claim.id);
    return attribution && effect ? [{ claim, ...attribution, ...effect }] : [];
  });
}

function isOneLine(a: string, b: string, facts: Facts): boolean {
  const ties = tiesDuring(facts.period, facts.ties);
  return lineage(a, ties).includes(b) || lineage(b, ties).includes(a);
}

/** Whether two are one measure: outcome, group and of. */
export function isSameMeasure(a: Measure, b: Measure): boolean {
  return measureText(a) === measureText(b);
}

function measureText({ outcome, group, of }: Measure): string {
  return `${outcome}|${group}|${of ?? "-"}`;
}

function rank(origin: Origin): number {
  return { known: 0, unknown: 1, circular: 2 }[origin.kind];
}
