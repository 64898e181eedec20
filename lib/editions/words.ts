/** The small words of published pages: names, figures, dates, lists. English, and the same everywhere. */
import type { Bounds } from "@/lib/domain/bounds";
import { counted, list } from "@/lib/domain/counted";
import { describeBounds, grouped } from "@/lib/domain/figure";

/** "at least 84", "about 9 to 11": bounds within a sentence. */
export function boundsWords(bounds: Bounds): string {
  const { lower, upper, soft } = bounds;
  return upper === null && lower > 0
    ? `${soft ? "about " : "at least "}${grouped(lower)}${soft ? " or more" : ""}`
    : describeBounds(bounds);
}

/** More than these nobody reads one after the other: they stand in the chart and in the camps. */
export const mostListed = 8;

/** A list, but of many only the first: "A, B, C, D, E, F and 28 others". */
export function shortList(words: readonly string[]): string {
  if (words.length <= mostListed) return list(words);
  const first = words.slice(0, mostListed - 2);
  return list([...first, counted(words.length - first.length, "other")]);
}

/** "one voice", "2 voices". */
export function voicesWords(count: number): string {
  return count === 1 ? "one voice" : `${count} voices`;
}
