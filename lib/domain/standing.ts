/**
 * The standing of one comparable set: what its voices, counted and not weighed, amount to.
 * It counts voices, not truth.
 */
import { type Bounds, intersectionOf, isDisjoint } from "./bounds";
import type { Contradiction, InPlay } from "./contradiction";
import type { StandingValue } from "./vocabulary";
import type { Voice } from "./voice";

/** Origins that could all be right together, and what they then say. */
export interface Camp {
  origins: readonly string[];
  lower: number;
  upper: number | null;
}

export interface BothAssert {
  lower: number;
  upper: number | null;
}

export interface Standing {
  value: StandingValue;
  contradictions: readonly Contradiction[];
  /** What two voices assert; null below two voices, or where it says nothing. */
  bothAssert: BothAssert | null;
  /** Every maximal camp, in order of value. */
  camps: readonly Camp[];
  /** The origins that assert the highest floor, where they make the standing agreed. */
  agreeing: readonly string[];
  /** The origins that go beyond what is both asserted. */
  beyond: readonly string[];
}

/** The standing of a set from its voices, all that is in play in it, and what contradicts what. */
export function standingOf(
  voices: readonly Voice[],
  inPlay: readonly InPlay[],
  contradictions: readonly Contradiction[],
): Standing {
  const coherent = voices.flatMap((v) => (v.says ? [{ id: v.origin.id, says: v.says }] : []));
  const agreeing = agreeingAmong(coherent);
  const bothAssert = bothAssertedBy(coherent.map((voice) => voice.says));
  return {
    value: standingValue(voices, inPlay, contradictions, agreeing),
    contradictions,
    bothAssert,
    camps: campsAmong(coherent),
    agreeing: agreeing.map((voice) => voice.id),
    beyond: bothAssert ? beyond(coherent, bothAssert) : [],
  };
}

/** [second-highest lower, second-lowest upper]; null below two voices or where that is everything. */
function bothAssertedBy(all: readonly Bounds[]): BothAssert | null {
  if (all.length < 2) return null;
  const floors = all.map((says) => says.lower).sort((a, b) => b - a);
  const ceilings = all.map(ceilingOf).sort((a, b) => a - b);
  const lower = floors[1] ?? 0;
  const upper = ceilings[1] ?? Number.POSITIVE_INFINITY;
  if (lower === 0 && upper === Number.POSITIVE_INFINITY) return null;
  return { lower, upper: upper === Number.POSITIVE_INFINITY ? null : upper };
}

interface Coherent {
  id: string;
  says: Bounds;
}

function standingValue(
  voices: readonly Voice[],
  inPlay: readonly InPlay[],
  contradictions: readonly Contradiction[],
  agreeing: readonly Coherent[],
): StandingValue {
  if (contradictions.length > 0) return "contested";
  if (inPlay.length === 0) return "none";
  if (voices.length === 0) return "unknown_origin";
  if (voices.length === 1) return "single_origin";
  return agreeing.length > 1 ? "agreed" : "compatible";
}

// Two voices on the highest floor agree on it; where that floor is 0 a floor says nothing, and
// only the same interval is agreement.
function agreeingAmong(voices: readonly Coherent[]): Coherent[] {
  const floor = Math.max(0, ...voices.map((voice) => voice.says.lower));
  const highest = voices.filter((voice) => voice.says.lower === floor);
  if (floor > 0) return highest.length > 1 ? highest : [];
  const twins = highest.filter((a) =>
    highest.some((b) => b.id !== a.id && ceilingOf(b.says) === ceilingOf(a.says)),
  );
  return twins;
}

function campsAmong(voices: readonly Coherent[]): Camp[] {
  const ordered = [...voices].sort((a, b) => a.says.lower - b.says.lower || (a.id < b.id ? -1 : 1));
  const candidates = ordered.map(({ says: { lower } }) =>
    ordered.filter((v) => v.says.lower <= lower && lower <= ceilingOf(v.says)),
  );
  const maximal = candidates.filter(
    (camp, i) =>
      !candidates.some(
        (other, j) =>
          j !== i &&
          camp.every((voice) => other.includes(voice)) &&
          (other.length > camp.length || j < i),
      ),
  );
  return maximal.map((camp) => {
    const met = intersectionOf(camp.map((voice) => voice.says));
    return {
      origins: camp.map((voice) => voice.id),
      lower: met?.lower ?? 0,
      upper: met?.upper ?? null,
    };
  });
}

function beyond(voices: readonly Coherent[], both: BothAssert): string[] {
  const upper = both.upper ?? Number.POSITIVE_INFINITY;
  return voices
    .filter(
      ({ says }) =>
        says.lower > both.lower ||
        ceilingOf(says) < upper ||
        isDisjoint(says, { ...both, soft: false }),
    )
    .map((voice) => voice.id);
}

function ceilingOf(says: Bounds): number {
  return says.upper ?? Number.POSITIVE_INFINITY;
}
