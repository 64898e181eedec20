import { type Word, wordsOf } from "./words";

/** How many words in a row make a mark: fewer are stock phrases, more do not outlive a rewriting. */
const markWords = 4;
/** As many marks as a stored text keeps, however long it is. */
export const keptMarks = 40;
/** As many as a text is looked up with: a copy of a part of it has smaller marks among more. */
export const soughtMarks = 512;

/**
 * What a text is found again by: the smallest hashes of its runs of four words, at most `limit`,
 * ascending, whole numbers of 32 bits with a sign. Two texts that share runs share marks, because
 * whichever is small in one is small in the other. None for a text of fewer words.
 */
export function marksOf(text: string, limit: number): number[] {
  const marks = new Set(shingles(wordsOf(text), markWords));
  return [...marks].sort((a, b) => a - b).slice(0, limit);
}

/** A hash for each run of `length` words, in order; 32 bits with a sign. */
export function shingles(words: readonly Word[], length: number): number[] {
  const hashes = words.map(({ text }) => hashOf(text));
  const runs: number[] = [];
  for (let at = 0; at + length <= hashes.length; at++) {
    let mixed = 0;
    for (let i = at; i < at + length; i++) mixed = mix(Math.imul(mixed, 31) ^ (hashes[i] ?? 0));
    runs.push(mixed);
  }
  return runs;
}

// FNV-1a over UTF-16 code units, then the last steps of MurmurHash3, so that small is by chance.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
