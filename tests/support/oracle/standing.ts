/** What a comparable set amounts to. */
import type { ClaimId, CountClaim, Facts } from "@/lib/domain/facts";
import type { StandingValue } from "@/lib/domain/vocabulary";
import type { Expected } from "../oracle";
import { sameMeasure } from "./comparing";
import { areApart, beyond, type Span, spanOf, universe } from "./numbers";
import { isPart } from "./parts";
import { isKnownLater, type OracleSet, takesPart } from "./set";
import { declaredOrigin, hasSpeaker, isKnown } from "./whose-word";

export function standing(set: OracleSet, sets: readonly OracleSet[], facts: Facts): StandingValue {
  const utterances = set.utterances();
  if (isContested(set, sets, facts)) return "contested";
  if (utterances.length === 0) return "none";
  const voices = set.voices();
  if (voices.length === 0) return "unknown_origin";
  if (voices.length === 1) return "single_origin";
  return agreed(set) ? "agreed" : "compatible";
}

function agreed(set: OracleSet): boolean {
  const spans = set
    .voices()
    .flatMap((id) => [spanOf(set.says(id))].filter((span) => span !== null));
  const highest = Math.max(...spans.map(([floor]) => floor));
  const top = spans.filter(([floor]) => floor === highest);
  if (highest > 0) return top.length > 1;
  return new Set(top.map(([, ceiling]) => ceiling)).size < top.length;
}

function areTwoVoices(a: string, b: string): boolean {
  return a !== b && (isKnown(a) || isKnown(b));
}

function isContested(set: OracleSet, sets: readonly OracleSet[], facts: Facts): boolean {
  const here = set.utterances();
  const disjoint = here.some((a) =>
    here.some((b) => areTwoVoices(a.origin, b.origin) && areApart(a.numbers, b.numbers)),
  );
  return (
    disjoint ||
    isDenied(set, facts) ||
    sets.some((other) => exceeds(set, other) || exceeds(other, set)) ||
    isLinkedAgainst(set, sets, facts)
  );
}

/** Whether a floor of the part lies above a ceiling of another voice's whole. */
function exceeds(part: OracleSet, whole: OracleSet): boolean {
  if (!isPart(part, whole)) return false;
  return part
    .utterances()
    .some((p) =>
      whole
        .utterances()
        .some(
          (w) =>
            areTwoVoices(p.origin, w.origin) && Math.min(...p.numbers) > Math.max(...w.numbers),
        ),
    );
}

function isDenied(set: OracleSet, facts: Facts): boolean {
  return facts.denials.some((denial) => {
    const { denies } = denial;
    const target = "claim" in denies && set.claims.find((claim) => claim.id === denies.claim);
    if ("measure" in denies ? !sameMeasure(denies.measure, set.first.measure) : !target)
      return false;
    const denier = denierOf(denial.id, facts);
    const yielded =
      isKnown(denier) &&
      set.claims.some(
        (claim) =>
          set.originOf(claim) === denier &&
          hasSpeaker(claim) &&
          claim.figure.lower > 0 &&
          isKnownLater(claim, denial),
      );
    if (yielded) return false;
    const met = set.utterances().filter((one) => areTwoVoices(denier, one.origin));
    if (!target) return met.length > 0;
    return takesPart(target) && met.some((one) => one.origin === set.originOf(target));
  });
}

/** Whose denial it is, among the denials of the same thing. */
function denierOf(id: ClaimId, facts: Facts): string {
  const denial = facts.denials.find((one) => one.id === id);
  if (!denial) return "unknown";
  const target = (one: typeof denial) => {
    const { denies } = one;
    return "claim" in denies ? denies.claim : JSON.stringify(Object.entries(denies.measure).sort());
  };
  const all = facts.denials.filter((one) => target(one) === target(denial));
  const { denies } = denial;
  const about =
    "measure" in denies
      ? denies.measure
      : facts.counts.find((claim) => claim.id === denies.claim)?.measure;
  const dependences = facts.dependences.filter((d) => about && sameMeasure(d.measure, about));
  return declaredOrigin(denial, all, dependences, facts);
}

function isLinkedAgainst(set: OracleSet, sets: readonly OracleSet[], facts: Facts): boolean {
  return facts.links.some(({ kind, claim, other }) => {
    const one = placeOf(claim, sets);
    const two = placeOf(other, sets);
    if (!one || !two || (one.set !== set && two.set !== set)) return false;
    if (!takesPart(one.claim) || !takesPart(two.claim)) return false;
    if (!areTwoVoices(one.set.originOf(one.claim), two.set.originOf(two.claim))) return false;
    if (kind === "same_dead") return true;
    return (
      !isPart(one.set, two.set) &&
      speaksNow(one) &&
      speaksNow(two) &&
      one.claim.figure.lower > (two.claim.figure.upper ?? beyond)
    );
  });
}

function placeOf(id: ClaimId, sets: readonly OracleSet[]) {
  const set = sets.find((one) => one.claims.some((claim) => claim.id === id));
  const claim = set?.claims.find((one) => one.id === id);
  return set && claim && { set, claim };
}

function speaksNow({ set, claim }: { set: OracleSet; claim: CountClaim }): boolean {
  const origin = set.originOf(claim);
  return !isKnown(origin) || set.standingClaims(origin).includes(claim);
}

export function bothAsserted(set: OracleSet): Span | null {
  const spans = set
    .voices()
    .flatMap((id) => [spanOf(set.says(id))].filter((span) => span !== null));
  if (spans.length < 2) return null;
  const two = (holds: (span: Span) => boolean) => spans.filter(holds).length >= 2;
  const lower = Math.max(...universe.filter((n) => two(([floor]) => floor >= n)));
  const upper = Math.min(...universe.filter((n) => two(([, top]) => (top ?? beyond) <= n)));
  if (lower === 0 && upper === beyond) return null;
  return [lower, upper === beyond ? null : upper];
}

export function camps(set: OracleSet): Expected["camps"] {
  const voices = set.voices().filter((id) => set.says(id).size > 0);
  const met = universe.map((n) => voices.filter((id) => set.says(id).has(n)).sort());
  const distinct = [...new Map(met.map((camp) => [camp.join(), camp])).values()].filter(
    (camp) => camp.length > 0,
  );
  return distinct
    .filter((camp) => !distinct.some((one) => one !== camp && camp.every((v) => one.includes(v))))
    .flatMap((camp) => {
      const common = universe.filter((n) => camp.every((id) => set.says(id).has(n)));
      const span = spanOf(new Set(common));
      return span ? [{ origins: camp, span }] : [];
    });
}
