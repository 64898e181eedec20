import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { IncidentForm } from "@/components/desk/incident-form";
import { incidentChoices } from "@/lib/queries/live-incidents";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../parties/actions";
import { enterIncidentAction } from "../actions";

export const metadata: Metadata = { title: "New incident" };

export default guarded(async function NewIncidentPage() {
  const { actor } = await requireStaff("enter_incident");
  return (
    <div className="max-w-[46rem]">
      <DeskHead title="New incident" back={{ href: "/desk/incidents", label: "Incidents" }} />
      <IncidentForm
        action={enterIncidentAction}
        opened={newForm()}
        draft="incident:new"
        enter={enterInPlace}
        parents={await incidentChoices(actor)}
      />
    </div>
  );
});
