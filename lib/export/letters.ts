/**
 * In which letters a picture can be drawn. As SVG it is drawn by whoever shows it, with their typefaces. As
 * pixels it is drawn by us, with ours: Latin, Greek, Cyrillic, and the writing systems below.
 */

/** Writing systems with a typeface of their own; the renderer shapes them, right to left where they are. */
const ownFaces = [
  { face: "Noto Sans Arabic", letters: /\p{Script_Extensions=Arabic}/u },
  { face: "Noto Sans Hebrew", letters: /\p{Script_Extensions=Hebrew}/u },
  { face: "Noto Sans Ethiopic", letters: /\p{Script_Extensions=Ethiopic}/u },
] as const;

export interface Run {
  text: string;
  /** Null for the face of the text itself. */
  face: string | null;
}

/** A text in runs of one typeface each; what stands between letters of one goes with them. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const [piece] of text.matchAll(words)) {
    const face = ownFaces.find(({ letters }) => letters.test(piece))?.face ?? null;
    const last = runs.at(-1);
    if (last && last.face === face) last.text += piece;
    else runs.push({ text: piece, face });
  }
  return runs;
}

// Letters of one writing system with marks, digits and blanks between them, or anything else.
const words = new RegExp(
  [
    ...ownFaces.map(({ letters: { source: own } }) => {
      return `${own}(?:${own}|\\p{M}|[\\s\\p{N}.,:]+(?=${own}))*`;
    }),
    `(?:(?!${ownFaces.map(({ letters }) => letters.source).join("|")})[\\s\\S])+`,
  ].join("|"),
  "gu",
);

/** A text with words in brackets in place of letters that no typeface of ours has, instead of boxes. */
export function inDrawnLetters(text: string): string {
  return text.normalize("NFC").replace(undrawn, (run) => {
    const known = undrawnScripts.find(({ letters }) => letters.test(run));
    return known ? `[in ${known.script} letters]` : "[another sign]";
  });
}

/**
 * Kept from changing the order of the words around it: where it is read from right to left, and by marks in
 * it that turn letters around, with which somebody's name could make 84 read as 48. Those are left out.
 */
export function apart(text: string): string {
  const plain = text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "");
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/**
 * What our typefaces have a glyph for, one or the other: a test looks it up in them. Latin letters of Africa, the Caucasus
 * and of transliterations among them, Cyrillic ones of the Caucasus and of Central Asia, and signs of currencies.
 */
const drawn = [
  "\\u0020-\\u007e\\u00a0-\\u01c3\\u01cd-\\u01f0\\u01f4-\\u0233\\u0250-\\u0254\\u0256\\u0257\\u0259\\u025b\\u0260\\u0263\\u0268\\u0269",
  "\\u0272\\u0275\\u0289-\\u028b\\u0292\\u0294\\u0295\\u02b9-\\u02c1\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u031b\\u0323\\u0324\\u0326-\\u0328\\u032e\\u0331",
  "\\u0384-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0400-\\u045f\\u048a-\\u049d\\u04a0-\\u04ff\\u1e00-\\u1e9b\\u1e9d-\\u1ef9",
  "\\u20a0-\\u20af\\u20b1-\\u20b5\\u20b8-\\u20ba\\u20bc-\\u20bf\\u2116",
  "\\u2010-\\u2015\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2032\\u2033\\u2039\\u203a\\u2044\\u20ac\\u2122\\u2190-\\u2193\\u2212\\u2264\\u2265",
  // Arabic, Hebrew and Ethiopic, as everyday text has them.
  "\\u060c\\u0610-\\u061b\\u061f-\\u06ff\\u0750-\\u077f\\u0591-\\u05c7\\u05d0-\\u05ea\\u05ef-\\u05f4\\u1200-\\u137c",
  // Direction and joining show nothing.
  "\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069",
].join("");

const undrawn = new RegExp(`[^${drawn}\\s](?:[\\s\\p{P}]*[^${drawn}\\s])*`, "gu");

const named: readonly (readonly [script: string, word: string])[] = [
  ["Devanagari", "Devanagari"],
  ["Bengali", "Bengali"],
  ["Gurmukhi", "Gurmukhi"],
  ["Gujarati", "Gujarati"],
  ["Tamil", "Tamil"],
  ["Telugu", "Telugu"],
  ["Sinhala", "Sinhala"],
  ["Myanmar", "Burmese"],
  ["Thai", "Thai"],
  ["Khmer", "Khmer"],
  ["Georgian", "Georgian"],
  ["Armenian", "Armenian"],
  ["Hiragana", "Japanese"],
  ["Katakana", "Japanese"],
  ["Hangul", "Korean"],
  ["Han", "Chinese"],
  ["Syriac", "Syriac"],
];

const undrawnScripts = [
  ...named.map(([script, word]) => ({
    script: word,
    letters: new RegExp(`\\p{Script=${script}}`, "u"),
  })),
  { script: "other", letters: /\p{L}/u },
];
