import { type Picture, type PlottedMeasure, pictureOf } from "./picture";
import { colours, svgOf } from "./svg";
import type { Taken } from "./taken";

/** What other sites show where somebody links to us, in pixels (the Open Graph protocol gives no size; this one is usual). */
export const cardSize = { width: 1200, height: 630 } as const;

/**
 * The chart of a measure as such a picture: laid out as wide as fills it best, on paper to its edges. Of many
 * voices a line each. Null where every figure is vague, and where there are more voices than anybody could read.
 */
export function cardOf(taken: Taken, measure: PlottedMeasure) {
  const { width, height } = cardSize;
  const picture = fitting(taken, measure, false) ?? fitting(taken, measure, true);
  if (picture === null) return null;
  const inner = svgOf(picture).replace(/^<svg [^>]*>/, "");
  const frame = `viewBox="0 0 ${picture.width} ${picture.height}" width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${colours.paper}"/><svg ${frame} preserveAspectRatio="xMidYMid meet">${inner}</svg>`;
  return { svg, width };
}

/** As wide as fills the card best; null where it would have to be smaller than can be read. */
function fitting(taken: Taken, measure: PlottedMeasure, brief: boolean): Picture | null {
  const ratio = cardSize.width / cardSize.height;
  const drawn = (across: number) => pictureOf(taken, measure, across, { pixels: true, brief });
  const first = drawn(narrowest);
  if (!first) return null;
  // Wider is lower: texts take fewer lines. Twice is near enough.
  const wider = drawn(widthFor(first.height * ratio)) ?? first;
  const picture = drawn(widthFor(wider.height * ratio)) ?? wider;
  return picture.width === widest && picture.height > widest / ratio ? null : picture;
}

const narrowest = 640;
const widest = 1200;

function widthFor(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}
