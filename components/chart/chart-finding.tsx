import { drop, outlines } from "@/lib/chart/marks";
import type { PlotFinding } from "@/lib/chart/plot";
import { findingOwner, findingSaid, findingTitle, findingWords } from "@/lib/chart/words";
import { percent } from "./percent";

/** What an editor found: a bracket with a diamond at its best, below all voices and unlike any of them. */
export function ChartFinding({ finding }: { finding: PlotFinding }) {
  return (
    <div className="chart-row">
      <p>
        <b className="font-semibold">{findingTitle}</b>
        <span>{` · ${findingOwner}`}</span>
      </p>
      <div className="chart-lane">
        <p className="chart-words text-small">{findingWords(finding)}</p>
        {findingStrip(finding, findingSaid(finding))}
      </div>
    </div>
  );
}

/** The bracket from low to high, with the diamond. */
export function findingStrip(
  { from, at, to }: Pick<PlotFinding, "from" | "at" | "to">,
  title: string,
) {
  return (
    <svg role="img" className="chart-strip chart-then chart-known">
      <title>{title}</title>
      <Mark at={from} d={outlines.bracket} />
      <line x1={percent(from)} x2={percent(to)} y1={drop} y2={drop} />
      <Mark at={to} d={outlines.bracket} />
      <Mark at={at} d={outlines.best} />
    </svg>
  );
}

function Mark({ at, d }: { at: number; d: string }) {
  return (
    <svg x={percent(at)} overflow="visible" aria-hidden="true">
      <path className="chart-mark" d={d} />
    </svg>
  );
}
