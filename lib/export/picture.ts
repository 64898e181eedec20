/** A figure chart as a picture of fixed width that stands alone: what is written where, then as SVG. */
import {
  type Band,
  type Lane,
  type Plot,
  type PlotFinding,
  type PlotRow,
  type Plotted,
  plotOf,
  type Shape,
} from "@/lib/chart/plot";
import { dateWords } from "@/lib/domain/date-words";
import { describeBounds, grouped } from "@/lib/domain/figure";
import { voicesWords } from "@/lib/editions/words";
import type { EditionOrigin } from "@/lib/schemas/edition";
import { apart, inDrawnLetters } from "./letters";
import { editionAddress, type Taken } from "./taken";

export interface PlacedText {
  x: number;
  /** The base line. */
  y: number;
  size: number;
  text: string;
  face: "serif" | "sans";
  isStrong?: true;
  isQuiet?: true;
  anchor?: "middle";
}

export interface PlacedShape {
  shape: Shape;
  /** The middle of its lane. */
  y: number;
  isNow: boolean;
  isKnown: boolean;
}

export interface Picture {
  width: number;
  height: number;
  title: string;
  texts: PlacedText[];
  shapes: PlacedShape[];
  /** Where the line of numbers begins and how long it is, and from where to where down the page. */
  line: { x: number; length: number; top: number; bottom: number };
  plot: Plot;
}

/**
 * The picture of one measure, `width` pixels wide (320 or more), with its standing, the date of its
 * edition and the number of voices in it. Null where every figure is vague. What becomes `pixels` is drawn in
 * our typefaces: in place of letters that they have not stand words that say which. A `brief` one (600 pixels or more) has
 * a line for each origin, with what it says now and without the wordings.
 */
export function pictureOf(
  taken: Taken,
  measure: PlottedMeasure,
  width: number,
  { pixels = false, brief = false } = {},
): Picture | null {
  const plot = plotOf(measure);
  if (!plot?.rows.some(({ lanes }) => lanes.some(({ shape }) => shape !== null))) return null;
  const isNarrow = width < 600;
  const page = new Page(width, pixels);
  const { incident } = taken.document;
  page.write(incident.title, { size: 20, face: "serif", isStrong: true });
  page.write(measure.title, { size: 14, face: "sans", isQuiet: true });
  page.space(8);
  page.write(
    measure.standing.sentence,
    { size: 17, face: "serif" },
    { most: brief ? 2 : Number.POSITIVE_INFINITY },
  );
  page.space(14);
  const lineX = isNarrow ? margin + 8 : brief ? Math.round(width * 0.44) : 264;
  const length = width - lineX - margin - 8;
  const top = page.y + 10;
  for (const { value, at } of plot.scale.ticks) {
    const x = at === 0 ? lineX + widthOf(grouped(value), 13) / 2 - 4 : lineX + at * length;
    page.place({ x, y: page.y, size: 13, text: grouped(value), face: "sans", anchor: "middle" });
  }
  page.space(12);
  const shapes = plot.rows.flatMap((row) =>
    brief ? page.briefRow(row, lineX) : page.row(row, isNarrow ? null : lineX),
  );
  const bottom = page.y - 10;
  page.space(10);
  if (page.isWanting) {
    const told =
      "Words in brackets: letters that this picture cannot draw. They stand on the page.";
    page.write(told, { size: 13, face: "sans", isQuiet: true });
  }
  for (const line of footOf(
    taken,
    measure,
    brief ? { ...plot, both: null, gaps: [], finding: null } : plot,
  )) {
    page.write(line, { size: 13, face: "sans", isQuiet: true });
  }
  return {
    width,
    height: page.y,
    title: `${incident.title}: ${measure.title}. ${measure.standing.sentence}`,
    texts: page.texts,
    shapes,
    line: { x: lineX, length, top, bottom },
    plot,
  };
}

export type PlottedMeasure = Plotted & { title: string };

