import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { DependenceSentence } from "@/components/desk/link-list";
import { ReasonForm } from "@/components/desk/reason-form";
import { can } from "@/lib/domain/permissions";
import { dependenceOf } from "@/lib/queries/live-links";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { withdrawDependenceAction } from "../actions";

export const metadata: Metadata = { title: "Dependence" };

export default guarded(async function DependencePage({
  params,
}: PageProps<"/desk/dependences/[id]">) {
  const { actor } = await requireStaff("read_live");
  const dependence = (await dependenceOf(actor, (await params).id)) ?? notFound();
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="A dependence"
        back={{
          href: `/desk/incidents/${dependence.incident}/links`,
          label: "Links and dependences",
        }}
      >
        <DependenceSentence dependence={dependence} />
      </DeskHead>
      {can(actor, "declare_dependence") && !dependence.withdrawn && (
        <ReasonForm
          action={withdrawDependenceAction}
          opened={newForm()}
          id={dependence.id}
          submit="Withdraw"
          label="Why it is withdrawn"
          hint="Both stay on record. You are shown first which standings that changes."
        />
      )}
    </div>
  );
});
