import type { Bounds } from "./bounds";

/**
 * Bounds as a page says them: "84", "84+", "80 to 84", "at most 80", "about 9 to 11", "up to about
 * 80". Hard bounds, read again as a wording, give themselves.
 */
export function describeBounds({ lower, upper, soft }: Bounds): string {
  const about = soft ? "about " : "";
  if (upper === null) return lower === 0 ? "any number" : `${about}${grouped(lower)}+`;
  if (upper === lower) return `${about}${grouped(lower)}`;
  if (lower > 0) return `${about}${grouped(lower)} to ${grouped(upper)}`;
  return soft ? `up to about ${grouped(upper)}` : `at most ${grouped(upper)}`;
}

/** What a page says of vague words in place of their bounds: numbers beside them would say that they count. */
export const vagueWords = "vague, decides nothing";

/** Bounds as a list or a chart says them: "84+", "84", "0–80", "~9–11". */
export function terseBounds({ lower, upper, soft }: Bounds): string {
  const about = soft ? "~" : "";
  if (upper === null) return `${about}${grouped(lower)}+`;
  return upper === lower
    ? `${about}${grouped(lower)}`
    : `${about}${grouped(lower)}–${grouped(upper)}`;
}

/** 1200 as "1,200", alike on every machine and in every locale. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
