import { Row } from "@/components/ui/row";
import { addresses } from "@/components/wording/addresses";
import { periodInWords } from "@/components/wording/dates";
import { capitalised, otherKindWords } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import type { PartyRef } from "@/lib/schemas/edition";
import type { PartyPage, PassedOn } from "@/lib/schemas/party-page";
import { wordingsIn } from "./wordings";

/** What others say and a party relayed or published, by incident, the newest first. */
export function PassedOnList(props: { passedOn: PartyPage["passedOn"]; party: PartyRef }) {
  const { passedOn, party } = props;
  const { incidents, more, items, next } = passedOn;
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="passed-on" className="border-t border-hairline py-6">
      <h2 id="passed-on" className="font-serif text-large font-semibold">
        What it passed on
      </h2>
      <p className="mt-3 mb-4 max-w-[40rem]">
        Published or relayed by it in {more && "more than "}
        {counted(incidents, "published incident")}, and said by others: none of it counts as its own
        word.
      </p>
      <ol>
        {items.map((item) => (
          <li key={item.incident.id} className="keep border-t border-hairline py-3">
            <Passed item={item} />
          </li>
        ))}
      </ol>
      {next !== null && (
        <nav aria-label="Pages of what it passed on" className="border-t border-ink pt-4">
          <a href={`${addresses.party(party.id)}?cursor=${next}`} rel="next">
            Earlier incidents
          </a>
        </nav>
      )}
    </section>
  );
}

function Passed({ item }: { item: PartyPage["passedOn"]["items"][number] }) {
  const { incident, rows, others } = item;
  return (
    <Row label={<p className="text-small text-muted">{periodInWords(incident.period)}</p>}>
      <p>
        <a href={addresses.incident(incident.slug)} className="font-serif font-semibold">
          {incident.title}
        </a>
      </p>
      <ul>
        {rows.map((row) => (
          <li key={JSON.stringify(row)} className="py-0.5">
            <What row={row} />
          </li>
        ))}
        {others > 0 && (
          <li className="py-0.5 text-small text-muted">
            and {counted(others, "thing")} more, on the incident’s page
          </li>
        )}
      </ul>
    </Row>
  );
}

function What({ row }: { row: PassedOn }) {
  const { wordings, through, articles } = row;
  return (
    <>
      {whatOf(row)}
      {wordings.length > 0 && <>: {wordingsIn(wordings)}</>},{" "}
      <span className="text-small text-muted">
        {sourceOf(row)}
        {through.map(({ id, name }) => (
          <span key={id}>
            , by way of <a href={addresses.party(id)}>{name}</a>
          </span>
        ))}
        {articles > 1 && `, in ${counted(articles, "article")}`}
      </span>
    </>
  );
}

function whatOf({ kind, title }: PassedOn): string {
  if (kind === "count") return capitalised(title ?? "");
  return title === null ? otherKindWords[kind] : `${otherKindWords[kind]} of ${title}`;
}

function sourceOf({ from, speaksFor, described }: PassedOn) {
  if (from === null) {
    return described === null ? "no speaker named" : `somebody described as “${described}”`;
  }
  return (
    <>
      from <a href={addresses.party(from.id)}>{from.name}</a>
      {speaksFor !== null && (
        <>
          , for <bdi>{speaksFor.name}</bdi>
        </>
      )}
    </>
  );
}
