/** Covering the names of withheld parties, wherever they stand in what is published. */

export interface Cover {
  names: readonly string[];
  label: string;
}

/**
 * The value with every text in it covered, addresses of records (`id`, `slug`) left alone. Names in
 * plain letters are met as whole words, whatever their case; other scripts anywhere. The database's
 * `cover_names` does the same to editions that stand already.
 */
export function covered<T>(value: T, covers: readonly Cover[]): T;
export function covered(value: unknown, covers: readonly Cover[]): unknown {
  if (covers.length === 0) return value;
  const patterns = covers.flatMap(({ names, label }) =>
    names
      .filter((name) => name.trim() !== "" && name !== label)
      .map((name) => ({ name, label, pattern: patternOf(name) })),
  );
  patterns.sort((a, b) => b.name.length - a.name.length);
  return walk(value, (text) =>
    patterns.reduce((done, { pattern, label }) => done.replace(pattern, () => label), text),
  );
}

function walk(value: unknown, cover: (text: string) => string): unknown {
  if (typeof value === "string") return cover(value);
  if (Array.isArray(value)) return value.map((one) => walk(one, cover));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      addresses.has(key) ? inner : walk(inner, cover),
    ]),
  );
}

const addresses = new Set(["id", "slug", "url", "kind"]);

function patternOf(name: string): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
  const whole = /^[\u0001-\u007f]+$/.test(name);
  return new RegExp(whole ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped, "giu");
}
