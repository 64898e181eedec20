import { StandingMark } from "@/components/incident/standing-mark";
import { capitalised } from "@/components/wording/words";
import type { MeasureSummary } from "@/lib/schemas/edition";

/** A measure in one line: what was counted, and its figures with the number of voices behind them. */
export function MeasureLine({ measure }: { measure: MeasureSummary }) {
  const isContested = measure.standing === "contested";
  return (
    <li className="grid gap-x-4 border-t border-hairline py-1 sm:grid-cols-2">
      <span>{capitalised(measure.title)}</span>
      <span
        className={`flex items-baseline gap-2 tabular-nums ${isContested ? "text-contested" : ""}`}
      >
        <StandingMark value={measure.standing} />
        {measure.line}
      </span>
    </li>
  );
}
