import { languageProps } from "@/components/ui/language";
import { printed } from "@/components/ui/printed";
import { addresses } from "@/components/wording/addresses";
import { unbroken } from "@/components/wording/unbroken";
import { capitalised, otherKindWords } from "@/components/wording/words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { ArticleClaim } from "@/lib/schemas/article-page";
import { piecesOf } from "./pieces";
import { passageAnchor } from "./quoted";

/** The passages that claims stand in, in the order of the text, each once with all of its claims. */
export function PassageList({ claims }: { claims: readonly ArticleClaim[] }) {
  const passages = passagesOf(claims);
  return (
    <section aria-labelledby="passages" className="border-t-2 border-ink pt-3 pb-8">
      <h2 id="passages" className="mb-2 font-serif text-large font-semibold">
        Claims in its words
      </h2>
      <ol>
        {passages.map((passage) => (
          <li
            key={passage[0]?.id}
            id={passage[0] && passageAnchor(passage[0].quote)}
            className="keep border-t border-hairline py-4"
          >
            <Passage claims={passage} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Claims by the place of their quote; those of a part of another quote are passages of their own. */
function passagesOf(claims: readonly ArticleClaim[]): ArticleClaim[][] {
  const keyOf = ({ quote }: ArticleClaim) => `${quote.start}-${quote.end}`;
  const keys = [...new Set(claims.map(keyOf))];
  return keys.map((key) => claims.filter((claim) => keyOf(claim) === key));
}

function Passage({ claims }: { claims: readonly ArticleClaim[] }) {
  const quote = claims[0]?.quote;
  if (!quote) return null;
  const wordings = claims.flatMap(({ figure }) => figure?.text ?? []);
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
      {quote.text === null ? (
        <p className="text-muted">The words of this claim were redacted.</p>
      ) : (
        <div className="max-w-[40rem]">
          <blockquote
            {...languageProps(quote.language)}
            className="border-s-2 border-hairline ps-4 font-serif"
          >
            <span className="text-muted">{quote.before}</span>
            {piecesOf(quote.text, wordings).map(({ at, text, isMarked }) =>
              isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
            )}
            <span className="text-muted">{quote.after}</span>
          </blockquote>
          {quote.translation !== null && (
            <p className="border-s-2 border-hairline ps-4 pt-1 text-small">
              Translation: {quote.translation.text}{" "}
              <span className="text-muted">(by {quote.translation.translator})</span>
            </p>
          )}
        </div>
      )}
      <ul className="text-small">
        {claims.map((claim) => (
          <li key={claim.id} className="py-1">
            <ClaimLine claim={claim} language={quote.language} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ClaimLine({ claim, language }: { claim: ArticleClaim; language: string | null }) {
  const { figure, about, claimant, incident } = claim;
  return (
    <>
      {figure === null ? otherIn(about) : capitalised(about)}
      {figure?.text && <>: {printed(unbroken(figure.text), language)}</>},{" "}
      {claimant === null ? (
        "nobody named"
      ) : (
        <a href={addresses.party(claimant.id)}>{claimant.name}</a>
      )}
      .{" "}
      <a href={`${addresses.incident(incident.slug)}#${claimAnchor(claim.id)}`}>{incident.title}</a>
    </>
  );
}

/** The kind of a claim that counts nothing, as the incident's page names it. */
function otherIn(kind: string): string {
  const known = Object.entries(otherKindWords).find(([it]) => it === kind);
  return known?.[1] ?? capitalised(kind);
}
