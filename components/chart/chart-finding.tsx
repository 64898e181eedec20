import type { PlotFinding } from "@/lib/chart/plot";
import { grouped } from "@/lib/domain/figure";
import { percent } from "./percent";

/** What an editor found: a bracket with a diamond at its best, below all voices and unlike any of them. */
export function ChartFinding({ finding }: { finding: PlotFinding }) {
  const words = findingWords(finding);
  return (
    <div className="chart-row">
      <p>
        <span className="font-semibold">Finding</span>
        <span className="text-small text-muted"> · an editor’s, and no voice</span>
      </p>
      <div className="chart-lane">
        <p className="chart-words text-small">{words}</p>
        {findingStrip(finding, `Finding of an editor: ${words}`)}
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
      <Mark at={from} d="M0 -3V8" />
      <line x1={percent(from)} x2={percent(to)} y1="8" y2="8" />
      <Mark at={to} d="M0 -3V8" />
      <Mark at={at} d="M0 -5L5 0L0 5L-5 0Z" />
    </svg>
  );
}

/** "low 80, best 84, high 90" */
export function findingWords({ low, best, high }: PlotFinding): string {
  return `low ${grouped(low)}, best ${grouped(best)}, high ${grouped(high)}`;
}

function Mark({ at, d }: { at: number; d: string }) {
  return (
    <svg x={percent(at)} overflow="visible" aria-hidden="true">
      <path className="chart-mark" d={d} />
    </svg>
  );
}
