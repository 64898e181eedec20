/** What a voice says, in words for sentences: as printed where one claim of it says just that. */
import type { Bounds } from "@/lib/domain/bounds";
import type { ClaimId, ComparedFigure } from "@/lib/domain/facts";
import { boundsWords } from "./words";

/** A figure's very words, and whether a reader of English gets their number from them. */
export interface Wording {
  text: string;
  /** Of the quote; null where nobody said. */
  language: string | null;
  /** How the analyst read it, where the words alone do not say. */
  how: string | null;
}

interface Printed {
  id: ClaimId;
  figure: ComparedFigure;
}

/**
 * "“about 50”", "17", "“a dozen” (about 12)": the wording of the claim that gives these bounds, with its
 * reading where the words are no English or hold no number; the reading alone where no one claim
 * gives them, or its words were redacted.
 */
export function printedWords(
  says: Bounds,
  claims: readonly Printed[],
  wordingOf: (claim: ClaimId) => Wording | null,
): string {
  const giving = claims.filter(({ figure }) => isSame(figure, says)).map(({ id }) => wordingOf(id));
  const wording = giving.find((one) => one !== null) ?? null;
  const reading = readingWords(says, claims);
  if (wording === null || isBare(wording, says) || wording.text.length > longest) return reading;
  return saysItself(wording) ? `“${wording.text}”` : `“${wording.text}” (${reading})`;
}

// Longer words would make the sentence theirs; they stand right below it.
const longest = 60;

// Digits alone are no wording: "1500" is 1,500 on every line of the page.
function isBare({ text }: Wording, { lower, upper }: Bounds): boolean {
  return lower === upper && /^[\d,.\s]+$/.test(text);
}

function saysItself({ text, language, how }: Wording): boolean {
  const isEnglish = language === null || /^en(-|$)/i.test(language);
  return isEnglish && how === null && /\d/.test(text);
}

// "More than 80" stays so, and does not become an "at least 81" that nobody said.
function readingWords(says: Bounds, claims: readonly Printed[]): string {
  const printed = claims.find(({ figure }) => figure.lower === says.lower)?.figure;
  const isMoreThan = printed?.form === "more_than" && says.upper === null;
  return isMoreThan
    ? `more than ${boundsWords({ lower: says.lower - 1, upper: says.lower - 1, soft: false })}`
    : boundsWords(says);
}

function isSame(a: Bounds, b: Bounds): boolean {
  return a.lower === b.lower && a.upper === b.upper && a.soft === b.soft;
}
