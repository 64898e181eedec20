/** What a claim does to what was said before it, and how it stands to what the others say now. */
import { contains, isDisjoint, relation } from "./bounds";
import type { Assertion, ClaimId } from "./facts";
import type { Attribution, Origin } from "./origin";
import type { Effect, RelationValue } from "./vocabulary";
import { isKnownLater, takesPart, type Voice } from "./voice";

export interface ClaimRelation {
  /** The origin's own previous claim … */
  claim: ClaimId | null;
  /** … or what another origin says now. */
  origin: string | null;
  relation: RelationValue;
}

export interface ClaimEffect {
  effect: Effect;
  relations: readonly ClaimRelation[];
}

/**
 * The order of claims in a set: by the latest that each can have been asserted, which is when it was published
 * where nobody knows more; of one day those first whose assertion is known; then by published, offset, id. So a
 * claim never stands before one that is known to be earlier.
 */
export function inOrderOfAssertion(a: Assertion, b: Assertion): number {
  return (
    compare(a.assertedOn ?? a.publishedOn ?? "~", b.assertedOn ?? b.publishedOn ?? "~") ||
    Number(a.assertedOn === null) - Number(b.assertedOn === null) ||
    compare(a.publishedOn ?? "~", b.publishedOn ?? "~") ||
    a.offset - b.offset ||
    compare(a.id, b.id)
  );
}

/** The effect and the relations of every claim of a set; relations are linear in the origins. */
export function effectsOf(
  claims: readonly Assertion[],
  attributions: ReadonlyMap<ClaimId, Attribution>,
  voices: readonly Voice[],
): Map<ClaimId, ClaimEffect> {
  const previous = new Map<string, Assertion>();
  const heard = new Set<string>();
  const effects = new Map<ClaimId, ClaimEffect>();
  for (const claim of [...claims].sort(inOrderOfAssertion)) {
    const attribution = attributions.get(claim.id);
    if (!attribution) continue;
    const key = attribution.origin.kind === "known" ? attribution.origin.id : "unknown";
    const before = previous.get(key);
    const others = voices.filter((voice) => voice.origin.id !== attribution.origin.id);
    const earlier = others.filter((voice) => heard.has(voice.origin.id));
    effects.set(claim.id, {
      effect: effectOf(claim, attribution, before, earlier),
      relations: [...toPrevious(claim, before), ...toOthers(claim, others)],
    });
    // What echoes is nobody's previous word: it says again what its source said.
    if (attribution.echoesAnother) continue;
    previous.set(key, claim);
    heard.add(key);
  }
  return effects;
}

function effectOf(
  claim: Assertion,
  { echoesAnother, origin }: Attribution,
  before: Assertion | undefined,
  earlier: readonly Voice[],
): Effect {
  if (echoesAnother) return "echoes";
  if (origin.kind !== "known" && earlier.length > 0) return independent(claim, origin, earlier);
  if (before) return ownEffect(claim, before, origin);
  return earlier.length > 0 ? independent(claim, origin, earlier) : "first";
}

function ownEffect(claim: Assertion, before: Assertion, origin: Origin): Effect {
  const to = relation(claim.figure, before.figure);
  if (to === "equal" || to === "widens") return "repeats";
  if (to === "narrows" || to === "overlaps") return to;
  // Nobody knows whether both are one person's word: neither a change of mind nor a contradiction.
  if (origin.kind !== "known") return "disputes";
  return isKnownLater(claim, before) ? "revises" : "contradicts_itself";
}

// Against what the others say now: inside one of them it corroborates, unless nobody knows whose it is.
function independent(claim: Assertion, origin: Origin, earlier: readonly Voice[]): Effect {
  if (!takesPart(claim.figure)) return "is_compatible";
  const figures = earlier.flatMap((voice) => voice.figures);
  if (figures.some((figure) => isDisjoint(claim.figure, figure))) return "disputes";
  const inside = earlier.some((voice) => voice.says && contains(voice.says, claim.figure));
  return inside && origin.kind === "known" ? "corroborates" : "is_compatible";
}

function toPrevious(claim: Assertion, before: Assertion | undefined): ClaimRelation[] {
  if (!before) return [];
  return [{ claim: before.id, origin: null, relation: relation(claim.figure, before.figure) }];
}

function toOthers(claim: Assertion, others: readonly Voice[]): ClaimRelation[] {
  return others.map((voice) => ({
    claim: null,
    origin: voice.origin.id,
    relation:
      voice.says && takesPart(claim.figure) ? relation(claim.figure, voice.says) : "not_comparable",
  }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
