import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { AlteredList } from "@/components/incident/difference-view";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { capitalised } from "@/components/wording/words";
import { type HistoryEntry, historyOf } from "@/lib/queries/history";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "History" };

export default guarded(async function HistoryPage(props: PageProps<"/desk/history/[kind]/[id]">) {
  const { actor } = await requireStaff("read_live");
  const { kind, id } = await props.params;
  const { revision } = await props.searchParams;
  const at = typeof revision === "string" && /^\d{1,6}$/.test(revision) ? Number(revision) : null;
  const history = (await historyOf(actor, kind, id, at)) ?? notFound();
  const here = `/desk/history/${kind}/${id}`;
  return (
    <div className="max-w-[46rem]">
      <DeskHead title={`History of this ${kind.replaceAll("_", " ")}`} back={backOf(kind, id)}>
        Who, when, what stood there and what stands there now, and why. Newest first.
      </DeskHead>
      {at !== null && (
        <section className="mb-8 border-2 border-ink p-4">
          <h2 className="font-semibold">As it stood at revision {at}</h2>
          {history.stood === null ? (
            <p>There is no such revision.</p>
          ) : (
            <dl>
              {Object.entries(history.stood.words).map(([what, words]) => (
                <div key={what} className="fact">
                  <dt className="text-small text-muted">{what}</dt>
                  <dd className="whitespace-pre-line">
                    {words === null ? "–" : <Shown text={words} />}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <p className="mt-3 text-small">
            <a href={here}>Close</a>
          </p>
        </section>
      )}
      <ol>
        {history.entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} here={here} />
        ))}
      </ol>
    </div>
  );
});

function Entry({ entry, here }: { entry: HistoryEntry; here: string }) {
  const { who, revision } = entry;
  return (
    <li className="border-t border-hairline py-3">
      <h2 className="font-semibold">
        {capitalised(entry.verb)}
        {revision !== null && (
          <span className="font-normal">
            {" "}
            (<a href={`${here}?revision=${revision}`}>revision {revision}</a>)
          </span>
        )}
      </h2>
      <p className="text-small text-muted">
        {who.name === null ? who.role : `${who.name}, ${who.role}`},{" "}
        <time dateTime={entry.at}>{momentInWords(entry.at)}</time>, log entry {entry.seq}
      </p>
      {entry.redacted && <p>What was told here was redacted.</p>}
      {entry.why !== null && <p className="mt-1 whitespace-pre-line">Why: {entry.why}</p>}
      {entry.changes.length > 0 && (
        <AlteredList
          altered={entry.changes.map(({ what, old, new: now }) => ({
            what,
            before: old,
            after: now,
          }))}
        />
      )}
    </li>
  );
}

function backOf(kind: string, id: string) {
  const places: Record<string, string> = {
    claim: "/desk/claims",
    article: "/desk/articles",
    party: "/desk/parties",
    incident: "/desk/incidents",
    derivation: "/desk/derivations",
    claim_link: "/desk/links",
  };
  const place = places[kind];
  return place
    ? { href: `${place}/${id}`, label: `The ${kind.replaceAll("_", " ")}` }
    : { href: "/desk", label: "Desk" };
}
