/** A word as it is compared, and where it stands, in UTF-16 code units. */
export interface Word {
  /** Small letters of the compatible form, without apostrophes. */
  text: string;
  start: number;
  end: number;
}

/** More than any article has: what follows is not compared, so that a text has a bounded cost. */
const mostWords = 20_000;

/**
 * The first words of a text: letters and digits in a row. Scripts that do not part words with spaces
 * give every character as a word of its own.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    if (words.length === mostWords) break;
    const start = match.index;
    const end = start + match[0].length;
    words.push({ text: comparable(match[0]), start, end });
  }
  return words;
}

const unparted =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Myanmar}\\p{Script=Khmer}";
const wordPattern = new RegExp(
  `[${unparted}]\\p{M}*|(?:(?![${unparted}])[\\p{L}\\p{M}\\p{N}])+(?:['’ʼ](?![${unparted}])[\\p{L}\\p{M}]+)?`,
  "gu",
);

function comparable(word: string): string {
  if (/^[a-z0-9]+$/i.test(word)) return word.toLowerCase();
  return word.normalize("NFKC").toLowerCase().replace(/['’ʼ]/gu, "");
}
