/**
 * What a letter may look like: every character that readers, and search, take for the same one. The
 * database makes the same tables for itself (`letter_forms`, `letter_ligatures`).
 */

/** Signs upon letters, as inside of a class: accents, vowel points, elongation. */
const signs =
  "\\u{300}-\\u{36f}\\u{483}-\\u{489}\\u{591}-\\u{5c7}\\u{610}-\\u{61a}\\u{640}\\u{64b}-\\u{65f}" +
  "\\u{670}\\u{6d6}-\\u{6ed}\\u{8d3}-\\u{8ff}\\u{1ab0}-\\u{1aff}\\u{1dc0}-\\u{1dff}\\u{20d0}-\\u{20ff}" +
  "\\u{302a}-\\u{302f}\\u{3099}\\u{309a}\\u{fe00}-\\u{fe0f}\\u{fe20}-\\u{fe2f}\\u{fe71}\\u{fe77}\\u{fe79}" +
  "\\u{fe7b}\\u{fe7d}\\u{fe7f}\\u{ff9e}\\u{ff9f}\\u{110ba}\\u{e0100}-\\u{e01ef}";

/** Characters that are not seen, or not heeded, inside of a word, apostrophes among them. */
const unseen =
  "\\u{ad}\\u{61c}\\u{115f}\\u{1160}\\u{180b}-\\u{180f}\\u{200b}-\\u{200f}\\u{202a}-\\u{202e}" +
  "\\u{2060}-\\u{206f}\\u{3164}\\u{feff}\\u{ffa0}\\u{fff9}-\\u{fffb}\\u{e0000}-\\u{e007f}" +
  "\\u{27}\\u{60}\\u{b4}\\u{2b9}-\\u{2bf}\\u{374}\\u{5f3}\\u{1fef}\\u{2018}\\u{2019}" +
  "\\u{201b}\\u{2032}-\\u{2034}\\u{2057}\\u{ff07}\\u{ff40}";

export const betweenLetters = signs + unseen;
export const uponLetters = signs;

const heedless = new RegExp(`[${betweenLetters}]`, "gv");

// Letters with a stroke, a hook or without one, and for each, in the same place, the plain one that readers type.
const stroked = "đðɖɗħɨɩłøɔɵŧƭŋɲɓƀƙƴɛəƶǥɣʉʊʋƒ";
const unstroked = "ddddhiilooottnnbbkyeazgguuvf";

/** Whether a letter is a plain one with a stroke or a hook, in either case. */
export function isStroked(one: string): boolean {
  return stroked.includes(one.toLowerCase());
}

// Letters that keyboards, case and strokes tell apart and readers do not.
const alike: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...stroked].map((one, i) => [one, unstroked[i] ?? one])),
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ة: "ه",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
  ٱ: "ا",
  ı: "i",
  ς: "σ",
};

/** A text in the letters that others are compared by; nothing for what is not heeded. */
export function letters(text: string): string {
  // An acute by itself is an apostrophe, and no blank with an accent upon it.
  const marked = text.replaceAll("´", "").normalize("NFKD");
  const plain = marked.replace(heedless, "").toLowerCase().replace(heedless, "");
  return [...plain].map((one) => alike[one] ?? one).join("");
}

interface Forms {
  /** The other forms of a letter. */
  forms: ReadonlyMap<string, string>;
  /** The characters that are several letters in one. */
  ligatures: ReadonlyMap<string, string>;
}

let found: Forms | undefined;

/** Made once, when a name is first looked for: of all that Unicode has. */
export function letterForms(): Forms {
  found ??= allForms();
  return found;
}

function allForms(): Forms {
  const forms = new Map<string, string>();
  const ligatures = new Map<string, string>();
  for (const [from, to] of scanned) {
    for (let code = from; code <= to; code += 1) {
      const one = String.fromCodePoint(code);
      const is = letters(one);
      if (is === one || is === "") continue;
      const length = [...is].length;
      if (length === 1) forms.set(is, (forms.get(is) ?? "") + one);
      else if (length <= 4 && parted.test(one)) ligatures.set(is, (ligatures.get(is) ?? "") + one);
    }
  }
  return { forms, ligatures };
}

// Where letters of several forms are. Hangul is composed by rule, and Han has them in one place.
const scanned = [
  [0x41, 0x5a],
  [0xa0, 0x33ff],
  [0xa640, 0xabbf],
  [0xf900, 0xffff],
  [0x10400, 0x10cff],
  [0x16e40, 0x16e7f],
  [0x1d400, 0x1d7ff],
  [0x1e900, 0x1e943],
  [0x1ee00, 0x1efff],
  [0x1f100, 0x1f1ff],
  [0x2f800, 0x2fa1f],
] as const;

// Ligatures that may stand in a name: of Latin, Armenian, Hebrew, lam with alef; vowels of Thai, Lao and Burmese,
// letters of Tibetan; kana and letters of India with their points. Not the squared units and numbers, of which
// no name is made.
const parted =
  /[\u00c0-\u024f\u0587\u0675-\u0678\u0900-\u0dff\u0e33\u0eb3\u0edc\u0edd\u0f00-\u0fff\u1026\u3040-\u30ff\ufb00-\ufb4f\ufef5-\ufefc\uff65-\uff9f]/u;
