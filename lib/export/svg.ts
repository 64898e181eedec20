import { partsOf } from "@/lib/chart/parts";
import type { Band } from "@/lib/chart/plot";
import { type Run, runsOf } from "./letters";
import type { Picture, PlacedShape, PlacedText } from "./picture";
import { xmlText } from "./xml";

/**
 * A picture as SVG that needs nothing beside it: no script, no style sheet, no font but those that
 * everybody has. The colours are those of the light page. `name` keeps two of them on a page apart.
 */
export function svgOf(picture: Picture, name = "figure"): string {
  const { width, height, title, texts, shapes, line, plot } = picture;
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
    ...texts.map(textOf),
    "</svg>",
  ].join("");
}

const colours = {
  paper: "#fdfcf9",
  ink: "#1c1a17",
  muted: "#5b564d",
  hairline: "#d8d3c8",
  shade: "#e9e5dc",
  contested: "#b3261e",
} as const;

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
  const ink = `stroke="${colours.ink}"`;
  const dashes = isProjection ? ' stroke-dasharray="6 4"' : "";
  const heavy = isKnown ? (isNow ? 6 : 2) : 7;
  const drawn: string[] = [];
  if (solid !== null) {
    const d = `M${x(solid[0])} ${y}H${x(solid[1])}`;
    drawn.push(`<path d="${d}" ${ink} stroke-width="${heavy}" fill="none"${dashes}/>`);
    if (!isKnown) {
      drawn.push(`<path d="${d}" stroke="${colours.paper}" stroke-width="3" fill="none"/>`);
    }
  }
  if (dots !== null) {
    const d = `M${x(dots[0])} ${y}H${x(dots[1])}`;
    const dotted = (stroke: string, width: number) =>
      `<path d="${d}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-dasharray="0.1 7" fill="none"/>`;
    drawn.push(dotted(colours.ink, isNow ? 4.5 : 2.5));
    if (!isKnown) drawn.push(dotted(colours.paper, 2));
  }
  for (const at of ends) {
    drawn.push(`<path d="M${x(at)} ${y - 7}v14" ${ink} stroke-width="2" fill="none"/>`);
  }
  if (point !== null) {
    const fill = isKnown && !isProjection ? colours.ink : colours.paper;
    const at = `cx="${x(point)}" cy="${y}"`;
    drawn.push(
      `<circle ${at} r="${isNow ? 6 : 4}" fill="${fill}" ${ink} stroke-width="1.5"${dashes}/>`,
    );
    if (isRough) {
      drawn.push(
        `<circle ${at} r="10" fill="none" ${ink} stroke-dasharray="0.1 4" stroke-linecap="round" stroke-width="1.5"/>`,
      );
    }
  }
  if (arrow !== null) {
    drawn.push(
      `<path d="M${x(arrow) - 7} ${y - 5}l6 5l-6 5" ${ink} stroke-width="2" fill="none"/>`,
    );
  }
  return drawn.join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
