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

/** An identifier that follows from a number of up to 48 bits, in the order of the numbers. */
export function idOf(kind: Kind, number: number): string {
  const digits = number.toString(16).padStart(12, "0");
  return `0190${kinds[kind].slice(0, 4)}-${kinds[kind]}-7000-8000-${digits}`;
}

const kinds = {
  party: "a001",
  partyRevision: "a002",
  article: "a003",
  snapshot: "a004",
  incident: "a005",
  incidentRevision: "a006",
  measure: "a007",
  claim: "a008",
  claimRevision: "a009",
  derivation: "a00a",
  assessment: "a00b",
  edition: "a00c",
} as const;
type Kind = keyof typeof kinds;
