import type { ReactNode } from "react";
import { foreseen, outlines, radii } from "@/lib/chart/marks";
import { type Parts, partsOf, type Span } from "@/lib/chart/parts";
import type { Shape } from "@/lib/chart/plot";
import { percent } from "./percent";

interface Drawn {
  title: string;
  isNow: boolean;
  isKnown: boolean;
  isProjection: boolean;
}

/**
 * One interval. Exact is a dot, a range has ends, "at least" begins at an end and is dotted on to an arrow,
 * "at most" is dotted up to its end, "about" is a dot among smaller ones; full is a known voice, hollow an
 * unknown origin, dashed a projection, its dots with dashes between them, a ring of dashes where it is one number; heavy is what the origin says
 * now. Ends and arrows are those of `ChartMarks`.
 */
export function chartStrip(shape: Shape, { title, isNow, isKnown, isProjection }: Drawn) {
  const weight = isNow ? "chart-now" : "chart-then";
  const voice = isKnown ? "chart-known" : "chart-unknown";
  const basis = isProjection ? " chart-projection" : "";
  return (
    <svg role="img" className={`chart-strip ${weight} ${voice}${basis}`}>
      <title>{title}</title>
      {drawn(partsOf(shape), { isNow, isKnown, isProjection })}
    </svg>
  );
}

/** What lines begin and end with, once for all charts of a page: SVG gives a line marks by their names. */
export function ChartMarks() {
  return (
    <svg className="chart-marks" aria-hidden="true" width="0" height="0">
      <marker id="chart-end" markerUnits="userSpaceOnUse" overflow="visible">
        <path d={outlines.end} />
      </marker>
      <marker id="chart-arrow" markerUnits="userSpaceOnUse" overflow="visible">
        <path d={outlines.arrow} />
      </marker>
    </svg>
  );
}

const end = "url(#chart-end)";
const arrow = "url(#chart-arrow)";

function drawn(
  { solid, dots, ends, point, isRough, arrow: open }: Parts,
  { isNow, isKnown, isProjection }: Omit<Drawn, "title">,
) {
  const span = solid ?? dots;
  const mark = (at: number) => (at === open ? arrow : ends.includes(at) ? end : undefined);
  return (
    <>
      {span !== null &&
        body(solid ? "chart-body" : "chart-dots", span, isKnown, [mark(span[0]), mark(span[1])])}
      {point !== null && (
        <circle
          className="chart-body"
          cx={percent(point)}
          r={isProjection ? foreseen.ring.radius : radii[isNow ? "now" : "else"]}
        />
      )}
      {point !== null && isProjection && isKnown && <circle cx={percent(point)} r={foreseen.dot} />}
      {point !== null && isRough && (
        <circle className="chart-halo" cx={percent(point)} r={radii.rough} />
      )}
    </>
  );
}

/** What is between the ends; of an unknown origin with a paper core, so that it is hollow. */
function body(name: string, span: Span, isKnown: boolean, [first, last]: Marks) {
  if (isKnown) return part(name, span, [first, last]);
  return (
    <>
      {part(name, span)}
      {part(`${name} chart-core`, span, [first, last])}
    </>
  );
}

type Marks = readonly [first?: string | undefined, last?: string | undefined];

function part(name: string, [from, to]: Span, [first, last]: Marks = []): ReactNode {
  return (
    <line
      className={name}
      x1={percent(from)}
      x2={percent(to)}
      markerStart={first}
      markerEnd={last}
    />
  );
}
