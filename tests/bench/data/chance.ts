/** Numbers from 0 to 1 that follow from a seed: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, each as likely. */
export function oneOf<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("there is nothing to choose from");
  return value;
}

/**
 * An identifier that follows from a number below 2 ** 32, in the order of the numbers, and otherwise as those that the
 * database gives (UUIDs of version 7): what is measured of bytes must hold for identifiers that nobody can foretell.
 */
export function idOf(kind: Kind, number: number): string {
  const code = kinds.indexOf(kind) + 1;
  const random = chance(number * 16 + code);
  const digits = () => hex(Math.floor(random() * 2 ** 32), 8);
  const [time, rest] = [hex(begin + number, 12), digits() + digits()];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(code, 3)}-8${rest.slice(0, 3)}-${rest.slice(3, 15)}`;
}

/** The number that an identifier follows from. */
export function numberOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - begin;
}

/** A text with its identifiers: each becomes that of a number so much higher, where `by` gives one for its kind. */
export function renumbered(text: string, by: (kind: Kind) => number | null): string {
  return text.replace(identifier, (id, code: string) => {
    const kind = kinds[Number.parseInt(code, 16) - 1];
    const more = kind === undefined ? null : by(kind);
    return kind === undefined || more === null ? id : idOf(kind, numberOf(id) + more);
  });
}

const begin = 0x0190_0000_0000;
const identifier = /\b0190[0-9a-f]{4}-[0-9a-f]{4}-7(00[0-9a-f])-8[0-9a-f]{3}-[0-9a-f]{12}\b/g;

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

const kinds = [
  "party",
  "partyRevision",
  "article",
  "snapshot",
  "incident",
  "incidentRevision",
  "measure",
  "claim",
  "claimRevision",
  "derivation",
  "edition",
] as const;
export type Kind = (typeof kinds)[number];
