/** A figure chart as a picture of fixed width that stands alone: what is written where, then as SVG. */
import { keyOf } from "@/lib/chart/key";
import { asides } from "@/lib/chart/marks";
import {
  isDrawn,
  type Lane,
  type Plot,
  type PlotFinding,
  type PlotRow,
  type Plotted,
  plotOf,
  type Shape,
} from "@/lib/chart/plot";
import { sidesOf } from "@/lib/chart/sides";
import {
  asideWords,
  findingOwner,
  findingSaid,
  findingTitle,
  findingWords,
  groundWords,
  logarithmicWords,
  notesOf,
  noVoiceWords,
  originTitle,
  type RowNote,
  redactedWords,
  rowWords,
  togetherWords,
} from "@/lib/chart/words";
import { vagueWords } from "@/lib/domain/bounds-words";
import { dateWords } from "@/lib/domain/date-words";
import { describeBounds, grouped } from "@/lib/domain/figure";
import { voicesWords } from "@/lib/editions/words";
import type { EditionOrigin } from "@/lib/schemas/edition";
import { apart } from "./letters";
import {
  besideMark,
  margin,
  type PlacedMark,
  type PlacedText,
  Sheet,
  type Style,
  widthOf,
} from "./sheet";
import { editionAddress, type Taken } from "./taken";

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
  /** Of interest: before the words for it, or before whose it is. */
  marks: PlacedMark[];
  shapes: PlacedShape[];
  /** The middle of the lane of what an editor found. */
  findingY: number | null;
  /** Where the line of numbers begins and how long it is, and from where to where down the page. */
  line: { x: number; length: number; top: number; bottom: number };
  plot: Plot;
}

export type PlottedMeasure = Plotted & { title: string };

/**
 * The picture of one measure, `width` pixels wide (320 or more), with its standing, the date of its
 * edition and the number of voices in it. Null where every figure is vague. What becomes `pixels` is drawn in
 * our typefaces. A `brief` one (600 pixels or more) has a line for each origin, with what it says now and without
 * the wordings, and no more lines of anything else than leave room for those.
 */
export function pictureOf(
  taken: Taken,
  measure: PlottedMeasure,
  width: number,
  { pixels = false, brief = false } = {},
): Picture | null {
  const whole = plotOf(measure);
  if (whole === null || !isDrawn(measure)) return null;
  const plot = brief ? inBrief(whole) : whole;
  const isNarrow = width < 600;
  const sheet = new Sheet(width, pixels);
  const { incident } = taken.document;
  const most = brief ? 2 : Number.POSITIVE_INFINITY;
  sheet.write(incident.title, { size: 20, face: "serif", isStrong: true }, { most });
  sheet.write(measure.title, { size: 14, face: "sans", isQuiet: true }, { most });
  sheet.space(8);
  sheet.write(measure.standing.sentence, { size: 17, face: "serif" }, { most });
  sheet.space(14);
  const lineX = isNarrow ? margin + 8 : brief ? Math.round(width * 0.44) : 264;
  const length = width - lineX - margin - 8;
  const top = sheet.y + 10;
  for (const { value, at } of plot.scale.ticks.filter(({ isNamed }) => isNamed)) {
    const x = at === 0 ? lineX + widthOf(grouped(value), 13) / 2 - 4 : lineX + at * length;
    sheet.place({ x, y: sheet.y, size: 13, text: grouped(value), face: "sans", anchor: "middle" });
  }
  sheet.space(12);
  const draw = brief ? new BriefRows(sheet, lineX, plot) : new Rows(sheet, isNarrow ? null : lineX);
  const sides = sidesOf(incident.participants);
  const shapes = plot.rows.flatMap((row) => draw.row(row, sides));
  const findingY = plot.finding && draw.finding(plot.finding);
  const bottom = sheet.y - 10;
  sheet.space(10);
  if (sheet.isWanting) {
    const told =
      "Words in brackets: letters that this picture cannot draw. They stand on the page.";
    sheet.write(told, quiet);
  }
  const reading = readingOf(measure, plot, brief);
  // In brief as one paragraph, so that it is known how many lines there are at most.
  for (const line of brief ? [reading.join(" ")] : reading) {
    sheet.write(line, quiet, { most: brief ? 3 : most });
  }
  for (const line of footOf(taken, measure)) sheet.write(line, quiet);
  const found = plot.finding ? ` ${findingSaid(plot.finding)}.` : "";
  return {
    width,
    height: sheet.y,
    title: `${incident.title}: ${measure.title}. ${measure.standing.sentence}${found}`,
    texts: sheet.texts,
    marks: sheet.marks,
    shapes,
    findingY,
    line: { x: lineX, length, top, bottom },
    plot,
  };
}

const strong: Style = { size: 14, face: "sans", isStrong: true };
const quiet: Style = { size: 13, face: "sans", isQuiet: true };

/** Of every voice what it says now, of nobody known whatever is drawn. */
function inBrief(plot: Plot): Plot {
  const rows = plot.rows.map((row) => ({
    ...row,
    lanes: row.lanes.filter(({ isNow }) => isNow || row.origin?.kind !== "known"),
  }));
  return { ...plot, rows };
}

