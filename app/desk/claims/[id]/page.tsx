import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { ClaimForm } from "@/components/desk/claim-form";
import { DeskHead } from "@/components/desk/desk-head";
import { ErrorForm } from "@/components/desk/error-form";
import { momentInWords } from "@/components/wording/dates";
import { can } from "@/lib/domain/permissions";
import { snapshotText } from "@/lib/queries/live-articles";
import { type ClaimRecord, claimRecord } from "@/lib/queries/live-claims";
import { partyNames } from "@/lib/queries/live-parties";
import { type FormValues, newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../parties/actions";
import { enterClaimInErrorAction, logClaimAction, reviseClaimAction } from "../actions";
import { claimFormChoices } from "../choices";

export const metadata: Metadata = { title: "Claim" };

export default guarded(async function ClaimPage(props: PageProps<"/desk/claims/[id]">) {
  const { actor } = await requireStaff("read_live");
  const claim = (await claimRecord(actor, (await props.params).id)) ?? notFound();
  const { logged } = await props.searchParams;
  const snapshot = await snapshotText(actor, claim.snapshot);
  const revises = { id: claim.id, number: claim.revision };
  const stands = !claim.enteredInError && !claim.redacted && typeof snapshot?.text === "string";
  return (
    <>
      <DeskHead
        title={`“${claim.fields.figure || claim.fields.quote?.slice(0, 80) || "Redacted"}”`}
        back={{ href: `/desk/incidents/${claim.incident}`, label: "The incident" }}
      >
        {logged === "yes" && (
          <p role="status" className="mb-2 border-s-4 border-ink ps-3 font-semibold">
            The claim is logged.{" "}
            <a href={`/desk/claims/new?snapshot=${claim.snapshot}&incident=${claim.incident}`}>
              Log another from this text
            </a>
          </p>
        )}
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-small">
          <span>Revision {claim.revision}</span>
          <a href={`/desk/history/claim/${claim.id}`}>History</a>
          {snapshot && <a href={`/desk/articles/${snapshot.article}`}>The article</a>}
          {can(actor, "assess") && stands && (
            <a href={`/desk/claims/${claim.id}/assess`}>Assess it</a>
          )}
          {can(actor, "redact") && !claim.redacted && (
            <a href={`/desk/redact?target=claim&id=${claim.id}`}>Redact it</a>
          )}
        </p>
        {claim.enteredInError && <p>It was entered in error and stands no longer.</p>}
        {claim.redacted && <p>Its words were redacted.</p>}
        {claim.goneSince !== null && snapshot && (
          <p className="mt-2 border-s-4 border-ink ps-3">
            The article no longer has these words: they are gone from its snapshot of{" "}
            {momentInWords(claim.goneSince)}.{" "}
            <a href={`/desk/articles/${snapshot.article}`}>See what changed</a>
          </p>
        )}
      </DeskHead>
      {stands && snapshot?.text && (
        <>
          <ClaimForm
            action={can(actor, "revise") ? reviseClaimAction : logClaimAction}
            opened={newForm(await valuesOf(claim, actor))}
            draft={`claim:${claim.id}:${claim.revision}`}
            enter={enterInPlace}
            snapshot={{ id: snapshot.id, text: snapshot.text, language: snapshot.language }}
            revises={revises}
            {...(await claimFormChoices(actor, claim.incident))}
          />
          <details className="mt-10 max-w-[46rem] border-t border-hairline pt-3">
            <summary>It should never have been logged</summary>
            <div className="mt-3">
              <ErrorForm action={enterClaimInErrorAction} opened={newForm()} revises={revises} />
            </div>
          </details>
        </>
      )}
    </>
  );
});

async function valuesOf(
  claim: ClaimRecord,
  actor: Parameters<typeof partyNames>[0],
): Promise<FormValues> {
  const { fields } = claim;
  const pickers = ["measure.of", "holdsResponsible"];
  const ids = [...pickers.map((name) => fields[name] ?? ""), ...claim.hops.map((hop) => hop.party)];
  const names = await partyNames(actor, ids);
  const picked = (name: string, id: string): [string, string[]][] => [
    [name, [names[id] ?? ""]],
    [`${name}.id`, [id]],
  ];
  const chain = claim.hops.flatMap((hop, i): [string, string[]][] => [
    ...picked(`chain[${i}].party`, hop.party),
    [`chain[${i}].describedAs`, [hop.describedAs]],
    [`chain[${i}].function`, [hop.function]],
    [`chain[${i}].verb`, [hop.verb]],
    [`chain[${i}].rests`, [hop.ground || "words"]],
    [`chain[${i}].span`, [hop.words]],
    [`chain[${i}].span.start`, [hop.start]],
    [`chain[${i}].note`, [hop.note]],
  ]);
  return {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
    ...Object.fromEntries(pickers.flatMap((name) => picked(name, fields[name] ?? ""))),
    ...Object.fromEntries(chain),
  };
}
