import { isHyphen, type Tokens, textAt } from "./tokens";

/** Phrases of a few words with what each means, found at a place in a wording, longest first. */
export interface PhraseBook<Meaning> {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase<Meaning>[]>;
}

interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

export interface Found<Meaning> {
  readonly meaning: Meaning;
  /** The place after the phrase. */
  readonly next: number;
}

/** A book from rows of a meaning and its phrases, "|" between phrases and a space between tokens. */
export function phraseBook<Meaning>(rows: readonly (readonly [Meaning, string])[]) {
  const byFirstWord = new Map<string, Phrase<Meaning>[]>();
  for (const [meaning, phrases] of rows) {
    for (const phrase of phrases.split("|")) {
      const words = phrase.split(" ");
      const first = words[0] ?? "";
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, meaning }]);
    }
  }
  for (const entries of byFirstWord.values()) {
    entries.sort((a, b) => b.words.length - a.words.length);
  }
  return { byFirstWord };
}

/** The longest phrase of the book that stands at `at`; hyphens may join its words. */
export function findPhrase<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: Tokens,
  at: number,
): Found<Meaning> | null {
  for (const { words, meaning } of book.byFirstWord.get(textAt(tokens, at)) ?? []) {
    const next = after(words, tokens, at);
    if (next !== null) return { meaning, next };
  }
  return null;
}

function after(words: readonly string[], tokens: Tokens, at: number): number | null {
  let next = at;
  for (const word of words) {
    if (next > at && isHyphen(tokens, next)) next += 1;
    if (textAt(tokens, next) !== word) return null;
    next += 1;
  }
  return next;
}
