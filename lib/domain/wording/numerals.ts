import { type Decimal, readDigits, times, whole } from "./digits";
import { scales, singularScales, suffixes, tens, units } from "./number-words";
import { findPhrase, phraseBook } from "./phrases";
import { isGlued, isHyphen, isWord, type Tokens, textAt } from "./tokens";

export interface Numeral {
  readonly kind: "numeral";
  /** Whole; may exceed any cap, and be infinite for an absurd pile of scales. */
  readonly value: number;
  /** Dozens and scores are round numbers. */
  readonly soft: boolean;
  /** Where the number is nothing but a multiple: 3 and 1000 for "three thousand"; else the value and 1. */
  readonly coefficient: number;
  readonly scale: number;
  /** The place after the number. */
  readonly next: number;
}

export interface NumeralFault {
  readonly kind: "fault";
  readonly fault: "fraction" | "separators" | "ordinal" | "letters";
  readonly next: number;
}

/**
 * The number that begins at `at`, in digits ("1,200", "1.5 lakh", "20k") or English words ("one
 * hundred and twenty", "half a dozen", "a score"), or null where none begins. Digits are read by the
 * rules of `readDigits`; before a scale "1.200" is refused, since 1.2 million may be meant.
 */
export function readNumeral(tokens: Tokens, at: number): Numeral | NumeralFault | null {
  const first = readHalf(tokens, at) ?? readGroup(tokens, at, true);
  if (first === null || first.kind === "fault") return first;
  let { value, next } = first;
  let last = first;
  while (last.scale >= 100) {
    const more = readRest(tokens, next, last.scale);
    if (more === null) break;
    value += more.value;
    next = more.next;
    last = more;
  }
  const fraction = findPhrase(fractions, tokens, isHyphen(tokens, next) ? next + 1 : next);
  if (fraction !== null) return { kind: "fault", fault: "fraction", next: fraction.next };
  if (textAt(tokens, next) === "/" && tokens[next + 1]?.kind === "digits") {
    return { kind: "fault", fault: "fraction", next: next + 2 };
  }
  return last === first
    ? { ...first, next }
    : { ...first, value, coefficient: value, scale: 1, next };
}

/** "Half a dozen", "half a million", or "half" alone, which counts nobody. */
function readHalf(tokens: Tokens, at: number): Numeral | NumeralFault | null {
  if (textAt(tokens, at) === "½") return { kind: "fault", fault: "fraction", next: at + 1 };
  const half = findPhrase(halves, tokens, at);
  if (half === null) return null;
  const start = isHyphen(tokens, half.next) ? half.next + 1 : half.next;
  const group = readScales(tokens, start, { digits: 5n, places: 1, dotted: false });
  return group.kind === "numeral" ? { ...group, coefficient: group.value, scale: 1 } : group;
}

/** Up to 999, or digits of any size, times any scales that follow. */
function readGroup(tokens: Tokens, at: number, first: boolean): Numeral | NumeralFault | null {
  if (tokens[at]?.kind === "digits") return readDigitGroup(tokens, at);
  const small = readSmall(tokens, at);
  if (small !== null) {
    const half = findPhrase(andAHalf, tokens, small.next);
    if (half !== null && scales.has(textAt(tokens, half.next))) {
      const decimal = { digits: BigInt(small.value * 10 + 5), places: 1, dotted: false };
      return readScales(tokens, half.next, decimal);
    }
    return readHundreds(tokens, small.next, small.value);
  }
  const article = textAt(tokens, at) === "a" || textAt(tokens, at) === "an";
  const start = article ? at + 1 : at;
  const word = textAt(tokens, start);
  if (!first || !singularScales.has(word) || (word === "score" && !article)) return null;
  return readHundreds(tokens, start, 1);
}

function readDigitGroup(tokens: Tokens, at: number): Numeral | NumeralFault {
  const decimal = readDigits(textAt(tokens, at));
  if (decimal === null) return { kind: "fault", fault: "separators", next: at + 1 };
  const suffix = textAt(tokens, at + 1);
  if (textAt(tokens, at + 1) === "½") return { kind: "fault", fault: "fraction", next: at + 2 };
  if (isWord(tokens, at + 1) && isGlued(tokens, at + 1)) {
    const factor = suffixes.get(suffix);
    if (factor !== undefined) return multiple(decimal, factor, at + 2);
    if (/^(?:st|nd|rd|th)$/.test(suffix)) return { kind: "fault", fault: "ordinal", next: at + 2 };
    if (!scales.has(suffix) && !/^(?:odd|plus)$/.test(suffix)) {
      return { kind: "fault", fault: "letters", next: at + 2 };
    }
  }
  return readScales(tokens, at + 1, decimal);
}

