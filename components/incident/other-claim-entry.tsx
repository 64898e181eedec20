import type { ReactNode } from "react";
import { dateInWords } from "@/components/wording/dates";
import { hedgeWords, otherKindWords, statusWords } from "@/components/wording/words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { EditionOtherClaim } from "@/lib/schemas/edition";
import { articleLine } from "./article-line";
import { attribution } from "./attribution";
import { chainList } from "./chain-list";
import { noteLine } from "./note-line";
import { quoteInContext } from "./quote-in-context";
import type { HasPage } from "./scene";
import { statusNotes } from "./status-notes";

/**
 * A claim without a figure: who is responsible, what is denied, or another statement. `Heading` is
 * one below the heading that the claim stands under.
 */
export function otherClaimEntry(
  claim: EditionOtherClaim,
  Heading: "h3" | "h4",
  about: ReactNode,
  hasPage: HasPage,
) {
  return (
    <li key={claim.id} id={claimAnchor(claim.id)} className="claim">
      <div>
        <Heading className="font-medium">{otherKindWords[claim.kind]}</Heading>
        <p>{about}</p>
      </div>
      <div>
        {attribution(claim)}
        {quoteInContext(claim.quote, null)}
        {articleLine(claim.article)}
        {statusNotes(claim)}
        {noteLine(claim.id, [
          statusWords[claim.status],
          hedgeWords[claim.hedge],
          claim.assertedOn && `asserted ${dateInWords(claim.assertedOn)}`,
        ])}
      </div>
      {chainList(claim.chain, claim.quote.language, hasPage)}
    </li>
  );
}
