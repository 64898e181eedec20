import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { SplitForm } from "@/components/desk/split-form";
import { Shown } from "@/components/wording/shown";
import { partyForm } from "@/lib/queries/live-parties";
import { leadsTo } from "@/lib/queries/merges";
import { claimsNaming } from "@/lib/queries/moves";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../actions";
import { splitAction } from "../../split-action";

export const metadata: Metadata = { title: "Split a party" };

export default guarded(async function SplitPage({ params }: PageProps<"/desk/parties/[id]/split">) {
  const { actor } = await requireStaff("merge");
  const { id } = await params;
  const root = await leadsTo(actor, "party", id);
  if (root !== null) redirect(`/desk/parties/${root}/split`);
  const party = (await partyForm(actor, id)) ?? notFound();
  const claims = await claimsNaming(actor, id);
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title={
          <>
            Split <Shown text={party.name} />
          </>
        }
        back={{ href: `/desk/parties/${id}`, label: party.name }}
      >
        Where one name stood for two: choose the claims that mean the other. Each gets a new
        revision, with its reason; the rest stay as they are.
      </DeskHead>
      {claims.length === 0 ? (
        <p>No claim names this party.</p>
      ) : (
        <SplitForm
          action={splitAction}
          opened={newForm()}
          party={id}
          claims={claims}
          enter={enterInPlace}
        />
      )}
    </div>
  );
});
