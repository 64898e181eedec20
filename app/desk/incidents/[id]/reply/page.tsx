import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { replyAction } from "@/app/desk/objections/actions";
import { guarded } from "@/app/guarded";
import { ReplyForm } from "@/components/corrections/reply-form";
import { DeskHead } from "@/components/desk/desk-head";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { isId } from "@/lib/schemas/fields";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "A statement of those concerned" };

export default guarded(async function ReplyPage({
  params,
  searchParams,
}: PageProps<"/desk/incidents/[id]/reply">) {
  const { actor } = await requireStaff("answer");
  const page = (await liveIncidentPage(actor, (await params).id, new Date())) ?? notFound();
  const { objection } = await searchParams;
  const { id, title } = page.document.incident;
  return (
    <div className="max-w-[46rem] pb-12">
      <DeskHead
        title="A statement of those concerned"
        back={{ href: `/desk/incidents/${id}`, label: title }}
      >
        <p>
          Whoever is named has a right of reply. It stands on the page of corrections, marked as
          theirs; it is no claim, and changes no standing. What it asserts is logged from an article
          like everything else.
        </p>
      </DeskHead>
      <ReplyForm
        action={replyAction}
        opened={newForm()}
        incident={id}
        objection={typeof objection === "string" && isId(objection) ? objection : ""}
      />
    </div>
  );
});
