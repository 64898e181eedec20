export interface Marked {
  before: string;
  /** Empty when the words were not found. */
  marked: string;
  after: string;
}

/**
 * Parts a quote around the words of its figure. Words that stand alone win over the same letters
 * inside others: the "1" of "1 of 15", not the one in "15".
 */
export function markWords(quote: string, words: string): Marked {
  const start = words === "" ? -1 : findWords(quote, words);
  if (start < 0) return { before: quote, marked: "", after: "" };
  const end = start + words.length;
  return { before: quote.slice(0, start), marked: words, after: quote.slice(end) };
}

function findWords(quote: string, words: string): number {
  for (let at = quote.indexOf(words); at >= 0; at = quote.indexOf(words, at + 1)) {
    const alone = !isLetter(quote.at(at - 1), at > 0) && !isLetter(quote[at + words.length], true);
    if (alone) return at;
  }
  return quote.indexOf(words);
}

function isLetter(character: string | undefined, exists: boolean): boolean {
  return exists && character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
