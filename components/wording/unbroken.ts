/**
 * The same words with every figure kept on one line with what qualifies it ("at least 84", "80 to 84"), by spaces that
 * do not break. For what is read on a page, and for nothing that is compared or taken away.
 */
export function unbroken(words: string): string {
  return words.replaceAll(figures, (figure) => figure.replaceAll(" ", "\u00a0"));
}

const qualifiers =
  "about|almost|approximately|around|as many as|at least|at most|between|close to|exactly|fewer than|less than|" +
  "more than|nearly|over|roughly|some|under|up to|upwards of";
const number = "\\d[\\d,]*";
const figures = new RegExp(
  `(?:\\b(?:${qualifiers}) )*${number}(?: (?:to|and|or) (?:${number}|more\\b))?`,
  "gi",
);
