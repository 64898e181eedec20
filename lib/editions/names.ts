import { betweenLetters, isStroked, letterForms, letters, uponLetters } from "./letters";

/**
 * The pattern, for a RegExp with the flag `v`, under which a name is met, however it is spelt: whatever
 * its case, accents, vowel points and elongation, in the letters of any keyboard, full width or
 * ligatures, with unseen characters in it, and with whatever is no letter between its words (in an
 * address: nothing too). What search calls equal is met. A name in plain letters is met as
 * a whole word; one with accents too, and where its accents stand, within a word; other scripts
 * anywhere. No two parts of the pattern can take the same character, so that it is matched in
 * linear time. The same as `name_pattern` of the database.
 */
export function namePattern(name: string, inAddress = false): string {
  const { head, items, tail } = readName(name);
  const [first, last] = [items[0], items.at(-1)];
  if (!(first && last)) return literally(name);
  const begins = isPlain(first) ? `(?:(?<![${inWords}])|(?<=[${betweenLetters}]))` : "";
  const ends = `${isPlain(last) ? `(?![${uponLetters}]*(?![${betweenLetters}])[${inWords}])` : ""}[${uponLetters}]*`;
  const loose = begins + sequence(items, inAddress) + ends;
  const accented = items.some(({ strict }) => strict !== null);
  const strict = sequence(
    items.map((item) => ({
      ...item,
      one: item.strict ?? item.one,
      isStrict: item.strict !== null,
    })),
    inAddress,
  );
  const any = accented ? `(?:${loose}|${strict}[${uponLetters}]*)` : loose;
  return optional(head) + any + optional(tail);
}

type Gap = "none" | "perhaps" | "some";

interface Item {
  /** A letter as `letters` gives it, or where `isStrict` a pattern. */
  one: string;
  /** What stands before it. */
  gap: Gap;
  /** The pattern of a plain letter with its accent; null for any other. */
  strict: string | null;
  isStrict?: boolean;
}

// What a word is made of: as PostgreSQL has it, for which digits are those of plain letters.
const inWords = "\\p{Alphabetic}0-9";
// Scripts whose signs are letters of their own, and count as such in search too.
const signed = "\\u{900}-\\u{963}\\u{966}-\\u{109f}\\u{1780}-\\u{17ff}";
const joint = `[[^${inWords}${signed}\\u{2588}][${betweenLetters}]]`;
const ofWord = new RegExp(`[${inWords}${signed}\\p{Nd}]`, "v");
const heedless = new RegExp(`[${betweenLetters}]`, "v");

function readName(name: string) {
  const items: Item[] = [];
  let [head, tail] = ["", ""];
  let gap: Gap = "none";
  for (const one of name.normalize("NFC").trim()) {
    if (/[\u05be\u200b\u200c]/u.test(one)) {
      if (gap === "none") gap = "perhaps";
      continue;
    }
    const plain = /[\uac00-\ud7a3]/u.test(one) ? one : letters(one);
    for (const letter of plain) {
      if (ofWord.test(letter)) {
        items.push({ one: letter, gap, strict: accentOf(one, plain) });
        [gap, tail] = ["none", ""];
      } else gap = "some";
    }
    const isMark = gap === "some" && !/\s/u.test(one) && !heedless.test(one);
    if (isMark && items.length === 0) head += one;
    else if (isMark) tail += one;
  }
  return { head, items, tail };
}

function isPlain({ one }: Item): boolean {
  return /^[0-9a-z]$/.test(one);
}

function sequence(items: readonly Item[], inAddress: boolean): string {
  let pattern = "";
  for (let at = 0; at < items.length; ) {
    const length = togetherFrom(items, at);
    const gap = items[at]?.gap ?? "none";
    const between = gap === "perhaps" || inAddress ? `${joint}*` : `${joint}+`;
    if (at > 0) pattern += gap === "none" ? `[${betweenLetters}]*` : between;
    pattern += length > 1 ? segments(items.slice(at, at + length)) : form(items[at]);
    at += length;
  }
  return pattern;
}

// How many letters from here on are read together: some of them may stand as one character, and the last of
// these as one with those after it ("fff", "fij").
function togetherFrom(items: readonly Item[], at: number): number {
  let reach = at + 1;
  for (let from = at; from < reach; from += 1) {
    for (let to = from + 2; to <= Math.min(from + 4, at + mostTogether, items.length); to += 1) {
      if (isOneCharacter(items.slice(from, to))) reach = Math.max(reach, to);
    }
  }
  return reach - at;
}

// More than any word has in a row; each letter more would make the pattern half as long again.
const mostTogether = 6;

function isOneCharacter(items: readonly Item[]): boolean {
  const isWhole = items.every(({ gap, isStrict }, i) => !isStrict && (i === 0 || gap === "none"));
  return isWhole && ligature(items) !== undefined;
}

function ligature(items: readonly Item[]): string | undefined {
  return letterForms().ligatures.get(items.map(({ one }) => one).join(""));
}

function segments(items: readonly Item[]): string {
  const ways = items.flatMap((item, i) => {
    const one = i === 0 ? form(item) : classOf(ligature(items.slice(0, i + 1)) ?? "");
    if (one === "") return [];
    const rest = items.slice(i + 1);
    return [rest.length === 0 ? one : `${one}[${betweenLetters}]*${segments(rest)}`];
  });
  return ways.length === 1 ? (ways[0] ?? "") : `(?:${ways.join("|")})`;
}

function form(item: Item | undefined): string {
  if (!item) return "";
  if (item.isStrict) return item.one;
  if (/[\uac00-\ud7a3]/u.test(item.one)) return `(?:${item.one}|${item.one.normalize("NFD")})`;
  return classOf(item.one + (letterForms().forms.get(item.one) ?? ""));
}

function classOf(some: string): string {
  if (some === "") return "";
  return `[${[...some].map((one) => `\\u{${one.codePointAt(0)?.toString(16)}}`).join("")}]`;
}

// A plain letter with its accent or stroke, in either case, however much of it is composed.
function accentOf(one: string, plain: string): string | null {
  if (!/^[a-z]$/.test(plain)) return null;
  if (one.normalize("NFD") === one && !isStroked(one)) return null;
  // Letter for letter, as the database has it: of a dotted capital i the small one is plain.
  const lower = one === "\u0130" ? "i" : one.toLowerCase();
  const cases = [lower, one.toUpperCase()].filter((way) => [...way].length === 1);
  return `(?:${[...new Set([one, ...cases].flatMap(compositions))].join("|")})`;
}

function compositions(one: string): string[] {
  const apart = [...one.normalize("NFD")];
  return apart.map(
    (_, i) =>
      apart
        .slice(0, i + 1)
        .join("")
        .normalize("NFC") + apart.slice(i + 1).join(""),
  );
}

function optional(marks: string): string {
  return marks === "" ? "" : `(?:${[...marks].map(escaped).join("")})?`;
}

// A name without a letter is met as it is written.
function literally(name: string): string {
  const words = name.normalize("NFC").trim().split(/\s+/);
  const spaces = "[\\s\\u{85}\\u{200b}]+";
  return `(?:${words.map((word) => [...word].map(escaped).join("")).join(spaces)})`;
}

function escaped(one: string): string {
  return `\\u{${one.codePointAt(0)?.toString(16)}}`;
}
