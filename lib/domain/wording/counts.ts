import { maximumFigure } from "../bounds";
import { type Decimal, readDigits, times, whole } from "./digits";
import { type Numeral, type NumeralFault, readNumeral } from "./numerals";
import { findPhrase, phraseBook } from "./phrases";
import { reversed } from "./qualifiers";
import { exactly, type Problem, type Quantity, refuse } from "./quantity";
import { isHyphen, isWord, type Tokens, textAt } from "./tokens";
import { readVague } from "./vague";

export interface Count {
  readonly quantity: Quantity | Problem;
  /** The place after the count. */
  readonly next: number;
}

/**
 * A bare number, vague word or range at `at`, without qualifiers; null where none begins. A range
 * is two of them joined by a dash, "to" or "or", or by "and" after "between".
 */
export function readCount(tokens: Tokens, at: number): Count | null {
  const opener = textAt(tokens, at);
  const opened = opener === "between" || opener === "from";
  const left = readAmount(tokens, opened ? at + 1 : at);
  if (left === null) return null;
  const link = readLink(tokens, left.next, opener === "between");
  const right = link === null ? null : readAmount(tokens, link.next);
  if (link === null || right === null) return opened ? null : left;
  if (readModifier(tokens, link.next) !== null) {
    return {
      quantity: refuse("The second number is an age or a size and not a count."),
      next: right.next,
    };
  }
  const onward = readLink(tokens, right.next, opener === "between");
  if (onward !== null && readAmount(tokens, onward.next) !== null) {
    return { quantity: refuse("Three numbers in a row are not a range."), next: right.next };
  }
  return { quantity: range(left, right, link.soft), next: right.next };
}

/** A number that belongs to the word after it and counts nobody: "15-year-old", "12-member". */
export interface Modifier {
  /** Whether it is an age, which stands for whoever is of that age. */
  readonly age: "singular" | "plural" | null;
  readonly next: number;
}

export function readModifier(tokens: Tokens, at: number): Modifier | null {
  const first = readNumeral(tokens, at);
  if (first === null) return null;
  const second = textAt(tokens, first.next) === "-" ? readNumeral(tokens, first.next + 1) : null;
  const place = second?.next ?? first.next;
  const unit = isHyphen(tokens, place) ? place + 1 : place;
  if (ageUnits.has(textAt(tokens, unit))) {
    const old = textAt(tokens, unit + 1) === "-" ? unit + 2 : unit + 1;
    if (textAt(tokens, old) === "old") return { age: "singular", next: old + 1 };
    if (textAt(tokens, old) === "olds") return { age: "plural", next: old + 1 };
  }
  if (unit === place || !isWord(tokens, unit) || notModifying.has(textAt(tokens, unit)))
    return null;
  let next = unit + 1;
  while (isHyphen(tokens, next) && isWord(tokens, next + 1)) next += 2;
  return { age: null, next };
}

interface Amount extends Count {
  readonly numeral: Numeral | null;
  /** The number where no scale multiplies it. */
  readonly bare: Decimal | null;
}

function readAmount(tokens: Tokens, at: number): Amount | null {
  const vague = readVague(tokens, at);
  if (vague !== null) return { ...vague, numeral: null, bare: null };
  const read = readNumeral(tokens, at);
  if (read === null) return null;
  const { next } = read;
  const bare = bareNumber(tokens, at, read);
  if (read.kind === "fault")
    return { quantity: refuse(faults[read.fault]), next, numeral: null, bare };
  if (shares.has(textAt(tokens, next)) || perCent(tokens, next)) {
    return {
      quantity: refuse("A share is not a count of people or things."),
      next,
      numeral: null,
      bare: null,
    };
  }
  return { quantity: exactly(read.value, read.soft), next, numeral: read, bare };
}

function bareNumber(tokens: Tokens, at: number, read: Numeral | NumeralFault): Decimal | null {
  if (tokens[at]?.kind === "digits" && read.next === at + 1) return readDigits(textAt(tokens, at));
  const small = read.kind === "numeral" && read.scale === 1 && read.value <= maximumFigure;
  return small ? whole(read.value) : null;
}

function perCent(tokens: Tokens, at: number): boolean {
  return textAt(tokens, at) === "per" && textAt(tokens, at + 1) === "cent";
}

interface Link {
  /** Whether the second number is in doubt: "80, possibly 100". */
  readonly soft: boolean;
  readonly next: number;
}

/** What joins two ends of a range; hyphens may stand around it: "80-to-84". */
function readLink(tokens: Tokens, at: number, between: boolean): Link | null {
  const found = findPhrase(between ? linksAfterBetween : links, tokens, at);
  if (found === null) return null;
  const next = isHyphen(tokens, found.next) ? found.next + 1 : found.next;
  return { soft: found.meaning, next };
}

function range(left: Amount, right: Amount, soft: boolean): Quantity | Problem {
  const from = spread(left, right);
  const to = right.quantity;
  if (from.kind !== "quantity") return from;
  if (to.kind !== "quantity") return to;
  if (from.lower > to.lower) return refuse(reversed);
  const vague = from.form === "vague" || to.form === "vague";
  return {
    kind: "quantity",
    form: vague ? "vague" : "range",
    lower: from.lower,
    upper: to.upper,
    soft: soft || from.soft || to.soft,
    stated: [...from.stated, ...to.stated],
  };
}

/** "1.5 to 3 million": a multiple on the right also multiplies a smaller bare number on the left. */
function spread({ bare, quantity }: Amount, { numeral }: Amount): Quantity | Problem {
  if (bare === null || numeral === null || numeral.scale === 1) return quantity;
  const size = Number(bare.digits) / 10 ** bare.places;
  const value = size < numeral.coefficient ? times(bare, BigInt(numeral.scale)) : null;
  return value === null ? quantity : exactly(value, numeral.soft);
}

const joints = "-|to|or|- to|- or";
const doubtful =
  "or even|or perhaps|or possibly|or maybe|if not|, if not|, perhaps|, possibly|, maybe|and possibly|and perhaps";
const links = phraseBook<Link["soft"]>([
  [false, joints],
  [true, doubtful],
]);
const linksAfterBetween = phraseBook<Link["soft"]>([[false, `${joints}|and|- and`]]);

const faults: Record<NumeralFault["fault"], string> = {
  fraction: "People and things are counted whole; this is a fraction.",
  separators:
    "The separators in this number can be read in two ways; print it as 1,200 or 1200, or 12,34,567.",
  ordinal: "This number names a place in an order and is not a count.",
  letters: "This number runs into letters; leave a space after it.",
};

const shares = new Set(["%", "percent", "pc", "‰"]);

const ageUnits = new Set(
  "year years yr yrs month months week weeks day days hour hours".split(" "),
);

/** Words that a hyphen may join to a number that still counts. */
const notModifying = new Set("odd plus some something to or and".split(" "));
