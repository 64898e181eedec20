import { drop, foreseen, outlines, radii, strokesOf } from "@/lib/chart/marks";
import { partsOf, type Span } from "@/lib/chart/parts";
import type { Band, PlotFinding } from "@/lib/chart/plot";
import { type Run, runsOf } from "./letters";
import type { Picture, PlacedShape } from "./picture";
import type { PlacedText } from "./sheet";
import { xmlText } from "./xml";

/**
 * A picture as SVG that needs nothing beside it: no script, no style sheet, no font but those that
 * everybody has. The colours are those of the light page. `name` keeps two of them on a page apart.
 */
export function svgOf(picture: Picture, name = "figure"): string {
  const { width, height, title, texts, marks, shapes, findingY, line, plot } = picture;
  const x = (at: number) => round(line.x + at * line.length);
  const down = `y="${line.top}" height="${line.bottom - line.top}"`;
  const band = ({ from, to }: Band, fill: string) =>
    `<rect x="${x(from)}" width="${Math.max(2, round((to - from) * line.length))}" ${down} fill="${fill}"/>`;
  const grid = plot.scale.ticks.map(
    ({ at }) =>
      `<path d="M${x(at)} ${line.top}V${line.bottom}" stroke="${colours.hairline}" fill="none"/>`,
  );
  const drawn = shapes.map((placed) => shapeOf(placed, x, plot.isProjection));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    hatch(name),
    plot.both ? band(plot.both, colours.shade) : "",
    ...plot.gaps.map((gap) => band(gap, `url(#${name}-gap)`)),
    ...grid,
    ...drawn,
    plot.finding && findingY !== null ? findingOf(plot.finding, findingY, x) : "",
    ...marks.map(({ x, y, outline }) => markOf(x, y, outline, 1.5)),
    ...texts.map(textOf),
    "</svg>",
  ].join("");
}

/** The light page's. */
export const colours = {
  paper: "#fdfcf9",
  ink: "#1c1a17",
  muted: "#5b564d",
  hairline: "#d8d3c8",
  shade: "#e9e5dc",
  contested: "#b3261e",
} as const;

const ink = `stroke="${colours.ink}"`;

const hatch = (name: string) =>
  `<defs><pattern id="${name}-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="${colours.contested}" stroke-opacity="0.5" stroke-width="1.5" fill="none"/></pattern></defs>`;

const faces = {
  serif: "'Source Serif 4', Georgia, serif",
  sans: "Inter, Helvetica, Arial, sans-serif",
} as const;

// A rim of paper, so that what is written over a shade or a line is read.
function textOf({ x, y, size, text, face, isStrong, isQuiet, anchor }: PlacedText): string {
  const weight = isStrong ? ' font-weight="600"' : "";
  const middle = anchor ? ' text-anchor="middle"' : "";
  const fill = isQuiet ? colours.muted : colours.ink;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-family="${faces[face]}" fill="${fill}" stroke="${colours.paper}" stroke-width="3" paint-order="stroke"${weight}${middle}>${runsOf(text).map(runOf).join("")}</text>`;
}

function runOf({ text, face }: Run): string {
  return face === null
    ? xmlText(text)
    : `<tspan font-family="'${face}', sans-serif">${xmlText(text)}</tspan>`;
}

/** One figure, of the same parts as on the page (lib/chart/parts.ts). */
function shapeOf(
  { shape, y, isNow, isKnown }: PlacedShape,
  x: (at: number) => number,
  isProjection: boolean,
): string {
  const { solid, dots, ends, point, isRough, arrow } = partsOf(shape);
  const { body, dots: wide, pattern, core } = strokesOf({ isNow, isKnown, isProjection });
  const dashes = isProjection ? ` stroke-dasharray="${foreseen.dashes}"` : "";
  const drawn: string[] = [];
  // What is hollow is drawn again, thinner and of paper.
  const along = ([from, to]: Span, width: number, more: string) => {
    for (const [stroke, weight] of [
      [colours.ink, width] as const,
      [colours.paper, core] as const,
    ]) {
      if (weight === null) continue;
      drawn.push(
        `<path d="M${x(from)} ${y}H${x(to)}" stroke="${stroke}" stroke-width="${weight}" fill="none"${more}/>`,
      );
    }
  };
  if (solid !== null) along(solid, body, dashes);
  if (dots !== null) along(dots, wide, ` stroke-linecap="round" stroke-dasharray="${pattern}"`);
  for (const at of ends) drawn.push(markOf(x(at), y, outlines.end));
  if (point !== null) {
    const at = `cx="${x(point)}" cy="${y}"`;
    const dot = (radius: number) =>
      `<circle ${at} r="${radius}" fill="${isKnown ? colours.ink : colours.paper}" ${ink} stroke-width="1.5"/>`;
    if (isProjection) drawn.push(ringOf(at), isKnown ? dot(foreseen.dot) : "");
    else drawn.push(dot(isNow ? radii.now : radii.else));
    if (isRough) {
      drawn.push(
        `<circle ${at} r="${radii.rough}" fill="none" ${ink} stroke-dasharray="0.1 4" stroke-linecap="round" stroke-width="1.5"/>`,
      );
    }
  }
  if (arrow !== null) drawn.push(markOf(x(arrow), y, outlines.arrow));
  return drawn.join("");
}

/** Around the one number of a projection. */
function ringOf(at: string): string {
  const { radius, dashes, begins } = foreseen.ring;
  return `<circle ${at} r="${radius}" fill="${colours.paper}" ${ink} stroke-width="2" stroke-dasharray="${dashes}" stroke-dashoffset="${begins}"/>`;
}

/** What an editor found: a bracket with a diamond at its best, as on the page. */
function findingOf({ from, at, to }: PlotFinding, y: number, x: (at: number) => number): string {
  return [
    `<path d="M${x(from)} ${y + drop}H${x(to)}" ${ink} stroke-width="2" fill="none"/>`,
    markOf(x(from), y, outlines.bracket),
    markOf(x(to), y, outlines.bracket),
    markOf(x(at), y, outlines.best),
  ].join("");
}

function markOf(x: number, y: number, outline: string, width = 2): string {
  return `<path transform="translate(${round(x)} ${round(y)})" d="${outline}" ${ink} stroke-width="${width}" fill="none"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
