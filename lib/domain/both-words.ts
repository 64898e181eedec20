/** What two voices both assert, in words. */
import { describeBounds, grouped } from "./bounds-words";
import type { BothAssert, Camp } from "./standing";
import type { StandingValue } from "./vocabulary";

interface Asserted {
  value: StandingValue;
  bothAssert: BothAssert | null;
  camps: readonly Camp[];
}

/**
 * "Two voices or more assert 84+." Where voices contradict, floor and ceiling may come from different
 * pairs of them and are said apart; and it is said where no number is asserted by two. Null where two
 * voices assert nothing.
 */
export function bothAssertSentence({ value, bothAssert, camps }: Asserted): string | null {
  if (bothAssert === null) return null;
  const apart = apartWords(bothAssert);
  if (apart === null || value !== "contested") {
    return `Two voices or more assert ${bothAssertWords(bothAssert)}.`;
  }
  const [floor, ceiling] = apart;
  const all = [...(floor === null ? [] : [floor]), ceiling].join(", and two or more ");
  if (camps.every(({ origins }) => origins.length < 2)) {
    return `No number is asserted by two voices: two or more assert ${all}.`;
  }
  const none = isCrossing(bothAssert) ? ", which no number is" : "";
  return `Two voices or more assert ${all}${none}.`;
}

/** The same as an interval: "84+", "12 to 15"; "at least 25, and at most 14" where no number is both. */
export function bothAssertWords(both: BothAssert): string {
  const apart = isCrossing(both) ? apartWords(both) : null;
  if (apart === null) return describeBounds({ ...both, soft: false });
  return apart.filter((one) => one !== null).join(", and ");
}

function isCrossing({ lower, upper }: BothAssert): boolean {
  return upper !== null && lower > upper;
}

function apartWords({ lower, upper }: BothAssert): [floor: string | null, ceiling: string] | null {
  if (upper === null) return null;
  return [lower === 0 ? null : `at least ${grouped(lower)}`, `at most ${grouped(upper)}`];
}
