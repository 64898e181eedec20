import { scales, tens, units } from "@/lib/domain/wording/number-words";
import type { PhraseBook } from "@/lib/domain/wording/phrases";
import { before } from "@/lib/domain/wording/qualifiers";
import { determiners, possessives, wordSet } from "./lexicon/closed";
import type { Token } from "./tokens";

/** Where a number's wording stands in a sentence; what it says is for lib/domain/figure to read. */
export interface NumberSpan {
  readonly from: number;
  readonly to: number;
  /** Where the number itself begins, behind "at least" and the like. */
  readonly core: number;
  readonly kind: "number" | "vague" | "single" | "none";
}

/** The number wordings of a sentence, in order, none overlapping another. */
export function numberSpans(words: readonly Token[]): NumberSpan[] {
  const found: NumberSpan[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const span = numberAt(words, at);
    if (span === null) continue;
    found.push(span);
    at = span.to - 1;
  }
  return found;
}

/** The wording that begins exactly at `at`. */
export function numberAt(words: readonly Token[], at: number): NumberSpan | null {
  const core = skipQualifiers(words, at);
  const between = low(words, core - 1) === "between" || low(words, core) === "between";
  const start = low(words, core) === "between" ? core + 1 : core;
  const end = amountEnd(words, start);
  if (end !== null) {
    const to = closeNumber(words, rangeEnd(words, end, between));
    return { from: at, to, core: start, kind: "number" };
  }
  const vague = vagueEnd(words, start);
  if (vague !== null)
    return { from: at, to: closeNumber(words, vague), core: start, kind: "vague" };
  if (core > at) return null;
  if (nones.has(low(words, at))) {
    const to = low(words, at) === "no" && /^(?:one|1)$/.test(low(words, at + 1)) ? at + 2 : at + 1;
    return { from: at, to, core: at, kind: "none" };
  }
  const single = singles.has(low(words, at)) || (isAge(words[at]) && !described(words, at));
  return single ? { from: at, to: at + 1, core: at, kind: "single" } : null;
}

/** The place behind all qualifiers and fillers at `at`, where a number follows them; else `at`. */
function skipQualifiers(words: readonly Token[], at: number): number {
  let next = at;
  for (let steps = 0; steps < 4; steps += 1) {
    const after = phraseEnd(before, words, next) ?? phraseEndOf(fillers, words, next);
    if (after === null) break;
    next = after;
  }
  if (next === at) return at;
  const counts =
    amountEnd(words, next) ?? vagueEnd(words, next) ?? (low(words, next) === "between" ? 1 : null);
  return counts === null ? at : next;
}

/** The place behind a number in digits or words at `at`, its scales included. */
function amountEnd(words: readonly Token[], at: number): number | null {
  const token = words[at];
  if (token === undefined) return null;
  if (token.kind === "number") {
    if (!plainDigits.test(token.low)) return null;
    return scalesEnd(words, at + 1);
  }
  if (token.kind !== "word") return null;
  if (/^\d/.test(token.low)) return /^[\d,.]+-(?:odd|plus|some)$/.test(token.low) ? at + 1 : null;
  if ((token.low === "a" || token.low === "an") && scales.has(low(words, at + 1))) {
    return wordsEnd(words, at + 1);
  }
  if (token.low === "half" && /^an?$/.test(low(words, at + 1)) && scales.has(low(words, at + 2))) {
    return at + 3;
  }
  if (token.low === "half-a-dozen" || token.low === "half-dozen") return at + 1;
  return isSmallNumber(token.low) || (scales.has(token.low) && singularScale.has(token.low))
    ? wordsEnd(words, at)
    : null;
}

function wordsEnd(words: readonly Token[], at: number): number {
  let next = at;
  while (next < words.length) {
    const word = low(words, next);
    const goesOn =
      isSmallNumber(word) || scales.has(word) || (words[next]?.kind === "number" && next === at);
    const joined =
      word === "and" &&
      scales.has(low(words, next - 1)) &&
      isSmallNumber(low(words, next + 1)) &&
      low(words, next - 1) !== "dozen";
    if (!goesOn && !joined) break;
    next += 1;
  }
  return next;
}

function scalesEnd(words: readonly Token[], at: number): number {
  let next = at;
  while (scales.has(low(words, next)) || shortScales.has(low(words, next))) next += 1;
  return next;
}

