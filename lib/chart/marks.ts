/** How the marks of charts look, once for pages and pictures: lengths in pixels, outlines as SVG paths. */

/** Around the place on the line that a mark stands for. */
export const outlines = {
  /** Where something was stated. */
  end: "M0-7V7",
  /** Where a drawing stops although the figure does not. */
  arrow: "M-7-5L-1 0L-7 5",
  /** An end of a finding's bracket, down to the line between them, `drop` below the others. */
  bracket: "M0-3V8",
  /** A finding's best. */
  best: "M0-5L5 0L0 5L-5 0Z",
} as const;

/** How far below the line a finding's bracket lies: of a voice's interval nothing lies there. */
export const drop = 8;

/** Of the dot for a number that was stated itself; of the ring of dots around it where it is only roughly meant. */
export const radii = { now: 6, else: 4, rough: 10 } as const;

/** Before words, 12 by 12: where a voice would gain, and, stopped by a bar, that it speaks against that. */
export const asides = {
  interested: { more: "M1 6h9M6 2l4 4-4 4", fewer: "M11 6H2M6 2L2 6l4 4" },
  against_interest: { more: "M1 6h8M5 2l4 4-4 4M11 2v8", fewer: "M11 6H3M7 2L3 6l4 4M1 2v8" },
} as const;

/**
 * Of a projection: the dashes of its line; and of its single number the ring, in eight whole dashes that begin half of one
 * before the right, and the dot within where somebody known says it. A ring of another size would end in a broken dash.
 * What is dotted elsewhere has a dash before each dot.
 */
export const foreseen = {
  dashes: "6 4",
  ring: { radius: 8, dashes: "3.77 2.51", begins: 1.88 },
  dot: 2.5,
  dotted: { width: 2, known: "4 5 0.1 5", unknown: "5 9 0.1 9" },
} as const;

interface Strokes {
  /** Of what is solid, and of dots, with how these follow one another. */
  body: number;
  dots: number;
  pattern: string;
  /** Of the paper within, where there is any: so that it is hollow. */
  core: number | null;
}

/** How heavy a figure is drawn: heavy is what its origin says now, hollow what nobody known says. */
export function strokesOf({ isNow, isKnown, isProjection }: Said): Strokes {
  const { width, known, unknown } = foreseen.dotted;
  if (!isKnown) return { body: 7, dots: 6, pattern: isProjection ? unknown : "0.1 9", core: 3 };
  if (isProjection) return { body: 2, dots: width, pattern: known, core: null };
  return isNow
    ? { body: 6, dots: 5, pattern: "0.1 8", core: null }
    : { body: 2, dots: 3, pattern: "0.1 6", core: null };
}

interface Said {
  isNow: boolean;
  isKnown: boolean;
  isProjection: boolean;
}
