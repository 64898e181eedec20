import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { MergedHere } from "@/components/desk/merged-here";
import { PartyForm } from "@/components/desk/party-form";
import { Shown } from "@/components/wording/shown";
import { can } from "@/lib/domain/permissions";
import { partyForm } from "@/lib/queries/live-parties";
import { leadsTo, mergedHere } from "@/lib/queries/merges";
import { type FormValues, newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace, revisePartyAction } from "../actions";

export const metadata: Metadata = { title: "Party" };

export default guarded(async function PartyPage({ params }: PageProps<"/desk/parties/[id]">) {
  const { actor } = await requireStaff("read_live");
  const { id } = await params;
  const root = await leadsTo(actor, "party", id);
  if (root !== null) redirect(`/desk/parties/${root}`);
  const party = (await partyForm(actor, id)) ?? notFound();
  const stands = !party.redacted && !party.enteredInError;
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title={<Shown text={party.name} />}
        back={{ href: "/desk/parties", label: "Parties" }}
      >
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-small">
          <span>Revision {party.revision}</span>
          <a href={`/desk/history/party/${party.id}`}>History</a>
          {can(actor, "merge") && stands && (
            <>
              <a href={`/desk/merge/party/${party.id}`}>Merge into another</a>
              <a href={`/desk/parties/${party.id}/split`}>Split</a>
            </>
          )}
          {can(actor, "redact") && (
            <a href={`/desk/redact?target=party&id=${party.id}`}>Redact its name</a>
          )}
        </p>
        <MergedHere
          noun="party"
          rows={await mergedHere(actor, "party", party.id)}
          mayMerge={can(actor, "merge")}
        />
        {!stands && <p>This party stands no longer.</p>}
      </DeskHead>
      {stands && (
        <PartyForm
          action={revisePartyAction}
          opened={newForm(valuesOf(party))}
          draft={`party:${party.id}:${party.revision}`}
          enter={enterInPlace}
          revises={{ id: party.id, number: party.revision }}
          mayWithhold={can(actor, "withhold_party") || party.withheldAs !== null}
        />
      )}
    </div>
  );
});

function valuesOf(party: NonNullable<Awaited<ReturnType<typeof partyForm>>>): FormValues {
  const ties = party.ties.flatMap((tie, i): [string, string[]][] => [
    [`ties[${i}].kind`, [tie.kind]],
    [`ties[${i}].to`, [tie.to.name]],
    [`ties[${i}].to.id`, [tie.to.id]],
    [`ties[${i}].from`, [tie.from ?? ""]],
    [`ties[${i}].until`, [tie.until ?? ""]],
  ]);
  return {
    name: [party.name],
    kind: [party.kind],
    aliases: [party.aliases.join("\n")],
    withheldAs: [party.withheldAs ?? ""],
    ...Object.fromEntries(ties),
  };
}
