import { addresses } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";
import type { IncidentResponse } from "@/lib/schemas/edition";

/** Which edition this is, since when, under which fingerprint, and where to get it as data. */
export function EditionLine(props: { edition: IncidentResponse["edition"]; slug: string }) {
  const { number, at, sha256, note } = props.edition;
  return (
    <>
      <p>
        {number}, <time dateTime={at}>{momentInWords(at)}</time>
        {note !== null && <span className="text-muted">: {note}</span>}
      </p>
      <div className="flex flex-wrap gap-x-5 text-small *:py-1">
        <a href={addresses.history(props.slug)}>History</a>
        <a href={addresses.json(props.slug)}>This page as JSON</a>
        <a href={addresses.edition(props.slug, number)}>This edition’s own address</a>
        <a href={addresses.editionJson(props.slug, number)}>This edition as JSON</a>
        <details>
          <summary>
            SHA-256 <code>{sha256.slice(0, 8)}…</code>
          </summary>
          <code className="break-all">{sha256}</code>
        </details>
      </div>
    </>
  );
}
