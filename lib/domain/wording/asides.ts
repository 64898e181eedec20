import { readCount, readModifier } from "./counts";
import { prepositions, units } from "./nouns";
import { readNumeral } from "./numerals";
import { findPhrase, phraseBook } from "./phrases";
import { before } from "./qualifiers";
import type { Quantity } from "./quantity";
import { isGlued, isHyphen, isWord, type Tokens, textAt } from "./tokens";

/**
 * The place after a number at `at` that stands behind the figure and counts nobody of its own: an
 * age, a place, a time, a date, a name, the same number in brackets. Null where there is none.
 */
export function skipAside(tokens: Tokens, at: number, figure: Quantity): number | null {
  return (
    readModifier(tokens, at)?.next ??
    skipName(tokens, at) ??
    skipAge(tokens, at, figure) ??
    skipRepeated(tokens, at, figure) ??
    skipDate(tokens, at) ??
    skipAfterPreposition(tokens, at) ??
    skipMeasured(tokens, at)
  );
}

/**
 * The place after a part of the count just read ("including 12 women", "three of them children"),
 * or null. It runs to a semicolon, a closing bracket or the end, since its commas are its own.
 */
export function skipPart(tokens: Tokens, at: number, afterComma: boolean): number | null {
  const opens = findPhrase(partOpeners, tokens, at) !== null;
  if (!opens && !isTakenFrom(tokens, at, afterComma)) return null;
  let next = at;
  while (next < tokens.length && !partEnds.has(textAt(tokens, next))) next += 1;
  return next;
}

/** Whether a count is taken from the one before: "two of whom", after a comma "two of the". */
function isTakenFrom(tokens: Tokens, at: number, afterComma: boolean): boolean {
  const start = findPhrase(before, tokens, at)?.next ?? at;
  const count = readCount(tokens, start);
  if (count === null || textAt(tokens, count.next) !== "of") return false;
  const whole = textAt(tokens, count.next + 1);
  return wholes.has(whole) || (afterComma && pointers.has(whole));
}

/** "F-16", "AK47": digits that continue a word. */
function skipName(tokens: Tokens, at: number): number | null {
  if (!isWord(tokens, at)) return null;
  const place = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
  return tokens[place]?.kind === "digits" && isGlued(tokens, place) ? place + 1 : null;
}

/** "A boy, 15," and "a boy (15)" behind one person. */
function skipAge(tokens: Tokens, at: number, figure: Quantity): number | null {
  const mark = textAt(tokens, at);
  if (figure.upper !== 1 || figure.lower !== 1 || (mark !== "," && mark !== "(")) return null;
  const number = readNumeral(tokens, at + 1);
  if (number?.kind !== "numeral" || number.value > 120) return null;
  const end = textAt(tokens, number.next);
  return end === "" || end === "," || end === ")" ? number.next : null;
}

/** "Twelve (12) people". */
function skipRepeated(tokens: Tokens, at: number, figure: Quantity): number | null {
  if (textAt(tokens, at) !== "(") return null;
  const number = readNumeral(tokens, at + 1);
  const same = number?.kind === "numeral" && figure.stated.includes(number.value);
  return same && textAt(tokens, number.next) === ")" ? number.next + 1 : null;
}

/** "January 31, 2026" and "31 January 2026"; "12 may" and "12 march" only before a year. */
export function skipDate(tokens: Tokens, at: number): number | null {
  const day = readNumeral(tokens, at);
  const month = textAt(tokens, day === null ? at : day.next);
  if (!months.has(month)) return null;
  const second = day === null ? readNumeral(tokens, at + 1) : null;
  const next = second?.next ?? (day === null ? null : day.next + 1);
  if (next === null) return null;
  const year = textAt(tokens, next) === "," ? next + 1 : next;
  if (/^[12]\d{3}$/.test(textAt(tokens, year))) return year + 1;
  return day !== null && verbs.has(month) ? null : next;
}

/** "In 12 places", "over the last two days", "at 5:30": whatever a preposition governs. */
function skipAfterPreposition(tokens: Tokens, at: number): number | null {
  if (!prepositions.has(textAt(tokens, at))) return null;
  let start = at + 1;
  while (pointers.has(textAt(tokens, start))) start += 1;
  start = findPhrase(before, tokens, start)?.next ?? start;
  const date = skipDate(tokens, start);
  if (date !== null) return date;
  const count = readCount(tokens, start) ?? readCount(tokens, at);
  if (count === null) return null;
  return textAt(tokens, count.next) === ":" ? count.next + 2 : count.next;
}

/** "Two days", "5 pm", "84th": numbers that measure or order. */
function skipMeasured(tokens: Tokens, at: number): number | null {
  const number = readNumeral(tokens, at);
  if (number?.kind === "fault" && number.fault === "ordinal") return number.next;
  const count = readCount(tokens, at);
  return count !== null && units.has(textAt(tokens, count.next)) ? count.next + 1 : null;
}

const months = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(
    " ",
  ),
);

/** Months that are also what somebody does. */
const verbs = new Set("may march".split(" "));

const partOpeners = phraseBook([
  [
    true,
    "including|includes|included|among them|among whom|among which|amongst them|of whom|of them|of which|such as|comprising|consisting of|made up of",
  ],
]);

const partEnds = new Set([";", ")"]);

const wholes = new Set("them whom which".split(" "));

const pointers = new Set(
  "the these those this that a an its his her their all last past next first same".split(" "),
);