/** An origin, what is to be borne in mind about it, and its lanes; the wording beside the line, or above it. */
class Rows {
  constructor(
    private readonly sheet: Sheet,
    /** Where the line begins; null where the wordings stand above it. */
    private readonly lineX: number | null,
  ) {}

  row(row: PlotRow, sides: ReadonlyMap<string, string>): PlacedShape[] {
    this.sheet.space(14);
    this.sheet.write(`${nameOf(row.origin)}${rowWords(row)}`, strong);
    this.notes(notesOf(row, sides.get(row.origin?.party?.id ?? "")));
    const isKnown = row.origin?.kind === "known";
    return row.lanes.flatMap((lane) => {
      const y = this.lane(wordingsOf(lane), { size: 15, face: "serif" });
      return lane.shape === null ? [] : [{ shape: lane.shape, y, isNow: lane.isNow, isKnown }];
    });
  }

  finding(finding: PlotFinding): number {
    this.sheet.space(14);
    this.sheet.write(`${findingTitle} · ${findingOwner}`, strong);
    return this.lane(findingWords(finding), { size: 14, face: "sans" });
  }

  private notes(notes: readonly RowNote[]): void {
    const plain = notes.flatMap(({ words, aside }) => (aside === null ? [apart(words)] : []));
    if (plain.length > 0) this.sheet.write(plain.join(" · "), quiet);
    const marked = notes.flatMap(({ words, aside }) =>
      aside === null ? [] : [{ words, outline: aside }],
    );
    this.sheet.aside(marked, quiet);
  }

  /** Gives the middle of its lane. */
  private lane(text: string, style: Style): number {
    const { sheet, lineX } = this;
    const first = sheet.y;
    sheet.write(text, style, lineX === null ? {} : { width: lineX - margin - 16 });
    const y = lineX === null ? sheet.y : first - 5;
    sheet.y = lineX === null ? sheet.y + 22 : Math.max(sheet.y, first + 24);
    return y;
  }
}

/** An origin in one line, what it says now beside it; interest as a mark alone, which the key explains. */
class BriefRows {
  private readonly indent: number;

  constructor(
    private readonly sheet: Sheet,
    private readonly lineX: number,
    { rows }: Plot,
  ) {
    this.indent = rows.some((row) => asideOf(row) !== null) ? besideMark : 0;
  }

  row(row: PlotRow): PlacedShape[] {
    const isKnown = row.origin?.kind === "known";
    const said = row.origin?.says ? `${describeBounds(row.origin.says)} · ` : "";
    const y = this.line(`${said}${nameOf(row.origin)}`, asideOf(row));
    return row.lanes.flatMap(({ shape, isNow }) =>
      shape === null ? [] : [{ shape, y, isNow, isKnown }],
    );
  }

  finding(finding: PlotFinding): number {
    return this.line(`${findingTitle} · ${findingWords(finding)}`, null);
  }

  private line(text: string, aside: string | null): number {
    const { sheet, indent, lineX } = this;
    sheet.space(6);
    const y = sheet.y - 5;
    if (aside !== null) sheet.mark(margin, aside);
    const x = margin + indent;
    sheet.write(text, strong, { x, width: lineX - x - 16, most: 1 });
    return y;
  }
}

/** Where the voice would gain, or that it speaks against that. */
function asideOf({ flags }: PlotRow): string | null {
  for (const kind of ["against_interest", "interested"] as const) {
    const direction = flags.find(({ flag }) => flag === kind)?.direction ?? null;
    if (direction !== null) return asides[kind][direction];
  }
  return null;
}

function nameOf(origin: EditionOrigin | undefined): string {
  return origin?.party ? apart(originTitle(origin)) : originTitle(origin);
}

function wordingsOf({ claims, shape }: Lane): string {
  if (claims.length === 0) return togetherWords;
  const printed = claims.map(({ figure }) =>
    figure.text === null ? redactedWords : `“${apart(figure.text)}”`,
  );
  const once = printed.filter(
    (word, index) => printed.findIndex((it) => it.toLowerCase() === word.toLowerCase()) === index,
  );
  const said = once.join(", ");
  return shape === null ? `${said}: ${vagueWords}` : said;
}

/** What stands beneath: how the chart is to be read. */
function readingOf(measure: PlottedMeasure, plot: Plot, brief: boolean): string[] {
  const isStandIn = measure.claims.some(({ article }) => article.kind === "stand_in");
  const key = keyOf([plot], brief ? asideWords(plot.rows) : []);
  return [
    ...(isStandIn ? ["For demonstration: rests on stand-in texts that no outlet printed."] : []),
    ...(plot.scale.kind === "logarithmic" ? [logarithmicWords] : []),
    ...groundWords(plot),
    ...(key === "" ? [] : [key]),
  ];
}

/** And whose it is. */
function footOf(taken: Taken, measure: PlottedMeasure): string[] {
  const { number, at } = taken.edition;
  const known = measure.origins.filter(({ kind, id }) => {
    return kind === "known" && measure.claims.some(({ origin }) => origin === id);
  });
  const voices = known.length === 0 ? noVoiceWords : voicesWords(known.length);
  return [
    `Edition ${number}, ${dateWords(at.slice(0, 10))} · ${voices} · counts voices, not truth`,
    editionAddress(taken),
  ];
}
