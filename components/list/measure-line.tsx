import { StandingMark } from "@/components/incident/standing-mark";
import { capitalised } from "@/components/wording/words";
import type { MeasureSummary } from "@/lib/schemas/edition";

/** A measure in one line: what was counted, and its figures with the number of voices behind them. */
export function MeasureLine({ measure }: { measure: MeasureSummary }) {
  const isContested = measure.standing === "contested";
  const end = lengthOfFigures(measure);
  return (
    <li className="grid gap-x-4 border-t border-hairline py-1 sm:grid-cols-2">
      {capitalised(measure.title)}
      <span
        className={`flex items-baseline gap-2 tabular-nums ${isContested ? "text-contested" : ""}`}
      >
        <StandingMark value={measure.standing} />
        <span>
          <b className="font-semibold">{measure.line.slice(0, end)}</b>
          {measure.line.slice(end)}
        </span>
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
