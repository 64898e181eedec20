import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DependenceForm } from "@/components/desk/dependence-form";
import { DeskHead } from "@/components/desk/desk-head";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { declareAction } from "../../../../dependences/actions";
import { claimChoices, measureChoices } from "../../../claim-choices";
import { standingIncident } from "../../../standing";

export const metadata: Metadata = { title: "Declare a dependence" };

export default guarded(async function NewDependencePage({
  params,
}: PageProps<"/desk/incidents/[id]/dependences/new">) {
  const { actor } = await requireStaff("declare_dependence");
  const id = await standingIncident(actor, (await params).id, "/dependences/new");
  const page = (await liveIncidentPage(actor, id, new Date())) ?? notFound();
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="Declare a dependence"
        back={{ href: `/desk/incidents/${id}/links`, label: page.document.incident.title }}
      />
      <DependenceForm
        action={declareAction}
        opened={newForm({ measure: [measureChoices(page.document)[0]?.value ?? ""] })}
        incident={id}
        measures={measureChoices(page.document)}
        claims={claimChoices({ ...page.document, otherClaims: [] })}
      />
    </div>
  );
});
