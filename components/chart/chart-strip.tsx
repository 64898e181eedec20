import type { ReactNode } from "react";
import type { Shape } from "@/lib/chart/plot";
import { percent } from "./percent";

interface Drawn {
  title: string;
  isNow: boolean;
  isKnown: boolean;
  isProjection: boolean;
}

/**
 * One interval. Exact is a dot, a range has ends, an open end breaks off into an arrow, "about" has
 * dotted ends; full is a known voice, hollow an unknown origin, dashed a projection; heavy is what
 * the origin says now. Ends and arrows are those of `ChartMarks`.
 */
export function chartStrip(shape: Shape, { title, isNow, isKnown, isProjection }: Drawn) {
  const weight = isNow ? "chart-now" : "chart-then";
  const voice = isKnown ? "chart-known" : "chart-unknown";
  const basis = isProjection ? " chart-projection" : "";
  return (
    <svg role="img" className={`chart-strip ${weight} ${voice}${basis}`}>
      <title>{title}</title>
      {shape.kind === "point" ? point(shape, isNow) : line(shape, isKnown)}
    </svg>
  );
}

/** What lines begin and end with, once for all charts of a page: SVG gives a line marks by their names. */
export function ChartMarks() {
  return (
    <svg className="chart-marks" aria-hidden="true" width="0" height="0">
      <marker id="chart-end" markerUnits="userSpaceOnUse" overflow="visible">
        <path d="M0-7V7" />
      </marker>
      <marker id="chart-rough" markerUnits="userSpaceOnUse" overflow="visible">
        <path d="M-4 0h.01M-9 0h.01" />
      </marker>
      <marker id="chart-arrow" markerUnits="userSpaceOnUse" overflow="visible">
        <path d="M-7-5L-1 0L-7 5" />
      </marker>
    </svg>
  );
}

const end = "url(#chart-end)";
const rough = "url(#chart-rough)";
const arrow = "url(#chart-arrow)";

function point({ from, isSoft }: Shape, isNow: boolean) {
  const dot = <circle className="chart-body" cx={percent(from)} r={isNow ? 6 : 4} />;
  if (!isSoft) return dot;
  return (
    <>
      {dot}
      <circle className="chart-halo" cx={percent(from)} r="10" />
    </>
  );
}

function line({ from, to, kind, isSoft }: Shape, isKnown: boolean) {
  const length = to - from;
  if (kind === "open") {
    const solid = from + length * 0.45;
    return (
      <>
        {body(from, solid, isKnown, isSoft ? rough : end)}
        {part("chart-dots", solid, to, undefined, arrow)}
      </>
    );
  }
  if (!isSoft) return body(from, to, isKnown, end, end);
  return (
    <>
      {part("chart-dots", from, to)}
      {body(from + length * 0.25, to - length * 0.25, isKnown)}
    </>
  );
}

/** What is between the ends; of an unknown origin with a paper core, so that it is hollow. */
function body(from: number, to: number, isKnown: boolean, first?: string, last?: string) {
  if (isKnown) return part("chart-body", from, to, first, last);
  return (
    <>
      {part("chart-body", from, to)}
      {part("chart-core", from, to, first, last)}
    </>
  );
}

function part(name: string, from: number, to: number, first?: string, last?: string): ReactNode {
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
