import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { AssessForm } from "@/components/desk/assess-form";
import { DeskHead } from "@/components/desk/desk-head";
import { LiveClaim } from "@/components/desk/live-claim";
import { Looking } from "@/components/desk/looking";
import { claimInWords } from "@/components/wording/addresses";
import { statusWords } from "@/components/wording/words";
import { look } from "@/lib/commands/queue";
import { suggestedStatus } from "@/lib/domain/deciding";
import { describeBounds } from "@/lib/domain/figure";
import { lookingAt } from "@/lib/queries/attention";
import { claimRecord, newestAssessment } from "@/lib/queries/live-claims";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import type { EditionDocument, EditionMeasure } from "@/lib/schemas/edition";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { assessAction } from "../../actions";

export const metadata: Metadata = { title: "Assess a claim" };

export default guarded(async function AssessPage({
  params,
  searchParams,
}: PageProps<"/desk/claims/[id]/assess">) {
  const { actor } = await requireStaff("assess");
  const claim = (await claimRecord(actor, (await params).id)) ?? notFound();
  if (claim.enteredInError) notFound();
  const incident = (await liveIncidentPage(actor, claim.incident, new Date())) ?? notFound();
  const newest = await newestAssessment(actor, claim.id);
  const item = `claim:${claim.id}`;
  await look(actor, { item });
  const looking = await lookingAt(actor, [item], new Date());
  const claims = allClaims(incident.document);
  const own = claims.find(({ id }) => id === claim.id);
  const set = incident.document.measures.find((measure) =>
    measure.claims.some(({ id }) => id === claim.id),
  );
  return (
    <>
      <DeskHead
        title="Assess a claim"
        back={{
          href: `/desk/incidents/${claim.incident}`,
          label: incident.document.incident.title,
        }}
      >
        <Looking names={looking} />
        {set && <Prompt measure={set} own={own?.origin ?? null} />}
      </DeskHead>
      {own && (
        <ul className="mb-8">
          <LiveClaim claim={own} notes={incident.claims[own.id]} />
        </ul>
      )}
      <div className="max-w-[46rem]">
        <AssessForm
          action={assessAction}
          opened={newForm({
            openedOn: [`${newest?.number ?? 0}`],
            overrideReason: [newest?.overrideReason ?? ""],
            reliability: [newest?.reliability ?? ""],
            credibility: [newest?.credibility?.toString() ?? ""],
            saw: [incident.claims[claim.id]?.saw ?? ""],
            status: [newest?.status ?? ""],
            rationale: [newest?.rationale ?? ""],
            grounds: newest?.assessmentGrounds.map((ground) => ground.claimId) ?? [],
          })}
          claim={{ id: claim.id, number: claim.revision }}
          focus={(await searchParams).decide === "yes" ? focusOf(set) : undefined}
          others={claims
            .filter(({ id }) => id !== claim.id)
            .map((one) => ({ id: one.id, words: claimInWords(one) }))}
        />
      </div>
    </>
  );
});

/** The standing with its reasons, what the other origins say, and the status that it suggests. */
function Prompt({ measure, own }: { measure: EditionMeasure; own: string | null }) {
  const { standing, origins } = measure;
  const others = origins.filter(({ id }) => id !== own);
  const suggested = suggestedStatus(standing.value);
  return (
    <div className="max-w-[40rem]">
      <p className="font-serif text-large">{standing.sentence}</p>
      <ul className="mt-2 list-disc ps-5 text-small">
        {standing.reasons.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {others.map(({ id, party, says }) => (
          <li key={id}>
            {party?.name ?? "Unknown origin"} says{" "}
            {says ? describeBounds(says) : "nothing that is one figure"}.
          </li>
        ))}
      </ul>
      {suggested && (
        <p className="mt-2">
          The standing suggests <strong>{statusWords[suggested].toLowerCase()}</strong>; it decides
          nothing.
        </p>
      )}
    </div>
  );
}

/** What the standing suggests; the first of the statuses where it suggests none. */
function focusOf(set: EditionMeasure | undefined): string {
  return (set && suggestedStatus(set.standing.value)) ?? "uncorroborated";
}

function allClaims(document: EditionDocument) {
  return [...document.measures.flatMap(({ claims }) => claims), ...document.otherClaims];
}
