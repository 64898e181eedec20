import type { IncidentSummary } from "@/lib/schemas/edition";
import { IncidentRow } from "./incident-row";

/** A page of incidents, newest first, and the way to the older ones. */
export function IncidentList(props: { items: readonly IncidentSummary[]; next: string | null }) {
  return (
    <>
      <ol>
        {props.items.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ol>
      {props.next !== null && (
        <nav aria-label="Pages" className="border-t border-ink pt-4">
          <a href={`/incidents?cursor=${encodeURIComponent(props.next)}`} rel="next">
            Older incidents
          </a>
        </nav>
      )}
    </>
  );
}
