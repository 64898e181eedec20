/** What a figure says once its words are read: an interval of whole numbers, and its algebra. */

/** The largest number that a figure may state, and the largest upper bound. */
export const maximumFigure = 1_000_000_000;

export interface Bounds {
  /** Whole, 0 to `maximumFigure`. */
  readonly lower: number;
  /** Whole, `lower` to `maximumFigure`; null where the words set no ceiling. */
  readonly upper: number | null;
  /** Whether the words give a bound approximately ("about 80", "up to 80", "dozens"). */
  readonly soft: boolean;
}

export const relations = ["equal", "narrows", "widens", "overlaps", "disjoint"] as const;
export type Relation = (typeof relations)[number];

/** What `a` does to `b`: 84 narrows 80+, and 80+ widens 84. Softness plays no part in it. */
export function relation(a: Bounds, b: Bounds): Relation {
  if (isDisjoint(a, b)) return "disjoint";
  if (contains(a, b)) return contains(b, a) ? "equal" : "widens";
  return contains(b, a) ? "narrows" : "overlaps";
}

/** The relation seen from the other end: `relation(b, a)` is `inverse(relation(a, b))`. */
export function inverse(seen: Relation): Relation {
  if (seen === "narrows") return "widens";
  return seen === "widens" ? "narrows" : seen;
}

/** Whether no number lies in both. */
export function isDisjoint(a: Bounds, b: Bounds): boolean {
  return ceiling(a) < b.lower || ceiling(b) < a.lower;
}

/** Whether every number of `inner` lies in `outer`; an interval contains itself. */
export function contains(outer: Bounds, inner: Bounds): boolean {
  return outer.lower <= inner.lower && ceiling(inner) <= ceiling(outer);
}

/** What both say, or null when they are disjoint; soft as in `intersectionOf`. */
export function intersection(a: Bounds, b: Bounds): Bounds | null {
  return intersectionOf([a, b]);
}

/**
 * What all of them say together, whatever their order; null when that is nothing, everything
 * ([0, no ceiling], hard) for an empty list. Each side is decided by the tightest bound, and the
 * result is soft when a deciding bound is soft: where several decide a side together one hard bound
 * makes it hard. A floor of 0 and a missing ceiling say nothing, so they are never soft.
 * Softness belongs to whole intervals, so a chain of `intersection` may come out softer than one
 * call with all of them: with more than two use this.
 */
export function intersectionOf(all: readonly Bounds[]): Bounds | null {
  const lower = all.reduce((most, each) => Math.max(most, each.lower), 0);
  const least = all.reduce((most, each) => Math.min(most, ceiling(each)), Number.POSITIVE_INFINITY);
  if (least < lower) return null;
  const softFloor = lower > 0 && all.every((each) => each.lower !== lower || each.soft);
  const softCeiling =
    least < Number.POSITIVE_INFINITY && all.every((each) => ceiling(each) !== least || each.soft);
  const upper = least === Number.POSITIVE_INFINITY ? null : least;
  return { lower, upper, soft: softFloor || softCeiling };
}

/** The bounds of two counts together, neither counting anybody of the other; may exceed the cap. */
export function sumOf(a: Bounds, b: Bounds): Bounds {
  const upper = a.upper === null || b.upper === null ? null : a.upper + b.upper;
  return { lower: a.lower + b.lower, upper, soft: a.soft || b.soft };
}

/** Why these cannot be bounds, as a sentence for whoever typed them; null when they can. */
export function boundsFault(lower: number, upper: number | null): string | null {
  const given = upper === null ? [lower] : [lower, upper];
  if (!given.every(Number.isInteger)) return "A figure is a whole number.";
  if (given.some((each) => each < 0)) return "A figure cannot be negative.";
  if (given.some((each) => each > maximumFigure)) return "No figure goes beyond 1,000,000,000.";
  return upper !== null && upper < lower ? "The lower number stands above the upper one." : null;
}

function ceiling(bounds: Bounds): number {
  return bounds.upper ?? Number.POSITIVE_INFINITY;
}
