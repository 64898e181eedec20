/**
 * How often a property is tried: pass it to fast-check as `numRuns`. `npm run test:long` sets
 * COUNTERCLAIM_TEST_RUNS to 100 and so multiplies every count by a hundred; `atMost` bounds what is too
 * costly for that, so that the whole ends within an hour and a half.
 */
export function runs(count: number, atMost = Number.POSITIVE_INFINITY): number {
  return Math.min(atMost, Math.ceil(count * runsFactor()));
}

/** The multiplier of this run, at least a hundredth; timeouts grow with it. */
export function runsFactor(): number {
  const text = process.env.COUNTERCLAIM_TEST_RUNS ?? "1";
  const factor = Number(text);
  if (!(factor >= 0.01 && factor <= 10_000)) {
    throw new Error(`COUNTERCLAIM_TEST_RUNS must be a number from 0.01 to 10000, not "${text}".`);
  }
  return factor;
}
