import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { LiveClaim } from "@/components/desk/live-claim";
import { MergedHere } from "@/components/desk/merged-here";
import { DifferenceView } from "@/components/incident/difference-view";
import { FindingNote } from "@/components/incident/finding-note";
import { Participants } from "@/components/incident/participants";
import { Places } from "@/components/incident/places";
import { StandingMark } from "@/components/incident/standing-mark";
import { findingAddress } from "@/components/wording/addresses";
import { momentInWords, periodInWords } from "@/components/wording/dates";
import { capitalised, standingWords } from "@/components/wording/words";
import { can } from "@/lib/domain/permissions";
import { type LiveIncidentPage, liveIncidentPage } from "@/lib/queries/live-incidents";
import { mergedHere } from "@/lib/queries/merges";
import { requireStaff } from "@/lib/web/session";
import { standingIncident } from "../standing";

export const metadata: Metadata = { title: "Incident at the desk" };

export default guarded(async function DeskIncidentPage({
  params,
}: PageProps<"/desk/incidents/[id]">) {
  const { actor } = await requireStaff("read_live");
  const id = await standingIncident(actor, (await params).id);
  const page = (await liveIncidentPage(actor, id, new Date())) ?? notFound();
  const { document, claims } = page;
  const { incident } = document;
  const may = { revise: can(actor, "revise"), assess: can(actor, "assess") };
  return (
    <>
      <DeskHead title={incident.title} back={{ href: "/desk/incidents", label: "Incidents" }}>
        <p>{periodInWords(incident.period)}</p>
        <Places places={incident.places} />
        <Participants participants={incident.participants} />
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-small">
          {may.revise && <a href={`/desk/incidents/${incident.id}/edit`}>Correct</a>}
          <a href={`/desk/history/incident/${incident.id}`}>History (revision {page.revision})</a>
          <a href={`/desk/incidents/${incident.id}/links`}>Links and dependences</a>
          {can(actor, "publish") && (
            <a href={`/desk/incidents/${incident.id}/publish`}>Preview and publish</a>
          )}
          {can(actor, "merge") && (
            <>
              <a href={`/desk/incidents/${incident.id}/move`}>Move claims or split</a>
              <a href={`/desk/merge/incident/${incident.id}`}>Merge into another</a>
            </>
          )}
          {page.editions.length > 0 && (
            <a href={`/incidents/${incident.slug}`}>As readers see it</a>
          )}
          {can(actor, "answer") && page.editions.length > 0 && (
            <a href={`/desk/incidents/${incident.id}/reply`}>A statement of those concerned</a>
          )}
        </p>
        <MergedHere
          noun="incident"
          rows={await mergedHere(actor, "incident", incident.id)}
          mayMerge={can(actor, "merge")}
        />
      </DeskHead>
      <Published page={page} />
      {document.measures.map((measure) => (
        <section key={measure.title} className="mt-10 border-t-2 border-ink pt-3">
          <h2 className="font-semibold">{capitalised(measure.title)}</h2>
          <p className="flex items-center gap-2 text-small text-muted">
            <StandingMark value={measure.standing.value} />
            {standingWords[measure.standing.value]}
          </p>
          <p className="max-w-[40rem] font-serif text-large">{measure.standing.sentence}</p>
          {measure.finding && (
            <FindingNote
              finding={measure.finding}
              attackersIncluded={measure.measure.attackersIncluded}
              claims={measure.claims}
            />
          )}
          {can(actor, "find") && (
            <p className="mt-2 text-small">
              <a href={findingAddress(incident.id, measure)}>
                {measure.finding ? "Find again" : "Record a finding"}
              </a>
            </p>
          )}
          <ul>
            {measure.claims.map((claim) => (
              <LiveClaim key={claim.id} claim={claim} notes={claims[claim.id]} can={may} />
            ))}
          </ul>
        </section>
      ))}
      {document.otherClaims.length > 0 && (
        <section className="mt-10 border-t-2 border-ink pt-3">
          <h2 className="font-semibold">Responsibility, denials and other statements</h2>
          <ul>
            {document.otherClaims.map((claim) => (
              <LiveClaim key={claim.id} claim={claim} notes={claims[claim.id]} can={may} />
            ))}
          </ul>
        </section>
      )}
      {document.measures.length + document.otherClaims.length === 0 && (
        <p>
          No claim is logged yet. <a href="/desk/articles">Choose an article to log one from.</a>
        </p>
      )}
    </>
  );
});

function Published({ page }: { page: LiveIncidentPage }) {
  const { difference, editions } = page;
  const [newest] = editions;
  if (!newest)
    return <p className="border-s-4 border-ink ps-4">Readers see nothing of this yet.</p>;
  const edition = `Edition ${newest.number}, ${momentInWords(newest.at)}`;
  if (newest.kind === "withdrawn") {
    return (
      <p className="border-s-4 border-ink ps-4">
        Withdrawn with {edition}: {newest.note}
      </p>
    );
  }
  if (!difference.differs) return <p>Readers see all of this: {edition}.</p>;
  return (
    <details className="max-w-[46rem] border-s-4 border-ink ps-4">
      <summary>
        <strong>Readers see something else</strong> ({edition}). Where it differs
      </summary>
      <div className="mt-3">
        <DifferenceView difference={difference} />
      </div>
    </details>
  );
}
