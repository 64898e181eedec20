/** What a voice says, in words for sentences: as printed where one claim of it says just that. */
import type { Bounds } from "@/lib/domain/bounds";
import type { ClaimId, ComparedFigure } from "@/lib/domain/facts";
import { boundsWords } from "./words";

interface Printed {
  id: ClaimId;
  figure: ComparedFigure;
}

/**
 * "“about 50”", "17", "“a dozen” (about 12)": the wording of the claim that gives these bounds, with its
 * reading where it holds no digits, or a unit that not every reader knows. The reading alone where no one claim gives them, where the wording
 * is digits alone, or holds other words than those of numbers: a sentence keeps its words when a claim
 * is redacted, so it must tell nothing that the bounds do not.
 */
export function printedWords(
  says: Bounds,
  claims: readonly Printed[],
  wordingOf: (claim: ClaimId) => string | null,
): string {
  const giving = claims.filter(({ figure }) => isSame(figure, says)).map(({ id }) => wordingOf(id));
  const wording = giving.find((one) => one !== null && ofNumbers.test(one) && /[a-z]/i.test(one));
  const reading = readingWords(says, claims);
  const isNumber = says.lower === says.upper && !says.soft;
  if (!wording || (isNumber && giving.some((one) => one !== null && digits.test(one))))
    return reading;
  const isPlain = /\d/.test(wording) && !unitWords.test(wording);
  return isPlain ? `“${wording}”` : `“${wording}” (${reading})`;
}

const digits = /^\d[\d,.]*$/;
const hedges =
  "about around some roughly approximately nearly almost close at least most more fewer less than over under " +
  "upwards of no not up to as many between and or a an estimated half";
/** Units that not every reader knows: their reading stands beside them. */
const units = "lakh crore";
const numbers =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million " +
  units;
const unitWords = new RegExp(`\\b(?:${units.replace(" ", "|")})\\b`, "i");
const ofNumbers = new RegExp(
  `^(?:[\\d,.+\\s–-]|\\b(?:${`${hedges} ${numbers}`.split(" ").join("|")})\\b)+$`,
  "i",
);

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
