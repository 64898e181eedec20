/** A judgement as one reads it aloud: names and short figures instead of objects. */
import { describeBounds, terseBounds } from "@/lib/domain/bounds-words";
import type { Facts, Measure } from "@/lib/domain/facts";
import type { Flag } from "@/lib/domain/flag";
import { type JudgedSet, type Judgement, judge } from "@/lib/domain/judgement";
import type { Effect, StandingValue } from "@/lib/domain/vocabulary";
import { measureOf, type Scene } from "./facts";

export interface Reading {
  standing: StandingValue;
  /** How many known origins say something that takes part. */
  voices: number;
  /** What each known origin says now; "–" where that is nothing, or contradicts itself. */
  says: Record<string, string>;
  bothAssert: string | null;
  beyond: readonly string[];
  /** "10: government", in order of value. */
  camps: readonly string[];
  /** "interested BLA more". */
  flags: readonly string[];
  /** Of each claim by its id, "effect" and whose it is. */
  claims: Record<string, readonly [Effect, string]>;
  /** "disjoint: BLA, army". */
  because: readonly string[];
  /** Of each of these, whether only a soft bound decides it. */
  soft: readonly boolean[];
}

/** How the measure of a scene is judged; the only one where none is named. */
export function reading(scene: Scene, what?: string): Reading {
  const { measures } = judge(scene.facts);
  const [found, ...others] = measures.filter(
    ({ set }) => what === undefined || isSame(set.measure, measureOf(what)),
  );
  if (!found || others.length > 0) throw new Error(`not one measure: ${what ?? "the only one"}`);
  return readingOf(found);
}

/** How it is judged who is responsible: the standing of each party that is held so. */
export function responsibility(scene: Scene): Record<string, Reading> {
  return Object.fromEntries(
    judge(scene.facts).responsibility.map((one) => [one.party, readingOf(one)]),
  );
}

function readingOf(judged: JudgedSet): Reading {
  const { standing, origins } = judged;
  const voices = origins.flatMap(({ origin, voice }) => (voice ? [{ origin, voice }] : []));
  return {
    standing: standing.value,
    voices: voices.length,
    says: Object.fromEntries(
      voices.map(({ origin, voice }) => [origin.id, voice.says ? terseBounds(voice.says) : "–"]),
    ),
    bothAssert: standing.bothAssert && describeBounds({ ...standing.bothAssert, soft: false }),
    beyond: standing.beyond,
    camps: standing.camps.map(
      ({ lower, upper, origins: of }) =>
        `${terseBounds({ lower, upper, soft: false })}: ${[...of].sort().join(", ")}`,
    ),
    flags: judged.flags.map(flagText),
    claims: Object.fromEntries(
      judged.claims.map(({ claim, effect, origin }) => [claim.id, [effect, origin.id] as const]),
    ),
    soft: standing.contradictions.map(({ soft }) => soft),
    because: standing.contradictions.map(
      ({ code, origins: [one, other] }) => `${code}: ${one.id}, ${other.id}`,
    ),
  };
}

/** The judgement as plain values, so that two of them can be compared. */
export function judged(facts: Facts): unknown {
  const { measures, responsibility: held, denials }: Judgement = judge(facts);
  return { measures, held, denials: [...denials].sort() };
}

function flagText({ flag, origin, party, article, direction, side, times }: Flag): string {
  const when = times?.map(({ origin: of, first }) => `${of.id} ${first}`).join(", ");
  return [flag, origin?.id, party, article, direction, side, when].filter(Boolean).join(" ");
}

function isSame(a: Measure, b: Measure): boolean {
  return a.outcome === b.outcome && a.group === b.group && a.of === b.of;
}
