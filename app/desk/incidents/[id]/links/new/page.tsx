import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { LinkForm } from "@/components/desk/link-form";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { linkAction } from "../../../../links/actions";
import { claimChoices } from "../../../claim-choices";
import { standingIncident } from "../../../standing";

export const metadata: Metadata = { title: "Propose a link" };

export default guarded(async function NewLinkPage({
  params,
}: PageProps<"/desk/incidents/[id]/links/new">) {
  const { actor } = await requireStaff("propose_link");
  const id = await standingIncident(actor, (await params).id, "/links/new");
  const page = (await liveIncidentPage(actor, id, new Date())) ?? notFound();
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="Propose a link"
        back={{ href: `/desk/incidents/${id}/links`, label: page.document.incident.title }}
      />
      <LinkForm
        action={linkAction}
        opened={newForm()}
        incident={id}
        claims={claimChoices(page.document)}
      />
    </div>
  );
});
