import { StandingMark } from "@/components/incident/standing-mark";
import { capitalised } from "@/components/wording/words";
import type { MeasureSummary } from "@/lib/schemas/edition";

/** A measure in one line: what was counted, and its figures with the number of voices behind them. */
export function measureLine(measure: MeasureSummary) {
  const end = lengthOfFigures(measure);
  return (
    <li key={measure.title}>
      {capitalised(measure.title)}
      <span className={measure.standing === "contested" ? "text-contested" : undefined}>
        <StandingMark value={measure.standing} />
        <b>{measure.line.slice(0, end)}</b>
        {measure.line.slice(end)}
      </span>
    </li>
  );
}

/** How much of the line its figures are; the rest says whose they are. */
function lengthOfFigures({ line, figures }: MeasureSummary): number {
  const last = figures.at(-1);
  if (last === undefined) return 0;
  const at = figures.length === 1 ? 0 : line.indexOf(` … ${last}`) + 3;
  return line.startsWith(last, at) ? at + last.length : 0;
}
