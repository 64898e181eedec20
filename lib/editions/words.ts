/** The small words of published pages: names, figures, dates, lists. English, and the same everywhere. */
import type { Bounds } from "@/lib/domain/bounds";
import { describeBounds, grouped } from "@/lib/domain/figure";

/** "at least 84", "about 9 to 11": bounds within a sentence. */
export function boundsWords(bounds: Bounds): string {
  const { lower, upper, soft } = bounds;
  return upper === null && lower > 0
    ? `${soft ? "about " : "at least "}${grouped(lower)}${soft ? " or more" : ""}`
    : describeBounds(bounds);
}

/** "A", "A and B", "A, B and C". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "one voice", "2 voices". */
export function voicesWords(count: number): string {
  return count === 1 ? "one voice" : `${count} voices`;
}
