import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { IncidentForm } from "@/components/desk/incident-form";
import { incidentChoices, incidentForm } from "@/lib/queries/live-incidents";
import { type FormValues, newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../../parties/actions";
import { reviseIncidentAction } from "../../actions";
import { standingIncident } from "../../standing";

export const metadata: Metadata = { title: "Correct an incident" };

export default guarded(async function EditIncidentPage({
  params,
}: PageProps<"/desk/incidents/[id]/edit">) {
  const { actor } = await requireStaff("revise");
  const id = await standingIncident(actor, (await params).id, "/edit");
  const incident = (await incidentForm(actor, id)) ?? notFound();
  const parents = await incidentChoices(actor, incident.parent?.id);
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="Correct an incident"
        back={{ href: `/desk/incidents/${incident.id}`, label: incident.title }}
      >
        Revision {incident.revision}, at <code>/incidents/{incident.slug}</code>.
      </DeskHead>
      <IncidentForm
        action={reviseIncidentAction}
        opened={newForm(valuesOf(incident))}
        draft={`incident:${incident.id}:${incident.revision}`}
        enter={enterInPlace}
        parents={parents.filter(({ id }) => id !== incident.id)}
        revises={{ id: incident.id, number: incident.revision }}
      />
    </div>
  );
});

function valuesOf(incident: NonNullable<Awaited<ReturnType<typeof incidentForm>>>): FormValues {
  const places = incident.places.flatMap((place, i): [string, string[]][] => [
    [`places[${i}].name`, [place.name]],
    [`places[${i}].precision`, [place.precision]],
    [`places[${i}].latitude`, [`${place.latitude ?? ""}`]],
    [`places[${i}].longitude`, [`${place.longitude ?? ""}`]],
  ]);
  const participants = incident.participants.flatMap((one, i): [string, string[]][] => [
    [`participants[${i}].party`, [one.party.name]],
    [`participants[${i}].party.id`, [one.party.id]],
    [`participants[${i}].role`, [one.role]],
    [`participants[${i}].side`, [one.side ?? ""]],
  ]);
  return {
    title: [incident.title],
    "period.start": [incident.period.start],
    "period.end": [incident.period.end],
    parent: [incident.parent?.id ?? ""],
    ...Object.fromEntries([...places, ...participants]),
  };
}
