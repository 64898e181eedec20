/** A measure of an edition as a chart: what is drawn where, before anybody draws it. */
import type { Bounds } from "@/lib/domain/bounds";
import type {
  EditionCountClaim,
  EditionFlag,
  EditionMeasure,
  EditionOrigin,
} from "@/lib/schemas/edition";
import { groupByOrigin } from "./groups";
import { reach, type Scale, scaleOf } from "./scale";

export interface Plot {
  scale: Scale;
  /** Projections are compared with nothing, so they are drawn apart and otherwise. */
  isProjection: boolean;
  /** Known voices, those that say less first; then whoever is unknown, and what is no single one's. */
  rows: PlotRow[];
  /** What two voices or more both assert. */
  both: Band | null;
  /** Where two voices contradict: the numbers between them, which neither says. */
  gaps: Band[];
  /** An editor's low, best and high, where there is a finding: drawn as a bracket, apart from all voices. */
  finding: PlotFinding | null;
}

export interface PlotFinding {
  /** Places along the line, 0 to 1. */
  from: number;
  at: number;
  to: number;
  low: number;
  best: number;
  high: number;
}

export interface PlotRow {
  id: string;
  /** Undefined for claims that belong to no single origin. */
  origin: EditionOrigin | undefined;
  lanes: Lane[];
  claims: number;
  articles: number;
  /** What to bear in mind about this origin alone. */
  flags: EditionFlag[];
}

/** Claims of one origin that say the same, or what it says now where none of them says just that. */
export interface Lane {
  /** Null for vague words: they decide nothing, so they have no place on the line. */
  shape: Shape | null;
  /** Whether this is what the origin says now. */
  isNow: boolean;
  bounds: Bounds;
  /** In the order of the edition; none where what it says now follows from several. */
  claims: EditionCountClaim[];
}

/** Places along the line, 0 to 1. */
export interface Shape {
  from: number;
  /** Of an open end: as far as it is drawn, which says nothing of how far it goes. */
  to: number;
  /** `below`: only its upper end was stated. `about`: only the number in its middle. */
  kind: "point" | "range" | "open" | "below" | "about";
  isSoft: boolean;
  /** Of "about": the number itself. */
  stated: number | null;
}

export interface Band {
  from: number;
  to: number;
  lower: number;
  upper: number | null;
}

/** What a chart is made of. */
export type Plotted = Pick<
  EditionMeasure,
  "measure" | "standing" | "origins" | "claims" | "finding"
>;

/** As many origins as the picture for links has lines for, under a title of two lines. */
export const mostOnCard = 12;

/** The chart of a measure, from what the edition says and nothing else. Null where nothing was counted. */
export function plotOf(measure: Plotted): Plot | null {
  if (measure.claims.length === 0) return null;
  const groups = groupByOrigin(measure.origins, measure.claims);
  const drafts = groups.map((group) => ({ ...group, lanes: lanesOf(group.origin, group.claims) }));
  const drawn = drafts.flatMap(({ lanes }) => lanes.filter((lane) => !lane.isVague));
  const { finding } = measure;
  const found = finding ? [finding.low, finding.best, finding.high] : [];
  const scale = scaleOf([...drawn.flatMap(({ bounds }) => endsOf(bounds)), ...found]);
  const openLength = lengthOfOpen(
    drawn.map(({ bounds }) => bounds),
    scale,
  );
  const rows = drafts.map((draft) => ({
    id: draft.id,
    origin: draft.origin,
    lanes: draft.lanes.map(({ isVague, ...lane }) => ({
      ...lane,
      shape: isVague ? null : shapeOf(lane, scale, openLength),
    })),
    claims: draft.claims.length,
    articles: new Set(draft.claims.map(({ article }) => article.id)).size,
    flags: measure.standing.flags.filter(({ origin }) => origin === draft.id),
  }));
  return {
    scale,
    isProjection: measure.measure.basis === "projection",
    rows: rows.sort(inOrder),
    both: bothOf(measure, scale),
    gaps: gapsOf(measure, scale),
    finding: finding ? findingOf(finding, scale) : null,
  };
}

/** Whether a measure is drawn at all: not where every figure is vague. */
export function isDrawn({ claims }: Plotted): boolean {
  return claims.some(({ figure }) => figure.form !== "vague");
}

interface Draft {
  isVague: boolean;
  isNow: boolean;
  bounds: Bounds;
  claims: EditionCountClaim[];
}

function lanesOf(origin: EditionOrigin | undefined, claims: readonly EditionCountClaim[]): Draft[] {
  const says = origin?.says ?? null;
  const lanes = new Map<string, Draft>();
  for (const claim of claims) {
    const { lower, upper, soft, form, text } = claim.figure;
    const isVague = form === "vague";
    const key = isVague ? `vague ${text}` : keyOf(claim.figure);
    const lane = lanes.get(key);
    if (lane) lane.claims.push(claim);
    else {
      const isNow = !isVague && says !== null && key === keyOf(says);
      lanes.set(key, { isVague, isNow, bounds: { lower, upper, soft }, claims: [claim] });
    }
  }
  const drafts = [...lanes.values()];
  if (says !== null && !drafts.some(({ isNow }) => isNow)) {
    drafts.push({ isVague: false, isNow: true, bounds: says, claims: [] });
  }
  return drafts.sort(
    (a, b) => Number(a.isVague) - Number(b.isVague) || byBounds(a.bounds, b.bounds),
  );
}

