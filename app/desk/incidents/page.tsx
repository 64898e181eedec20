import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { Row } from "@/components/ui/row";
import { periodInWords } from "@/components/wording/dates";
import { counted } from "@/lib/domain/counted";
import { can } from "@/lib/domain/permissions";
import { type LiveIncidentRow, liveIncidents } from "@/lib/queries/live-incidents";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "Incidents at the desk" };

export default guarded(async function DeskIncidentsPage() {
  const { actor } = await requireStaff("read_live");
  const incidents = await liveIncidents(actor);
  return (
    <>
      <DeskHead title="Incidents" back={{ href: "/desk", label: "Desk" }}>
        <p>The live facts, and whether readers see them.</p>
        {can(actor, "enter_incident") && (
          <p className="mt-2">
            <a href="/desk/incidents/new">Enter an incident</a>
          </p>
        )}
      </DeskHead>
      {incidents.length === 0 && <p>No incident is entered yet.</p>}
      <ul>
        {incidents.map((incident) => (
          <li key={incident.id} className="border-t border-hairline py-3">
            <Row
              label={<p className="text-small text-muted">{periodInWords(incident.period)}</p>}
              margin={<p className="text-small text-muted">{published(incident)}</p>}
            >
              <a href={`/desk/incidents/${incident.id}`} className="font-serif text-large">
                {incident.title}
              </a>
              <p className="text-small text-muted">
                {counted(incident.claims, "claim")}
                {incident.enteredInError && "; entered in error"}
              </p>
            </Row>
          </li>
        ))}
      </ul>
    </>
  );
});

function published({ edition, since }: LiveIncidentRow): string {
  if (!edition) return "Not published";
  const shown = edition.withdrawn ? "Withdrawn" : `Edition ${edition.number}`;
  return since === 0 ? shown : `${shown}; ${counted(since, "change")} since`;
}
