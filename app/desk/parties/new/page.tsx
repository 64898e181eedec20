import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { PartyForm } from "@/components/desk/party-form";
import { can } from "@/lib/domain/permissions";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace, enterPartyAction } from "../actions";

export const metadata: Metadata = { title: "New party" };

export default guarded(async function NewPartyPage() {
  const { actor } = await requireStaff("enter_party");
  return (
    <div className="max-w-[46rem]">
      <DeskHead title="New party" back={{ href: "/desk/parties", label: "Parties" }}>
        Anyone who can say a number, pass it on, or be counted.
      </DeskHead>
      <PartyForm
        action={enterPartyAction}
        opened={newForm()}
        draft="party:new"
        enter={enterInPlace}
        mayWithhold={can(actor, "withhold_party")}
      />
    </div>
  );
});
