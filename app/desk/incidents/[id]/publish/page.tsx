import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { PublishForm, WithdrawForm } from "@/components/desk/publish-form";
import { DifferenceView } from "@/components/incident/difference-view";
import { momentInWords } from "@/components/wording/dates";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { publishAction, withdrawAction } from "../../actions";
import { standingIncident } from "../../standing";

export const metadata: Metadata = { title: "Preview and publish" };

export default guarded(async function PublishPage({
  params,
}: PageProps<"/desk/incidents/[id]/publish">) {
  const { actor } = await requireStaff("publish");
  const id = await standingIncident(actor, (await params).id, "/publish");
  const page = (await liveIncidentPage(actor, id, new Date())) ?? notFound();
  const { difference, document, editions } = page;
  const [newest] = editions;
  const edition = newest?.number ?? 0;
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="Preview and publish"
        back={{ href: `/desk/incidents/${document.incident.id}`, label: document.incident.title }}
      >
        {newest
          ? `Against edition ${edition}, ${momentInWords(newest.at)}.`
          : "Nothing of this is published yet: all of it is new."}
      </DeskHead>
      <h2 className="mb-3 font-serif text-large font-semibold">What readers would see anew</h2>
      {difference.differs ? (
        <DifferenceView difference={difference} />
      ) : (
        <p>Nothing: the last edition says all of this.</p>
      )}
      <section aria-label="Publish" className="mt-8 border-t-2 border-ink pt-4">
        <PublishForm
          action={publishAction}
          opened={newForm()}
          incident={document.incident.id}
          edition={edition}
        />
      </section>
      {newest && (
        <WithdrawForm
          action={withdrawAction}
          opened={newForm()}
          incident={document.incident.id}
          edition={edition}
          isWithdrawn={newest.kind === "withdrawn"}
        />
      )}
      <section className="mt-10 border-t border-hairline pt-3">
        <h2 className="font-semibold">Editions</h2>
        <ol className="text-small">
          {editions.map((one) => (
            <li key={one.number}>
              {one.number}, {momentInWords(one.at)}
              {one.kind === "withdrawn" && ", withdrawn"}
              {one.masked && ", masked since"}
              {one.note !== null && `: ${one.note}`}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
});
