import { namePattern } from "./names";

/**
 * Covering the names of withheld parties, wherever they stand in what is published. The database does
 * the same to editions that stand already (`cover_names`, `cover_document`); a test holds the two
 * to each other.
 */

export interface Cover {
  names: readonly string[];
  label: string;
}

/**
 * The value with every text in it covered; codes, identifiers and dates are left alone, and an
 * address that tells a name becomes null. How a name is met, `namePattern` says.
 */
export function covered<T>(value: T, covers: readonly Cover[]): T;
export function covered(value: unknown, covers: readonly Cover[]): unknown {
  if (covers.length === 0) return value;
  const all = covers.flatMap(({ names, label }) =>
    names.filter((name) => name.trim() !== "").map((name) => ({ name, label })),
  );
  const patterns = longestFirst(all).map(({ name, label }) => ({
    label,
    pattern: patternOf(name),
  }));
  const telling = all.map(({ name }) => patternOf(name, true));
  return walk(value, "", {
    text: (text) =>
      patterns.reduce((done, { pattern, label }) => done.replace(pattern, () => label), text),
    address: (url) => (telling.some((pattern) => decoded(url).search(pattern) >= 0) ? null : url),
  });
}

/** Whether a text holds one of the names, as `covered` would find it. */
export function tells(text: string, names: readonly string[]): boolean {
  return names.some((name) => name.trim() !== "" && text.search(patternOf(name)) >= 0);
}

// A pattern takes longer to make than to look a page through with: the last few hundred are kept.
function patternOf(name: string, inAddress = false): RegExp {
  const key = `${inAddress ? "address" : "text"} ${name}`;
  const kept = made.get(key);
  if (kept) return kept;
  if (made.size >= 500) made.clear();
  const pattern = new RegExp(namePattern(name, inAddress), "gv");
  made.set(key, pattern);
  return pattern;
}

const made = new Map<string, RegExp>();

interface Covering {
  text: (text: string) => string;
  address: (url: string) => string | null;
}

function walk(value: unknown, key: string, covering: Covering): unknown {
  if (typeof value === "string") {
    if (key === "url") return covering.address(value);
    return codes.has(key) ? value : covering.text(value);
  }
  if (Array.isArray(value)) return value.map((one) => walk(one, key, covering));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, walk(inner, name, covering)]),
  );
}

// Members whose texts are words of closed lists, identifiers, dates or hashes, and tell nobody.
const codes = new Set(
  (
    "id slug kind sha256 rules language outcome group basis attackersIncluded form function ground " +
    "hedge status effect relation value standing code flag direction precision evidence " +
    "origin origins claim claims article from start end publishedOn assertedOn at"
  ).split(" "),
);

// By characters and their numbers, as the database orders them: by halves of pairs "𐐀" would stand before "ﬂ".
function longestFirst<T extends { name: string }>(all: readonly T[]): T[] {
  const length = ({ name }: T) => [...name].length;
  return [...all].sort((a, b) => length(b) - length(a) || byNumbers(a.name, b.name));
}

function byNumbers(a: string, b: string): number {
  const others = [...b];
  for (const [i, one] of [...a].entries()) {
    const apart = (one.codePointAt(0) ?? 0) - (others[i]?.codePointAt(0) ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/**
 * The characters that an address stands for, escape by escape, so that a bad one hides no other; and
 * once more, for addresses are put into addresses.
 */
function decoded(url: string): string {
  return decodedOnce(decodedOnce(url));
}

function decodedOnce(url: string): string {
  return url.replace(escapes, (whole) => decodeURIComponent(whole));
}

// The escapes that are a character in UTF-8, and none that are not.
const escapes = new RegExp(
  (
    "%(?:0[1-9a-f]|[1-7][0-9a-f]|(?:c[2-9a-f]|d[0-9a-f])T|e0%[ab][0-9a-f]T|e[1-9a-cef]TT|ed%[89][0-9a-f]T" +
    "|f0%[9ab][0-9a-f]TT|f[1-3]TTT|f4%8[0-9a-f]TT)"
  ).replaceAll("T", "%[89ab][0-9a-f]"),
  "gi",
);
