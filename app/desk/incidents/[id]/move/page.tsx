import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { MoveForm } from "@/components/desk/move-form";
import { incidentChoices, liveIncidentPage } from "@/lib/queries/live-incidents";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { claimChoices } from "../../claim-choices";
import { moveAction } from "../../move-action";
import { standingIncident } from "../../standing";

export const metadata: Metadata = { title: "Move claims" };

export default guarded(async function MovePage({ params }: PageProps<"/desk/incidents/[id]/move">) {
  const { actor } = await requireStaff("merge");
  const id = await standingIncident(actor, (await params).id, "/move");
  const page = (await liveIncidentPage(actor, id, new Date())) ?? notFound();
  const { document, claims } = page;
  const { incident } = document;
  const others = (await incidentChoices(actor)).filter((one) => one.id !== id);
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="Move claims, or split the incident"
        back={{ href: `/desk/incidents/${id}`, label: incident.title }}
      >
        What turns out to be about another event goes there: a new revision of each claim, with its
        reason. Editions stay what they were; the next ones tell it.
      </DeskHead>
      <MoveForm
        action={moveAction}
        opened={newForm({
          "enter.period.start": [incident.period.start],
          "enter.period.end": [incident.period.end],
        })}
        incident={id}
        claims={claimChoices(document).map(({ value, label }) => ({
          ...{ id: value, label },
          revision: claims[value]?.revision ?? 0,
        }))}
        others={others}
      />
    </div>
  );
});
