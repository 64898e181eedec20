/** Characters that are not seen, and names that are seen as one another. */

export type Likeness = "same" | "alike";

/**
 * "same" when two names differ in case, white space or width alone; "alike" when a reader could take
 * one for the other, although their letters differ ("ВLА" in Cyrillic); null when neither.
 */
export function likeness(a: string, b: string): Likeness | null {
  if (plain(a) === plain(b)) return "same";
  return skeleton(a) === skeleton(b) ? "alike" : null;
}

/** Whether a word of the name is written in letters of Latin and of Cyrillic or Greek at once. */
export function mixesScripts(name: string): boolean {
  return name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some(
      (word) =>
        [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) =>
          script.test(word),
        ).length > 1,
    );
}

export type Piece = { kind: "text"; text: string } | { kind: "hidden"; code: string; name: string };

/**
 * A text in pieces, with what is not seen named: marks and overrides of direction, spaces without
 * width. Joiners are left where they belong: after letters of scripts that join.
 */
export function seenPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let seen = "";
  for (const character of text) {
    const name = hiddenNames[character];
    const joins = (character === "\u200c" || character === "\u200d") && joining.test(seen);
    if (name === undefined || joins) {
      seen += character;
      continue;
    }
    if (seen !== "") pieces.push({ kind: "text", text: seen });
    seen = "";
    pieces.push({ kind: "hidden", code: codeOf(character), name });
  }
  if (seen !== "") pieces.push({ kind: "text", text: seen });
  return pieces;
}

/** Whether a text holds anything that is not seen. */
export function hidesSomething(text: string): boolean {
  return seenPieces(text).some((piece) => piece.kind === "hidden");
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What is left of a name for the eye: letters of other alphabets as the Latin ones they look like. */
function skeleton(name: string): string {
  return [...plain(name).normalize("NFD").replace(/\p{M}/gu, "")]
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

// Small letters, because capitals are made small first; from Unicode's list of confusable letters
// those of the alphabets in which names of parties are written.
const lookalikes = new Map<string, string>(
  Object.entries({
    а: "a",
    в: "b",
    ь: "b",
    с: "c",
    ԁ: "d",
    е: "e",
    ё: "e",
    һ: "h",
    н: "h",
    і: "l",
    ї: "l",
    ј: "j",
    к: "k",
    ӏ: "l",
    м: "m",
    п: "n",
    о: "o",
    р: "p",
    ԛ: "q",
    г: "r",
    ѕ: "s",
    т: "t",
    у: "y",
    ѵ: "v",
    ԝ: "w",
    х: "x",
    з: "3",
    α: "a",
    β: "b",
    ϲ: "c",
    ε: "e",
    η: "n",
    ι: "l",
    κ: "k",
    μ: "m",
    ν: "v",
    ο: "o",
    ρ: "p",
    σ: "o",
    τ: "t",
    υ: "y",
    χ: "x",
    ω: "w",
    i: "l",
    ı: "l",
    "1": "l",
    "|": "l",
    "0": "o",
  }),
);

const joining =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{M}]$/u;

const hiddenNames: Readonly<Record<string, string>> = {
  "\u00ad": "soft hyphen",
  "\u061c": "Arabic letter mark",
  "\u180e": "vowel separator",
  "\u200b": "space without width",
  "\u200c": "non-joiner",
  "\u200d": "joiner",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of a direction",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2060": "word joiner",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first-strong isolate",
  "\u2069": "end of an isolate",
  "\ufeff": "byte order mark",
};

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
