import { adverbs } from "./lexicon/closed";
import { type Tells, tellingPhrases, tellingWords } from "./lexicon/verbs";
import type { Token } from "./tokens";

/** A word or phrase of a sentence that tells an outcome; `from` included, `to` excluded. */
export interface TellingSpan extends Tells {
  readonly from: number;
  readonly to: number;
}

/** The outcome words of a sentence by where they begin; a phrase goes before the word it begins with. */
export function tellingSpans(words: readonly Token[]): (TellingSpan | undefined)[] {
  const found: (TellingSpan | undefined)[] = new Array(words.length).fill(undefined);
  for (let at = 0; at < words.length; at += 1) {
    const span = tellingAt(words, at);
    if (span === null) continue;
    found[at] = span;
    at = span.to - 1;
  }
  return found;
}

function tellingAt(words: readonly Token[], at: number): TellingSpan | null {
  const word = words[at];
  if (word?.kind !== "word" || words[at - 1]?.low === "attempted") return null;
  const phrases = tellingPhrases.get(word.low);
  if (phrases !== undefined) {
    for (const phrase of phrases) {
      const to = afterTail(words, at + 1, phrase.tail);
      if (to === null) continue;
      // "Sustained [minor gunshot] wounds": the phrase runs on to its noun.
      const { outcome, form, suffers, needs, otherwise } = phrase;
      const wounded =
        outcome === "injured" && suffers && form !== "state" && !phrase.tail.includes("hospital");
      const end = wounded ? toWound(words, to) : to;
      if (end !== null) return { outcome, form, suffers, needs, otherwise, from: at, to: end };
    }
  }
  const tells = tellingWords.get(word.low);
  return tells === undefined ? null : { ...tells, from: at, to: at + 1 };
}

function afterTail(words: readonly Token[], at: number, tail: readonly string[]): number | null {
  let next = at;
  for (const expected of tail) {
    if (words[next]?.low !== expected && next === at && adverbs.has(words[next]?.low ?? ""))
      next += 1;
    if (words[next]?.low !== expected) return null;
    next += 1;
  }
  return next;
}

function toWound(words: readonly Token[], at: number): number | null {
  for (let next = at - 1; next < at + 5; next += 1) {
    if (wounds.has(words[next]?.low ?? "")) return next + 1;
  }
  return null;
}

const wounds = new Set(
  "injuries injury wounds wound burns fractures fracture concussion concussions bruises lacerations inhalation".split(
    " ",
  ),
);
