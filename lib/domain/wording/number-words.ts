/** The words that numbers are written with, and the letters printed against digits. */

const smallWords =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
export const units: ReadonlyMap<string, number> = new Map(
  smallWords.split(" ").map((word, value) => [word, value]),
);

const tensWords = "twenty thirty forty fifty sixty seventy eighty ninety";
export const tens: ReadonlyMap<string, number> = new Map([
  ...tensWords.split(" ").map((word, index): [string, number] => [word, 10 * (index + 2)]),
  ["fourty", 40],
]);

export const singularScales: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["lakh", 100_000],
  ["lac", 100_000],
  ["million", 1_000_000],
  ["crore", 10_000_000],
  ["billion", 1_000_000_000],
  ["trillion", 1_000_000_000_000],
  ["dozen", 12],
  ["score", 20],
]);

/** With the plurals and the short forms, which a number before them makes ordinary: "two lakhs". */
export const scales: ReadonlyMap<string, number> = new Map([
  ...[...singularScales].flatMap(([word, by]) => [[word, by] as const, [`${word}s`, by] as const]),
  ["mn", 1_000_000],
  ["mln", 1_000_000],
  ["bn", 1_000_000_000],
  ["cr", 10_000_000],
]);

/** Letters that are scales only where they are printed against digits. */
export const suffixes: ReadonlyMap<string, bigint> = new Map([
  ["k", 1000n],
  ["m", 1_000_000n],
]);
