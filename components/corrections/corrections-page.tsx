import { addresses } from "@/components/wording/addresses";
import { outcomeWords } from "@/components/wording/correction-words";
import { momentInWords } from "@/components/wording/dates";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { Correction, CorrectionList } from "@/lib/schemas/correction";

/** What editors answered to readers' objections, and what parties said of themselves, newest first. */
export function CorrectionsPage(props: {
  list: CorrectionList & { about: { slug: string; title: string } | null };
  isFirst: boolean;
}) {
  const { items, next, about } = props.list;
  const json = `/api/v1/corrections${about ? `?incident=${about.slug}` : ""}`;
  return (
    <>
      <header className="pt-8 pb-6">
        {about && (
          <p className="mb-1 text-small">
            <a href={addresses.incident(about.slug)}>{about.title}</a>
          </p>
        )}
        <h1 className="mb-3 leading-tight text-wrap">Corrections and replies</h1>
        <p className="max-w-[40rem] text-muted">
          What readers said was wrong, in the words of the editor who answered, and what those
          concerned say themselves, in their own. Readers’ words are not shown. What follows from an
          answer stands in the next edition of the incident.
        </p>
        {about && (
          <p className="mt-2 text-small">
            <a href="/corrections">Of all incidents</a>
          </p>
        )}
      </header>
      {items.length === 0 ? (
        <p className="border-t border-ink py-4">
          {props.isFirst ? "There are none yet." : "There are no more."}
        </p>
      ) : (
        <ol>
          {items.map((item) => (
            <Entry key={item.id} item={item} isOfAll={about === null} />
          ))}
        </ol>
      )}
      <p className="flex flex-wrap gap-x-5 border-t border-ink pt-4 *:py-1">
        {next !== null && (
          <a href={nextAddress(next, about?.slug)} rel="next">
            Earlier ones
          </a>
        )}
        <a href={json}>This page as JSON</a>
      </p>
    </>
  );
}

function Entry({ item, isOfAll }: { item: Correction; isOfAll: boolean }) {
  const { id, kind, at, renewed, party, outcome, text, received, incident } = item;
  return (
    <li id={id} className="border-t border-hairline py-4 first:border-ink">
      <h2 className="font-semibold">
        {kind === "reply" ? (
          <>
            Statement of <bdi>{party?.name}</bdi>
          </>
        ) : (
          outcome && outcomeWords[outcome]
        )}
      </h2>
      <p className="text-small text-muted">
        <time dateTime={at}>{momentInWords(at)}</time>
        {renewed && ", in the place of an earlier one"}
        {received !== null && (
          <>
            {" · "}
            <bdi>{received}</bdi>
          </>
        )}
      </p>
      <About item={item} isShown={isOfAll || item.claim !== null || incident === null} />
      {text === null ? (
        <p className="mt-2 text-muted">Redacted.</p>
      ) : kind === "reply" ? (
        <blockquote
          dir="auto"
          className="mt-2 max-w-[40rem] border-s-2 border-hairline ps-4 font-serif whitespace-pre-line"
        >
          {text}
        </blockquote>
      ) : (
        <p dir="auto" className="mt-2 max-w-[40rem] whitespace-pre-line">
          {text}
        </p>
      )}
    </li>
  );
}

/** What it is about: the incident, and the claim of it; or another page. */
function About({
  item: { incident, claim, page },
  isShown,
}: {
  item: Correction;
  isShown: boolean;
}) {
  if (!isShown) return null;
  if (incident === null) {
    return page === null ? null : (
      <p className="text-small">
        About <a href={page}>{page}</a>
      </p>
    );
  }
  const address = addresses.incident(incident.slug);
  return (
    <p className="text-small">
      About <a href={address}>{incident.title}</a>
      {claim !== null && (
        <>
          , <a href={`${address}#${claimAnchor(claim)}`}>one claim</a>
        </>
      )}
    </p>
  );
}

function nextAddress(cursor: string, incident: string | undefined): string {
  return `/corrections?${new URLSearchParams({ ...(incident && { incident }), cursor })}`;
}
