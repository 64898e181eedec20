import type { Span } from "./types";

/** A word, a number, a mark or the end of a line, with its place in the text. */
export interface Token extends Span {
  readonly kind: "word" | "number" | "mark" | "line" | "paragraph";
  /** In small letters, with straight apostrophes and plain hyphens; "\n" for the end of a line. */
  readonly low: string;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
  /** Whether all its letters are capitals, and there are two or more. */
  readonly capitals: boolean;
}

/** The tokens of a text in order. One pass: time grows with the length alone. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const start = match.index;
    const [whole, lineEnd, number, word] = match;
    const end = start + whole.length;
    if (lineEnd !== undefined) {
      const kind = paragraphEnd.test(whole) ? "paragraph" : "line";
      tokens.push({ start, end, kind, low: "\n", capital: false, capitals: false });
    } else if (number !== undefined) {
      tokens.push({ start, end, kind: "number", low: whole, capital: false, capitals: false });
    } else if (word !== undefined) {
      tokens.push(wordToken(whole, start, end));
    } else {
      const low = marks.get(whole) ?? whole;
      tokens.push({ start, end, kind: "mark", low, capital: false, capitals: false });
    }
  }
  return tokens;
}

function wordToken(whole: string, start: number, end: number): Token {
  const plain = /[^a-zA-Z]/.test(whole)
    ? whole.replace(/[’‘ʼ]/g, "'").replace(/[‐‑]/g, "-")
    : whole;
  const low = plain.toLowerCase();
  const first = plain.charAt(0);
  const capital = first !== first.toLowerCase();
  const capitals = capital && end - start > 1 && plain === plain.toUpperCase();
  return { start, end, kind: "word", low, capital, capitals };
}

/*
 * Line ends; numbers with their separators and, joined by hyphens, the words that they modify
 * ("15-year-old" is one word); "'s" by itself; words with inner hyphens, apostrophes and the full
 * stops of initials; any other mark. Every alternative begins with characters of its own, and no
 * repetition contains another that could match the same, so nothing is tried twice.
 */
const pieces =
  /([ \t\u00a0\r]*\n[\s]*)|(?=[^\s\p{L}])((?:[$€£₹₽][ ]?)?\p{Nd}+(?:[.,'’]\p{Nd}+)*(?:%|(?:st|nd|rd|th|s|k|m|bn|mm|km|kg|cm|pm|am)(?![\p{L}\p{Nd}]))?(?![-‐‑]\p{L}|\p{Nd}))|(\p{Nd}+(?:[.,]\p{Nd}+)*(?:[-‐‑][\p{L}\p{Nd}]+)+|['’]s(?![\p{L}])|(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\p{Nd}]*(?:[-‐‑'’](?!s(?!\p{L}))[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*)|[^\s]/gu;

const paragraphEnd = /\n[^\S\n]*\n/;

const marks = new Map([
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["«", '"'],
  ["»", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["–", "—"],
  ["―", "—"],
  ["−", "-"],
  ["…", "..."],
  ["[", "("],
  ["]", ")"],
]);