/** How wide a text is at most, in pixels: what no common face exceeds. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + size * emOf(character), 0);
}

const margin = 24;

function emOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2e80 || /\p{Script=Ethiopic}/u.test(character))
    return 1.05;
  if (/\p{Script=Arabic}/u.test(character)) return 0.85;
  if (/[MWmw@%…—]/.test(character)) return 1;
  if (/[ijl.,:;'’|!()·\s]/.test(character)) return 0.42;
  if (/[frt“”-]/.test(character)) return 0.52;
  return /\p{Lu}/u.test(character) ? 0.75 : 0.6;
}

type Style = Omit<PlacedText, "x" | "y" | "text">;

class Page {
  y = 40;
  readonly texts: PlacedText[] = [];
  /** Whether letters had to be told in words. */
  isWanting = false;

  constructor(
    private readonly width: number,
    private readonly pixels: boolean,
  ) {}

  space(height: number): void {
    this.y += height;
  }

  place(text: PlacedText): void {
    this.texts.push(text);
  }

  /** A paragraph below what stands already, as many lines as it takes, or as it may have at `most`. */
  write(
    given: string,
    style: Style,
    { width = this.width - 2 * margin, most = Number.POSITIVE_INFINITY } = {},
  ): void {
    const text = this.pixels ? inDrawnLetters(given) : given;
    this.isWanting ||= this.pixels && text !== given.normalize("NFC");
    const whole = linesOf(text, style.size, width);
    // Room for the dots of what is left out.
    const lines = whole.length > most ? linesOf(text, style.size, width - 2 * style.size) : whole;
    for (const [index, line] of lines.slice(0, most).entries()) {
      const isCut = index === most - 1 && lines.length > most;
      this.place({ ...style, x: margin, y: this.y, text: isCut ? `${line} …` : line });
      this.y += Math.ceil(style.size * 1.35);
    }
  }

  /** An origin and its lanes; the wording beside the line from `lineX` on, or above it. */
  row(row: PlotRow, lineX: number | null): PlacedShape[] {
    this.y += 14;
    this.write(headOf(row), { size: 14, face: "sans", isStrong: true });
    return row.lanes.flatMap((lane) => {
      const first = this.y;
      const room = lineX === null ? {} : { width: lineX - margin - 16 };
      this.write(wordingsOf(lane), { size: 15, face: "serif" }, room);
      const y = lineX === null ? this.y : first - 5;
      this.y = lineX === null ? this.y + 22 : Math.max(this.y, first + 24);
      if (lane.shape === null) return [];
      const isKnown = row.origin?.kind === "known";
      return [{ shape: lane.shape, y, isNow: lane.isNow, isKnown }];
    });
  }

  /** An origin in one line, what it says now beside it; of nobody known whatever is drawn. */
  briefRow(row: PlotRow, lineX: number): PlacedShape[] {
    this.y += 8;
    const y = this.y - 5;
    const isKnown = row.origin?.kind === "known";
    const said = row.origin?.says ? `${describeBounds(row.origin.says)} · ` : "";
    const room = { width: lineX - margin - 16, most: 1 };
    this.write(`${said}${nameOf(row.origin)}`, { size: 14, face: "sans", isStrong: true }, room);
    return row.lanes.flatMap(({ shape, isNow }) =>
      shape !== null && (isNow || !isKnown) ? [{ shape, y, isNow, isKnown }] : [],
    );
  }
}

function headOf({ origin, claims, articles }: PlotRow): string {
  const said = origin?.says ? describeBounds(origin.says) : "";
  const says =
    said && (origin?.kind === "known" ? ` · says ${said} now` : ` · ${said}, said by nobody named`);
  return `${nameOf(origin)}${says} · ${plural(claims, "claim")} in ${plural(articles, "article")}`;
}

function nameOf(origin: EditionOrigin | undefined): string {
  if (origin === undefined) return "Of no single origin";
  if (origin.party !== null) return apart(origin.party.name);
  return origin.kind === "circular" ? "Circular" : "Origin unknown";
}

function wordingsOf({ claims, shape }: Lane): string {
  if (claims.length === 0) return "these together";
  const words = claims.map(({ figure }) =>
    figure.text === null ? "redacted" : `“${apart(figure.text)}”`,
  );
  const once = words.filter(
    (word, index) => words.findIndex((it) => it.toLowerCase() === word.toLowerCase()) === index,
  );
  const said = once.join(", ");
  return shape === null ? `${said}: vague, decides nothing` : said;
}

/** What stands beneath: how the chart is to be read, and whose it is. */
function footOf(taken: Taken, measure: PlottedMeasure, plot: Plot): string[] {
  const { number, at } = taken.edition;
  const known = measure.origins.filter(({ kind, id }) => {
    return kind === "known" && measure.claims.some(({ origin }) => origin === id);
  });
  const voices = known.length === 0 ? "no known voice" : voicesWords(known.length);
  const isStandIn = measure.claims.some(({ article }) => article.kind === "stand_in");
  return [
    ...readingOf(plot),
    ...(isStandIn ? ["For demonstration: rests on stand-in texts that no outlet printed."] : []),
    `Edition ${number}, ${dateWords(at.slice(0, 10))} · ${voices} · counts voices, not truth`,
    editionAddress(taken),
  ];
}

function readingOf({ scale, isProjection, both, gaps, finding }: Plot): string[] {
  const said = (band: Band) => describeBounds({ ...band, soft: false });
  return [
    ...(scale.kind === "logarithmic" ? ["Logarithmic scale."] : []),
    ...(isProjection ? ["Projections of what may yet come, compared with nothing."] : []),
    ...(both ? [`Shaded: what two voices both assert, ${said(both)}.`] : []),
    ...(gaps.length > 0 ? [`Hatched: numbers no voice allows, ${gaps.map(said).join(", ")}.`] : []),
    ...(finding ? [foundWords(finding)] : []),
  ];
}

function foundWords({ low, best, high }: PlotFinding): string {
  return `Finding of an editor: low ${grouped(low)}, best ${grouped(best)}, high ${grouped(high)}.`;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** A text in lines no wider than `width`; a word that is wider alone is cut. */
function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of piecesOf(text, size, width)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function piecesOf(text: string, size: number, width: number): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const pieces = [""];
    for (const character of word) {
      const last = pieces.at(-1) ?? "";
      if (widthOf(last + character, size) <= width) pieces[pieces.length - 1] = last + character;
      else pieces.push(character);
    }
    return pieces;
  });
}