function rangeEnd(words: readonly Token[], at: number, between: boolean): number {
  const joint = low(words, at);
  const joins = rangeJoints.has(joint) || (between && joint === "and");
  const dashed = joint === "-" || joint === "—";
  const tight = words[at]?.start === words[at - 1]?.end && words[at]?.end === words[at + 1]?.start;
  if (!joins && !(dashed && tight)) return at;
  return amountEnd(words, at + 1) ?? at;
}

function closeNumber(words: readonly Token[], at: number): number {
  if (low(words, at) === "+" && words[at]?.start === words[at - 1]?.end) return at + 1;
  return phraseEndOf(closers, words, at) ?? at;
}

function vagueEnd(words: readonly Token[], at: number): number | null {
  let end = phraseEndOf(vagues, words, at);
  if (end === null) return null;
  while (low(words, end) === "of" && scaleWords.has(low(words, end + 1))) end += 2;
  if (scaleWords.has(low(words, end))) end += 1;
  return end;
}

function isSmallNumber(word: string): boolean {
  if (units.has(word) || tens.has(word)) return true;
  const hyphen = word.indexOf("-");
  if (hyphen < 0) return false;
  return tens.has(word.slice(0, hyphen)) && units.has(word.slice(hyphen + 1));
}

/** Whether a word before it already says how many there are: "a 15-year-old boy". */
function described(words: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 3); before -= 1) {
    const word = low(words, before);
    // "Her two-year-old child" is one.
    if (possessives.has(word)) return false;
    if (determiners.has(word) || words[before]?.kind === "number" || isSmallNumber(word))
      return true;
    if (words[before]?.kind === "mark") return false;
  }
  return false;
}

/** "15-year-old", "five-year-old", "six-month-old". */
export function isAge(token: Token | undefined): boolean {
  return (
    token?.kind === "word" &&
    token.low.endsWith("-old") &&
    /-(?:year|month|week|day)s?-old$/.test(token.low)
  );
}

function phraseEnd(book: PhraseBook<unknown>, words: readonly Token[], at: number): number | null {
  const candidates = book.byFirstWord.get(low(words, at));
  if (candidates === undefined) return null;
  for (const { words: phrase } of candidates) {
    if (phrase.every((word, index) => low(words, at + index) === word)) return at + phrase.length;
  }
  return null;
}

function phraseEndOf(book: Phrases, words: readonly Token[], at: number): number | null {
  const candidates = book.get(low(words, at));
  if (candidates === undefined) return null;
  for (const phrase of candidates) {
    if (phrase.every((word, index) => low(words, at + index) === word)) return at + phrase.length;
  }
  return null;
}

function low(words: readonly Token[], at: number): string {
  return words[at]?.low ?? "";
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function phrases(list: string): Phrases {
  const book = new Map<string, string[][]>();
  for (const phrase of list.split("|")) {
    const parts = phrase.split(" ");
    const first = parts[0] ?? "";
    book.set(
      first,
      [...(book.get(first) ?? []), parts].sort((a, b) => b.length - a.length),
    );
  }
  return book;
}

const plainDigits = /^\p{Nd}+(?:[.,'’]\p{Nd}+)*[km]?$/u;
const rangeJoints = new Set(["to", "or"]);
const shortScales = new Set(["mn", "bn", "mln", "cr"]);
const singularScale = wordSet("hundred thousand dozen million");
const scaleWords = wordSet(
  "dozen dozens hundred hundreds thousand thousands million millions lakh lakhs",
);
const nones = wordSet("no none nobody zero nil");
const singles = wordSet("a an another");

const fillers = phrases(
  "a total of|a combined total of|a further|another|an additional|an extra|a reported|a confirmed|just|only|as many as|a minimum of|a record|possibly|reportedly|allegedly|further|additional",
);

const closers = phrases("or more|or so|or fewer|plus|or less");

const vagues = phrases(
  "several|many|a few|few|quite a few|numerous|multiple|countless|scores|dozens|hundreds|thousands|tens|millions|lakhs|a couple of|a couple|couple of|a handful of|a number of|a large number of|an unknown number of|an undisclosed number of|an unspecified number of|large numbers of|various|some|tens of|scores of|many more|several more|several other|several others",
);
