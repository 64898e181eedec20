import type { Band, Shape } from "@/lib/chart/plot";
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

function shapeOf(
  { shape, y, isNow, isKnown }: PlacedShape,
  x: (at: number) => number,
  isProjection: boolean,
): string {
  const ink = `stroke="${colours.ink}"`;
  const dashes = isProjection ? ' stroke-dasharray="6 4"' : "";
  if (shape.kind === "point") {
    const fill = isKnown && !isProjection ? colours.ink : colours.paper;
    const halo = shape.isSoft
      ? `<circle cx="${x(shape.from)}" cy="${y}" r="10" fill="none" ${ink} stroke-dasharray="0.1 4" stroke-linecap="round" stroke-width="1.5"/>`
      : "";
    return `<circle cx="${x(shape.from)}" cy="${y}" r="${isNow ? 6 : 4}" fill="${fill}" ${ink} stroke-width="1.5"${dashes}/>${halo}`;
  }
  const { solid, dots, ends } = partsOf(shape);
  const heavy = isKnown ? (isNow ? 6 : 2) : 7;
  const body = solid.map(([from, to]) => {
    const d = `M${x(from)} ${y}H${x(to)}`;
    const outer = `<path d="${d}" ${ink} stroke-width="${heavy}" fill="none"${dashes}/>`;
    return isKnown
      ? outer
      : `${outer}<path d="${d}" stroke="${colours.paper}" stroke-width="3" fill="none"/>`;
  });
  const soft = dots.map(
    ([from, to]) =>
      `<path d="M${x(from)} ${y}H${x(to)}" ${ink} stroke-width="3" stroke-linecap="round" stroke-dasharray="0.1 6" fill="none"/>`,
  );
  const caps = ends.map(
    (at) => `<path d="M${x(at)} ${y - 7}v14" ${ink} stroke-width="2" fill="none"/>`,
  );
  const arrow =
    shape.kind === "open"
      ? `<path d="M${x(shape.to) - 7} ${y - 5}l6 5l-6 5" ${ink} stroke-width="2" fill="none"/>`
      : "";
  return [...body, ...soft, ...caps, arrow].join("");
}

type Span = readonly [from: number, to: number];

/** What is solid, what is dotted and where it ends, as the chart of the page has it. */
function partsOf({ kind, isSoft, from, to }: Shape): {
  solid: Span[];
  dots: Span[];
  ends: number[];
} {
  const length = to - from;
  if (kind === "open") {
    const breaks = from + length * 0.45;
    return { solid: [[from, breaks]], dots: [[breaks, to]], ends: isSoft ? [] : [from] };
  }
  if (!isSoft) return { solid: [[from, to]], dots: [], ends: [from, to] };
  const [begin, end] = [from + length * 0.25, to - length * 0.25];
  return {
    solid: [[begin, end]],
    dots: [
      [from, begin],
      [end, to],
    ],
    ends: [],
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
