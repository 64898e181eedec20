/**
 * The same words with every figure kept on one line with the word that qualifies it ("at least 84", "80 to 84"), by a
 * space that does not break. For what is read on a page, and for nothing that is compared or taken away.
 */
export function unbroken(words: string): string {
  return words.replaceAll(loose, "\u00a0");
}

const before =
  "about|almost|approximately|around|between|exactly|least|many|most|nearly|over|roughly|some|than|to|under";

/** The space between such a word and its number, and the one before what follows on a number. */
const loose = new RegExp(
  `(?<=\\b(?:${before})|\\d (?:and|or)) (?=\\d)|(?<=\\d) (?=(?:to|and|or) (?:\\d|more\\b))`,
  "gi",
);
