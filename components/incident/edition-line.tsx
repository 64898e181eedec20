import { addresses, correctionsAddress } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";
import type { IncidentResponse } from "@/lib/schemas/edition";
import { TakeAway } from "./take-away";

/** Which edition this is, since when, under which fingerprint, and where to get it as data. */
export function EditionLine(props: {
  edition: IncidentResponse["edition"];
  slug: string;
  /** Where the page is read: its whole address is printed, for whoever holds the paper. */
  site: string;
}) {
  const { number, at, sha256, note } = props.edition;
  return (
    <>
      <p>
        {number}, published{" "}
        <a href={`${props.site}${addresses.edition(props.slug, number)}`} className="told">
          <time dateTime={at}>{momentInWords(at)}</time>
        </a>
        {note !== null && <span className="text-muted">: {note}</span>}
      </p>
      <div className="screen-only links">
        <a href={addresses.history(props.slug)}>History</a>
        <a href={addresses.said(props.slug, number)}>What had been said by a day</a>
        <a href={correctionsAddress(props.slug)}>Corrections and replies</a>
      </div>
      <details className="screen-only">
        <summary>Cite it, take it away, go back to a moment</summary>
        <div className="links">
          <a href={addresses.edition(props.slug, number)}>This edition’s own address</a>
          <a href={addresses.json(props.slug)}>This page as JSON</a>
          <a href={addresses.editionJson(props.slug, number)}>This edition as JSON</a>
        </div>
        <TakeAway slug={props.slug} number={number} />
        <AsOf slug={props.slug} />
        <p>
          SHA-256 <code>{sha256}</code>
        </p>
      </details>
    </>
  );
}

/** The edition that stood at a moment: a form, so that it works everywhere and has an address. */
function AsOf({ slug }: { slug: string }) {
  return (
    <form action={addresses.incident(slug)} method="get">
      <div>
        <label htmlFor="at">As it was published at (Universal Time)</label>
        <input id="at" name="at" type="datetime-local" required />
      </div>
      <button type="submit">Go back</button>
    </form>
  );
}
