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
 * address that tells a name becomes null. Names in plain letters are met as whole words, other
 * scripts anywhere; whatever their case, their white space, apostrophes and hyphens, and whether
 * their accents are composed.
 */
export function covered<T>(value: T, covers: readonly Cover[]): T;
export function covered(value: unknown, covers: readonly Cover[]): unknown {
  if (covers.length === 0) return value;
  const all = covers.flatMap(({ names, label }) =>
    names.filter((name) => name.trim() !== "").map((name) => ({ name, label })),
  );
  const patterns = longestFirst(all).map(({ name, label }) => ({
    label,
    pattern: new RegExp(patternOf(name, spaces), "giu"),
  }));
  const telling = all.map(({ name }) => new RegExp(patternOf(name, anything), "iu"));
  return walk(value, "", {
    text: (text) =>
      patterns.reduce((done, { pattern, label }) => done.replace(pattern, () => label), text),
    address: (url) => (telling.some((pattern) => pattern.test(decoded(url))) ? null : url),
  });
}

/** Whether a text holds one of the names, as `covered` would find it. */
export function tells(text: string, names: readonly string[]): boolean {
  return names.some(
    (name) => name.trim() !== "" && new RegExp(patternOf(name, spaces), "iu").test(text),
  );
}

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

function longestFirst<T extends { name: string }>(all: readonly T[]): T[] {
  const length = ({ name }: T) => [...name].length;
  return [...all].sort((a, b) => length(b) - length(a) || (a.name < b.name ? -1 : 1));
}

const spaces = "[\\s\\u0085\\u200b]+";
const anything = "[^\\p{L}\\p{N}]*";

function patternOf(name: string, between: string): string {
  const forms = [...new Set([name.normalize("NFC"), name.normalize("NFD")])];
  const any = forms.map((form) => looseForm(form, between)).join("|");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
  const isPlain = /^[\u0001-\u007f]+$/.test(name);
  return isPlain ? `(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])` : `(?:${any})`;
}

function looseForm(name: string, between: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
        .replace(/['’‘ʼ]/g, "['’‘ʼ]")
        .replace(/[-‐‑–]/g, "[-‐‑–]"),
    )
    .join(between);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
