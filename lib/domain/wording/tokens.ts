/** A wording cut into numbers, words and marks, with the accidents of printing taken out. */

export interface Token {
  readonly kind: "digits" | "word" | "mark";
  /** Lower case; digits as ASCII, with the separators that were printed; dashes as "-". */
  readonly text: string;
  /** Whether nothing stands between it and the token before. */
  readonly glued: boolean;
}

export type Tokens = readonly Token[];

/** Linear in the length of the wording. Digits in threes with spaces between are one token. */
export function tokenise(wording: string): Tokens {
  return Array.from(plain(wording).matchAll(pieces), (piece, index) => {
    const [whole, digits, word, mark = ""] = piece;
    const text = digits ?? word ?? mark;
    const kind = digits !== undefined ? "digits" : word !== undefined ? "word" : "mark";
    return { kind, text, glued: index > 0 && whole.length === text.length };
  });
}

/** The text of a token, empty past either end: saves every reader a bounds check. */
export function textAt(tokens: Tokens, at: number): string {
  return tokens[at]?.text ?? "";
}

export function isWord(tokens: Tokens, at: number): boolean {
  return tokens[at]?.kind === "word";
}

/** Whether a hyphen at `at` joins its neighbours into one word: "no-one", never "80 - 84". */
export function isHyphen(tokens: Tokens, at: number): boolean {
  return textAt(tokens, at) === "-" && isGlued(tokens, at) && isGlued(tokens, at + 1);
}

export function isGlued(tokens: Tokens, at: number): boolean {
  return tokens[at]?.glued === true;
}

const pieces =
  / *(?:([0-9]{1,3}(?: [0-9]{3}(?![0-9]|[.,'][0-9]))+|[0-9]+(?:[.,'][0-9]+)*)|(\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*)|([^ ]))/gu;

function plain(wording: string): string {
  return (
    wording
      .replace(/\p{Cf}|\u034f/gu, "")
      .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\p{Pd}\u2212]/gu, "-")
      .replace(/[‘’‚‛′`´]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[٬،]/g, ",")
      .replace(/٫/g, ".")
      .replace(/٪/g, "%")
      .replace(/\s+/g, " ")
      // Up, then down: a ligature and a long s have a capital and then a plain small letter.
      .toUpperCase()
      .toLowerCase()
  );
}

/** Unicode keeps the ten digits of a script together and in order, so the zero is not far. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let steps = 0;
  while (steps < 50 && /\p{Nd}/u.test(String.fromCodePoint(code - steps - 1))) steps += 1;
  return String(steps % 10);
}
