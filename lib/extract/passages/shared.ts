import { shingles } from "./shingles";
import { type Word, wordsOf } from "./words";

interface Span {
  start: number;
  end: number;
}

/** Words that stand in both texts, in the same order but for small edits. */
export interface SharedPassage {
  a: Span;
  b: Span;
  /** How many words of the passage are the same in both. */
  words: number;
}

export interface SharedPassages {
  /** The part of the shorter text's words that stand in passages of the other, 0 to 1. */
  score: number;
  /** In the order of the first text. They overlap in neither. */
  passages: SharedPassage[];
}

/** A text with its words, read once however many others it is compared with. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly Word[];
  /** Of its runs of words, in order. */
  readonly hashes: readonly number[];
}

export function readText(text: string): ReadText {
  const words = wordsOf(text);
  return { text, words, hashes: shingles(words, runWords) };
}

/**
 * What two texts share word for word: runs of four words or more, wherever they stand, with the runs
 * before and after joined across a few words that differ. The order of the passages does not matter
 * to the score, nor which text comes first. Spans are in UTF-16 code units.
 */
export function sharedPassages(one: string | ReadText, other: string | ReadText): SharedPassages {
  const a = typeof one === "string" ? readText(one) : one;
  const b = typeof other === "string" ? readText(other) : other;
  const isTurned =
    a.text.length > b.text.length || (a.text.length === b.text.length && a.text > b.text);
  const [short, long] = isTurned ? [b, a] : [a, b];
  const passages = joined(sharedRuns(short, long)).flatMap(({ from, to, words }) => {
    const one = spanOf(short.words, from);
    const other = spanOf(long.words, to);
    if (words < fewestWords || !one || !other) return [];
    return [isTurned ? { a: other, b: one, words } : { a: one, b: other, words }];
  });
  passages.sort((one, other) => one.a.start - other.a.start);
  const shared = passages.reduce((sum, { words }) => sum + words, 0);
  const all = Math.min(short.words.length, long.words.length);
  return { score: all === 0 ? 0 : shared / all, passages };
}

/** A run of this many words is where two texts meet. */
const runWords = 4;
/** What is shared by chance between two reports of one day is shorter. */
const fewestWords = 5;
/** Runs with at most so many other words between them, in both texts, are one passage. */
const widestGap = 6;
/** Of a run that a text repeats, so many places are looked at. */
const mostPlaces = 8;

/** Words from one place in each text; the ends are not included. */
interface Match {
  from: Span;
  to: Span;
  words: number;
}

function sharedRuns({ words: short, hashes }: ReadText, other: ReadText): Match[] {
  const long = other.words;
  const places = placesOf(other, new Set(hashes));
  const taken = new Uint8Array(long.length);
  const runs: Match[] = [];
  for (let at = 0; at < hashes.length; ) {
    let best = { start: 0, length: 0 };
    for (const start of places.get(hashes[at] ?? 0) ?? []) {
      const length = sameWords(short, at, long, start, taken);
      if (length > best.length) best = { start, length };
    }
    if (best.length < runWords) {
      at++;
      continue;
    }
    const { start, length } = best;
    taken.fill(1, start, start + length);
    runs.push({
      from: { start: at, end: at + length },
      to: { start, end: start + length },
      words: length,
    });
    at += length;
  }
  return runs;
}

/** Where the runs that are sought stand; texts that share nothing cost no more than a look at each run. */
function placesOf({ hashes }: ReadText, sought: ReadonlySet<number>): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0;
    if (!sought.has(hash)) continue;
    const held = places.get(hash);
    if (!held) places.set(hash, [at]);
    else if (held.length < mostPlaces) held.push(at);
  }
  return places;
}

function sameWords(
  short: readonly Word[],
  from: number,
  long: readonly Word[],
  to: number,
  taken: Uint8Array,
): number {
  let length = 0;
  while (from + length < short.length && to + length < long.length) {
    const isSame = short[from + length]?.text === long[to + length]?.text;
    if (!isSame || taken[to + length] === 1) break;
    length++;
  }
  return length;
}

function joined(runs: readonly Match[]): Match[] {
  const matches: Match[] = [];
  for (const run of runs) {
    const last = matches.at(-1);
    const gap = last ? run.to.start - last.to.end : -1;
    const isNear = last && run.from.start - last.from.end <= widestGap;
    if (!last || !isNear || gap < 0 || gap > widestGap) {
      matches.push(run);
      continue;
    }
    matches[matches.length - 1] = {
      from: { start: last.from.start, end: run.from.end },
      to: { start: last.to.start, end: run.to.end },
      words: last.words + run.words,
    };
  }
  return matches;
}

function spanOf(words: readonly Word[], span: Span): Span | null {
  const first = words[span.start];
  const last = words[span.end - 1];
  return first && last ? { start: first.start, end: last.end } : null;
}