/** "Two [hundred [and twenty]]", then scales: the hundreds and what follows them multiply as one. */
function readHundreds(tokens: Tokens, at: number, small: number): Numeral | NumeralFault {
  const hundred = hyphened(tokens, at);
  if (!isHundred(tokens, hundred)) return readScales(tokens, at, whole(small));
  const rest = readSmall(tokens, afterAnd(tokens, hundred + 1).place);
  if (rest === null || isModifier(tokens, rest.next) || isHundred(tokens, rest.next)) {
    const plain = readScales(tokens, hundred + 1, whole(small * 100));
    if (plain.kind === "fault" || plain.scale > 1) return plain;
    return { ...plain, coefficient: small, scale: 100 };
  }
  return readScales(tokens, rest.next, whole(small * 100 + rest.value));
}

function isHundred(tokens: Tokens, at: number): boolean {
  return /^hundreds?$/.test(textAt(tokens, hyphened(tokens, at)));
}

/** "-year-old" and the like: the number before it belongs to the word and is no part of a sum. */
function isModifier(tokens: Tokens, at: number): boolean {
  return isHyphen(tokens, at) && isWord(tokens, at + 1);
}

/** All scales that stand at `at`, multiplied: "hundred thousand", "lakh crore". */
function readScales(tokens: Tokens, at: number, decimal: Decimal): Numeral | NumeralFault {
  let factor = 1n;
  let next = at;
  let soft = false;
  for (;;) {
    const place = hyphened(tokens, next);
    const word = textAt(tokens, place);
    const scale = scales.get(word);
    if (scale === undefined || !isWord(tokens, place)) break;
    factor *= BigInt(scale);
    soft ||= scale === 12 || scale === 20;
    next = place + 1;
  }
  return multiple(decimal, factor, next, soft);
}

function multiple(
  decimal: Decimal,
  factor: bigint,
  next: number,
  soft = false,
): Numeral | NumeralFault {
  const value = times(decimal, factor);
  if (decimal.dotted && factor > 1n) return { kind: "fault", fault: "separators", next };
  if (value === null) return { kind: "fault", fault: "fraction", next };
  return {
    kind: "numeral",
    value,
    soft,
    coefficient: value / Number(factor),
    scale: Number(factor),
    next,
  };
}

/**
 * What follows a scale and adds to it: "two hundred" after "three thousand", "and five" after "a
 * thousand". After "and" only words below a hundred add: "two thousand and 3" is a list.
 */
function readRest(tokens: Tokens, at: number, scale: number): Numeral | null {
  const { joined, place } = afterAnd(tokens, at);
  if (joined && !isWord(tokens, place)) return null;
  const group = readGroup(tokens, place, false);
  if (group === null || group.kind === "fault" || group.value >= scale || group.soft) return null;
  if (group.value === 0 || isModifier(tokens, group.next)) return null;
  return joined && group.value >= 100 ? null : group;
}

/** 0 to 99 in words, with or without a hyphen between tens and units. */
function readSmall(tokens: Tokens, at: number): { value: number; next: number } | null {
  const unit = units.get(textAt(tokens, at));
  if (unit !== undefined) return { value: unit, next: at + 1 };
  const ten = tens.get(textAt(tokens, at));
  if (ten === undefined) return null;
  const place = hyphened(tokens, at + 1);
  const digit = units.get(textAt(tokens, place)) ?? 0;
  return digit >= 1 && digit <= 9
    ? { value: ten + digit, next: place + 1 }
    : { value: ten, next: at + 1 };
}

/**
 * The place after an "and", hyphenated or not, if one stands there. A hyphen without "and" joins no
 * rest: "one thousand-two thousand" is a range.
 */
function afterAnd(tokens: Tokens, at: number): { joined: boolean; place: number } {
  const start = hyphened(tokens, at);
  if (textAt(tokens, start) !== "and") return { joined: false, place: at };
  return { joined: true, place: hyphened(tokens, start + 1) };
}

function hyphened(tokens: Tokens, at: number): number {
  return isHyphen(tokens, at) ? at + 1 : at;
}

const halves = phraseBook([[true, "half a|half"]]);
const andAHalf = phraseBook([[true, "and a half|and half"]]);
const fractions = phraseBook([
  [true, "half|halves|third|thirds|quarter|quarters|fifth|fifths|sixth|sixths|tenth|tenths"],
]);
