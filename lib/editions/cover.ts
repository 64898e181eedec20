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
// What a word is made of: as PostgreSQL has it, for which digits are those of plain letters.
const inWords = "\\p{Alphabetic}0-9";
const anything = `[^${inWords}]*`;

function patternOf(name: string, between: string): string {
  const words = name.normalize("NFC").trim().split(/\s+/);
  const loose = words.map((word) => [...word].map(characterPattern).join("")).join(between);
  const any = apartForEver.reduce((pattern, composed) => {
    const apart = composed.normalize("NFD");
    return pattern.replaceAll(apart, `(?:${apart}|${composed})`);
  }, loose);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
  const isPlain = /^[\u0001-\u007f]+$/.test(name);
  return isPlain ? `(?<![${inWords}])(?:${any})(?![${inWords}])` : `(?:${any})`;
}

// One character as a pattern, however much of it is composed.
function characterPattern(one: string): string {
  if (/['’‘ʼ]/.test(one)) return "['’‘ʼ]";
  if (/[-‐‑–]/.test(one)) return "[-‐‑–]";
  const apart = [...one.normalize("NFD")];
  if (apart.length === 1) return one.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  const forms = apart.map(
    (_, i) =>
      apart
        .slice(0, i + 1)
        .join("")
        .normalize("NFC") + apart.slice(i + 1).join(""),
  );
  return `(?:${[...new Set(forms)].join("|")})`;
}

// Letters that keyboards give composed and that stay apart in every normal form.
const apartForEver = [
  ..."\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df",
  ..."\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e\u0b5c\u0b5d",
];

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