function keyOf({ lower, upper, soft }: Bounds): string {
  return `${lower} ${upper} ${soft}`;
}

function endsOf({ lower, upper }: Bounds): number[] {
  return upper === null ? [lower] : [lower, upper];
}

/**
 * How long every open end is drawn: all alike, since none says more than that it is open; no longer
 * than the longest range that was stated, where one is long enough to be seen beside it.
 */
function lengthOfOpen(all: readonly Bounds[], scale: Scale): number {
  const stated = all.flatMap(({ lower, upper }) =>
    upper === null ? [] : [scale.at(upper) - scale.at(lower)],
  );
  const longest = Math.max(0, ...stated);
  const most = 1 - reach;
  return longest >= 0.03 ? Math.min(most, longest) : most;
}

function shapeOf(
  { bounds, claims }: Pick<Lane, "bounds" | "claims">,
  scale: Scale,
  openLength: number,
): Shape {
  const from = scale.at(bounds.lower);
  const isSoft = bounds.soft;
  if (bounds.upper === null)
    return { from, to: from + openLength, kind: "open", isSoft, stated: null };
  const kind = closedKind(bounds, claims);
  // Bounds of "about" lie as far below their number as above it.
  const stated = kind === "about" ? scale.at((bounds.lower + bounds.upper) / 2) : null;
  return { from, to: scale.at(bounds.upper), kind, isSoft, stated };
}

/** What follows from several claims is below its upper end where it begins at 0, which nobody has to state. */
function closedKind({ lower, upper }: Bounds, claims: readonly EditionCountClaim[]): Shape["kind"] {
  if (lower === upper) return "point";
  const areAll = (...forms: string[]) => claims.every(({ figure }) => forms.includes(figure.form));
  if (lower === 0 && areAll("at_most", "fewer_than")) return "below";
  return claims.length > 0 && areAll("about") ? "about" : "range";
}

/** Known voices by what they say now, those that say nothing to compare last; the rest as they come. */
function inOrder(a: PlotRow, b: PlotRow): number {
  return rankOf(a) - rankOf(b) || (rankOf(a) > 1 ? 0 : saysOrder(a, b));
}

function rankOf({ origin }: PlotRow): number {
  if (origin === undefined) return 3;
  if (origin.kind !== "known") return 2;
  return origin.says === null ? 1 : 0;
}

function saysOrder(a: PlotRow, b: PlotRow): number {
  // Of projections nothing is said now: they stand by the first figure that they have.
  const [one, other] = [a, b].map((row) => row.origin?.says ?? row.lanes[0]?.bounds);
  return (one && other ? byBounds(one, other) : 0) || (a.id < b.id ? -1 : 1);
}

function byBounds(a: Bounds, b: Bounds): number {
  return (
    a.lower - b.lower ||
    (a.upper ?? Number.MAX_VALUE) - (b.upper ?? Number.MAX_VALUE) ||
    Number(a.soft) - Number(b.soft)
  );
}

// Where voices contradict, a shade would take in what one of them excludes; and floor and ceiling may
// come from different pairs and cross. Both are told in the standing's own sentence.
function bothOf({ standing }: Plotted, scale: Scale): Band | null {
  const both = standing.bothAssert;
  if (both === null || standing.value === "contested") return null;
  if (both.upper !== null && both.upper < both.lower) return null;
  return bandOf(both.lower, both.upper, scale);
}

/** What no known voice allows, between two that cannot both be right. */
function gapsOf({ standing, origins }: Plotted, scale: Scale): Band[] {
  if (standing.value !== "contested") return [];
  const said = origins.flatMap(({ kind, says }) => (kind === "known" && says ? [says] : []));
  const ordered = said.toSorted(byBounds);
  const gaps: Band[] = [];
  let ceiling: number | null = ordered[0]?.upper ?? null;
  for (const { lower, upper } of ordered) {
    if (ceiling === null) break;
    if (lower > ceiling + 1) gaps.push(bandOf(ceiling + 1, lower - 1, scale));
    ceiling = upper === null ? null : Math.max(ceiling, upper);
  }
  return gaps;
}

function findingOf(
  { low, best, high }: { low: number; best: number; high: number },
  { at }: Scale,
): PlotFinding {
  return { from: at(low), at: at(best), to: at(high), low, best, high };
}

function bandOf(lower: number, upper: number | null, scale: Scale): Band {
  const clamp = (value: number) => scale.at(Math.min(value, scale.top));
  return { from: clamp(lower), to: upper === null ? 1 : clamp(upper), lower, upper };
}
