import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { ClaimForm } from "@/components/desk/claim-form";
import { DeskHead } from "@/components/desk/desk-head";
import { Notice } from "@/components/ui/notice";
import { Shown } from "@/components/wording/shown";
import { snapshotText } from "@/lib/queries/live-articles";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../parties/actions";
import { logClaimAction } from "../actions";
import { claimFormChoices } from "../choices";

export const metadata: Metadata = { title: "Log a claim" };

export default guarded(async function NewClaimPage({
  searchParams,
}: PageProps<"/desk/claims/new">) {
  const { actor } = await requireStaff("log_claim");
  const { snapshot: id, incident } = await searchParams;
  const snapshot = (typeof id === "string" && (await snapshotText(actor, id))) || notFound();
  if (snapshot.text === null) {
    return (
      <Notice title="The text was redacted">
        <p>No claim can be logged from it.</p>
      </Notice>
    );
  }
  const choices = await claimFormChoices(actor);
  return (
    <>
      <DeskHead
        title="Log a claim"
        back={{ href: `/desk/articles/${snapshot.article}`, label: "The article" }}
      >
        From “<Shown text={snapshot.headline} />
        ”, <Shown text={snapshot.outlet} />.
      </DeskHead>
      <ClaimForm
        action={logClaimAction}
        opened={newForm({
          incident: [typeof incident === "string" ? incident : ""],
          kind: ["count"],
          basis: ["event"],
          attackersIncluded: ["not_said"],
          hedge: ["none"],
        })}
        draft={`claim:new:${snapshot.id}`}
        enter={enterInPlace}
        snapshot={{ id: snapshot.id, text: snapshot.text, language: snapshot.language }}
        {...choices}
      />
    </>
  );
});
