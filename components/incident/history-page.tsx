import { addresses } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";
import type { HistoryEntry, IncidentHistory } from "@/lib/schemas/history";
import { DifferenceView } from "./difference-view";
import { ToldElsewhere } from "./told-elsewhere";

/** The editions of an incident, newest first: when, by what role, why, and what each says otherwise. */
export function HistoryPage({ history }: { history: IncidentHistory }) {
  const { incident, leadsTo, items, next } = history;
  return (
    <>
      <header className="pt-8 pb-6">
        <p className="mb-1 text-small">
          <a href={addresses.incident(incident.slug)}>{incident.title}</a>
        </p>
        <h1 className="mb-3 leading-tight text-wrap">History</h1>
        <p className="max-w-[40rem] text-muted">
          Every edition that was published, with what it says otherwise than the one before. Who
          worked on it is told by role.
        </p>
        {leadsTo !== null && (
          <p className="mt-3 max-w-[40rem]">
            <ToldElsewhere incident={leadsTo} />
          </p>
        )}
      </header>
      <ol>
        {items.map((edition) => (
          <Edition key={edition.number} edition={edition} slug={incident.slug} />
        ))}
      </ol>
      <p className="flex flex-wrap gap-x-5 border-t border-ink pt-4">
        {next !== null && (
          <a href={`${addresses.history(incident.slug)}?before=${next}`} rel="next">
            Earlier editions
          </a>
        )}
        <a href={addresses.historyJson(incident.slug)}>This history as JSON</a>
      </p>
    </>
  );
}

function Edition({ edition, slug }: { edition: HistoryEntry; slug: string }) {
  const { number, at, note, kind, role, masked, difference } = edition;
  return (
    <li className="border-t border-ink py-4">
      <h2 className="font-serif text-large font-semibold">
        {kind === "withdrawn" ? `Withdrawn, with edition ${number}` : `Edition ${number}`}
      </h2>
      <p className="text-small text-muted">
        <time dateTime={at}>{momentInWords(at)}</time>
        {role !== null && `, by ${roleWords[role]}`}.{" "}
        <span className="whitespace-nowrap">
          <a href={addresses.edition(slug, number)}>As it was</a>
          {" · "}
          <a href={addresses.editionJson(slug, number)}>As data</a>
        </span>
      </p>
      {note !== null && <p className="max-w-[40rem]">{note}</p>}
      {masked && (
        <p className="text-small text-muted">
          Masked since: something that it said is no longer shown.
        </p>
      )}
      {number === 1 && kind === "published" && !masked && (
        <p className="text-small text-muted">The first: all of it was new.</p>
      )}
      {difference !== null && (
        <details className="mt-2">
          <summary>{difference.differs ? "What it says otherwise" : "It says the same"}</summary>
          <div className="mt-3 max-w-[46rem]">
            {difference.differs ? (
              <DifferenceView difference={difference} />
            ) : (
              <p>Nothing that readers see differs from the edition before.</p>
            )}
          </div>
        </details>
      )}
    </li>
  );
}

const roleWords = {
  analyst: "an analyst",
  editor: "an editor",
  admin: "an admin",
  system: "a script",
} as const;
