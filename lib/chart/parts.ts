/** What an interval is drawn of: what was stated looks like an end, what was not never does. */
import type { Shape } from "./plot";

export type Span = readonly [from: number, to: number];

export interface Parts {
  /** Stated from end to end. */
  solid: Span | null;
  /** Allowed, and no more than that: how far an open end goes, or what "about" and "up to" take in. */
  dots: Span | null;
  /** The stated ends of what is not a point. */
  ends: number[];
  /** Where a number stands that was stated itself. */
  point: number | null;
  /** Whether that number is only roughly meant, and what it takes in is too short to be drawn beside it. */
  isRough: boolean;
  /** Of an open end: where the drawing stops although the figure does not. */
  arrow: number | null;
}

/**
 * The parts of a shape, as places along the line. "At least" begins at an end and has no other; "at most"
 * and "as many as" stop at one, and 0 is none; "about" is its number among dots. Nothing solid stands
 * where nobody stated both sides of it: it would be read as the best estimate.
 */
export function partsOf({ kind, isSoft, from, to, stated }: Shape): Parts {
  const none = { solid: null, dots: null, ends: [], point: null, isRough: false, arrow: null };
  if (kind === "point") return { ...none, point: from, isRough: isSoft };
  if (kind === "open") return { ...none, dots: [from, to], ends: isSoft ? [] : [from], arrow: to };
  if (kind === "below") return { ...none, dots: [from, to], ends: [to] };
  if (kind === "about") {
    const isShort = to - from < shortest;
    return { ...none, dots: isShort ? null : [from, to], point: stated, isRough: isShort };
  }
  return isSoft ? { ...none, dots: [from, to] } : { ...none, solid: [from, to], ends: [from, to] };
}

/** Dots over less than this part of the line would be lost beneath the one in their middle. */
const shortest = 0.06;
