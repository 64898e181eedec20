/** The closed lists of words of the JSON, as a reader meets them. One language so far: English. */
import type {
  Effect,
  EvidenceGround,
  Hedge,
  Outcome,
  PlacePrecision,
  RelationValue,
  StandingValue,
  Status,
} from "@/lib/domain/vocabulary";
import type { EditionCountClaim, EditionOtherClaim, EditionReading } from "@/lib/schemas/edition";

/** Beside the standing's sentence. */
export const standingWords: Record<StandingValue, string> = {
  none: "Nothing to compare",
  unknown_origin: "Origin unknown",
  single_origin: "One voice",
  agreed: "Agreed",
  compatible: "Compatible",
  contested: "Contested",
};

/** What was counted, as a choice: "Seized or destroyed". */
export function outcomeInWords(outcome: Outcome): string {
  return capitalised(outcome.replaceAll("_", " "));
}

/** What a claim does beside the others. Where nobody is known to speak, "it" said nothing before. */
export function effectInWords(effect: Effect, isKnown: boolean): string {
  const before = isKnown ? "what it said before" : "an earlier figure of unknown origin";
  const words: Record<Effect, string> = {
    first: isKnown ? "The first claim of this origin" : "The first claim of unknown origin",
    repeats: `Repeats ${before}`,
    narrows: `Narrows ${before}`,
    overlaps: `Overlaps with ${before}`,
    revises: `Revises ${before}`,
    contradicts_itself: isKnown ? "Contradicts what else it says" : `Contradicts ${before}`,
    echoes: "Echo: no speaker of its own",
    corroborates: "Corroborates another voice",
    is_compatible: "Compatible with the other voices",
    disputes: "Disputes another voice",
  };
  return words[effect];
}

/** "[this figure is] … the other". */
export const relationWords: Record<RelationValue, string> = {
  equal: "the same as",
  narrows: "narrower than",
  widens: "wider than",
  overlaps: "overlapping with",
  disjoint: "no number in common with",
  not_comparable: "no one figure to compare with from",
};

export const statusWords: Record<Status, string> = {
  unreviewed: "Not yet reviewed by an editor",
  uncorroborated: "Uncorroborated",
  partly_corroborated: "Partly corroborated",
  corroborated: "Corroborated",
  contested: "Contested",
  discounted: "Discounted by an editor",
  retracted: "Retracted",
};

/** The Admiralty scales in words: of the source, and of what it says. */
export function admiraltyWords({
  reliability,
  credibility,
}: NonNullable<EditionCountClaim["admiralty"]>): string {
  const words = [
    reliability && `the source is ${reliabilityWords[reliability] ?? reliability} (${reliability})`,
    credibility &&
      `what it says is ${credibilityWords[credibility] ?? credibility} (${credibility})`,
  ];
  return `Admiralty scales: ${words.filter(Boolean).join(", ")}.`;
}

export const reliabilityWords: Readonly<Record<string, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "of a reliability that cannot be judged",
};

export const credibilityWords: Readonly<Record<number, string>> = {
  1: "confirmed by others",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "of a truth that cannot be judged",
};

export const readingWords: Record<EditionReading["rule"], string> = {
  both_assert: "What two voices assert",
  acled: "ACLED",
  gtd: "GTD",
  ucdp: "UCDP",
  ibc: "Iraq Body Count",
};

export const hedgeWords: Record<Hedge, string | null> = {
  none: null,
  said: "printed as said",
  reported: "printed as reported",
  claimed: "printed as claimed",
  alleged: "printed as alleged",
  confirmed: "printed as confirmed",
  denied: "printed as denied",
  feared: "printed as feared",
};

export const groundWords: Record<EvidenceGround, string> = {
  credit_line: "Credit line",
  echo: "Echo",
  inference: "Analyst’s inference",
};

/** How closely places are known: of one, and of several. */
export const precisionWords: Record<PlacePrecision, readonly [one: string, several: string]> = {
  exact: ["exact spot", "exact spots"],
  neighbourhood: ["neighbourhood", "neighbourhoods"],
  settlement: ["settlement", "settlements"],
  district: ["district", "districts"],
  province: ["province", "provinces"],
  country: ["country", "countries"],
};

export const attackersWords: Record<EditionCountClaim["attackersIncluded"], string | null> = {
  yes: "attackers’ own dead included",
  no: "attackers’ own dead not included",
  not_said: null,
};

export const otherKindWords: Record<EditionOtherClaim["kind"], string> = {
  responsibility: "Responsibility",
  denial: "Denial",
  other: "Statement",
};

export const snapshotWords = {
  captured: null,
  transcribed: "transcribed",
  stand_in: "stand-in text, invented for demonstration",
} as const;

/** A sentence's first letter, for texts that are stored without one. */
export function capitalised(text: string): string {
  const first = text.codePointAt(0);
  if (first === undefined) return "";
  const letter = String.fromCodePoint(first);
  return letter.toUpperCase() + text.slice(letter.length);
}
