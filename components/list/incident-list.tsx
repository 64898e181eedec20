import type { IncidentSummary } from "@/lib/schemas/edition";
import { IncidentRow } from "./incident-row";

/** A page of incidents, newest first or as they were found, and the way to the next page. */
export function IncidentList(props: {
  items: readonly IncidentSummary[];
  next: string | null;
  query?: string | undefined;
}) {
  const { items, next, query } = props;
  return (
    <>
      {items.length > 0 && (
        <ol>
          {items.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
        </ol>
      )}
      {next !== null && (
        <nav aria-label="Pages" className="border-t border-ink pt-4">
          <a href={addressOf(next, query)} rel="next">
            {query === undefined ? "Older incidents" : "More incidents"}
          </a>
        </nav>
      )}
    </>
  );
}

function addressOf(cursor: string, query: string | undefined): string {
  return `/incidents?${new URLSearchParams({ ...(query !== undefined && { query }), cursor })}`;
}
