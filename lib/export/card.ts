import { type PlottedMeasure, pictureOf } from "./picture";
import { svgOf } from "./svg";
import type { Taken } from "./taken";

/** What other sites show where somebody links to us, in pixels (the Open Graph protocol gives no size; this one is usual). */
export const cardSize = { width: 1200, height: 630 } as const;

/**
 * The chart of a measure as such a picture: laid out as wide as fills it best, on paper to its edges. Null
 * where every figure is vague, and where there are so many voices that nobody could read them.
 */
export function cardOf(taken: Taken, measure: PlottedMeasure) {
  const { width, height } = cardSize;
  const ratio = width / height;
  const first = pictureOf(taken, measure, narrowest, { pixels: true });
  if (!first) return null;
  // Wider is lower: texts take fewer lines. Twice is near enough.
  const wider =
    pictureOf(taken, measure, widthFor(first.height * ratio), { pixels: true }) ?? first;
  const picture =
    pictureOf(taken, measure, widthFor(wider.height * ratio), { pixels: true }) ?? wider;
  if (picture.width === widest && picture.height > widest / ratio) return null;
  const inner = svgOf(picture).replace(/^<svg [^>]*>/, "");
  const frame = `viewBox="0 0 ${picture.width} ${picture.height}" width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fdfcf9"/><svg ${frame} preserveAspectRatio="xMidYMid meet">${inner}</svg>`;
  return { svg, width };
}

const narrowest = 640;
const widest = 1200;

function widthFor(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}
