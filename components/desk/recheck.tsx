import { Renewing } from "@/components/desk/renewing";
import { Shown } from "@/components/wording/shown";

/** What a decision on a copy did to the incidents that it reaches, and how far that was looked at. */
export function RecheckSection({ recheck, here }: { recheck: Recheck; here: string }) {
  const { incidents, looked, moved, decisions, first } = recheck;
  const rest = incidents - looked;
  return (
    <section aria-labelledby="recheck" className="mt-8 border-t-2 border-ink pt-3">
      <h2 id="recheck" className="font-semibold">
        What the decision did
      </h2>
      {rest > 0 && (
        <div className="mt-2">
          <p role="status">
            {looked} of {counted(incidents, "incident")} judged anew; the rest is being looked at,
            also when you leave. <a href={here}>Look again</a>
          </p>
          <progress
            className="mt-2 h-2 w-full max-w-[24rem]"
            max={incidents}
            value={looked}
            aria-label="Incidents judged anew"
          />
          <Renewing />
        </div>
      )}
      <p className="mt-2">
        {rest > 0 ? "So far: " : `Of ${counted(incidents, "incident")}, `}
        {moved === 0
          ? "no standing differs."
          : `${counted(moved, "incident")} ${moved === 1 ? "has" : "have"} a standing that differs. `}
        {moved > 0 &&
          (decisions === 0
            ? "No decision rests on it."
            : `${counted(decisions, "decision")} ${decisions === 1 ? "is" : "are"} out of date by it.`)}
      </p>
      {first.length > 0 && (
        <ul className="mt-2">
          {first.map((one) => (
            <li key={one.id} className="py-1">
              <a href={`/desk/incidents/${one.id}`}>
                <Shown text={one.title} />
              </a>{" "}
              <span className="text-small text-muted">
                {counted(one.standings, "standing")}
                {one.decisions > 0 && `, ${counted(one.decisions, "decision")} out of date`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {moved > first.length && <p className="text-small">And {moved - first.length} more.</p>}
    </section>
  );
}

export interface Recheck {
  incidents: number;
  looked: number;
  decisions: number;
  moved: number;
  first: readonly { id: string; title: string; standings: number; decisions: number }[];
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
