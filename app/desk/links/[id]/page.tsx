import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DecideForm } from "@/components/desk/decide-form";
import { DeskHead } from "@/components/desk/desk-head";
import { LinkSentence } from "@/components/desk/link-list";
import { decisionWords } from "@/components/wording/derivation-words";
import { can } from "@/lib/domain/permissions";
import { linkOf } from "@/lib/queries/live-links";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { decideLinkAction } from "../actions";

export const metadata: Metadata = { title: "Link" };

export default guarded(async function LinkPage({ params }: PageProps<"/desk/links/[id]">) {
  const { actor } = await requireStaff("read_live");
  const link = (await linkOf(actor, (await params).id)) ?? notFound();
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="A link between two claims"
        back={{ href: `/desk/incidents/${link.incident}/links`, label: "Links and dependences" }}
      >
        <LinkSentence link={link} />
        {link.reason !== null && <p className="mt-2 whitespace-pre-line">Why: {link.reason}</p>}
        <p className="mt-3 text-small">
          Revision {link.revision}: {decisionWords[link.decision]}.{" "}
          <a href={`/desk/history/claim_link/${link.id}`}>History</a>
        </p>
      </DeskHead>
      {can(actor, "decide_link") && (
        <DecideForm
          action={decideLinkAction}
          opened={newForm()}
          draft={`link:${link.id}:${link.revision}`}
          decides={{ id: link.id, number: link.revision }}
          hints={{
            accepted:
              "It takes part in the judgement. You are shown first which standings that changes.",
            rejected: "It counts for nothing and stays in the history.",
          }}
        />
      )}
    </div>
  );
});
