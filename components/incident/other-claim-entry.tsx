import type { ReactNode } from "react";
import { Row } from "@/components/ui/row";
import { claimAnchor } from "@/components/wording/anchors";
import { dateInWords } from "@/components/wording/dates";
import { hedgeWords, otherKindWords, statusWords } from "@/components/wording/words";
import type { EditionOtherClaim } from "@/lib/schemas/edition";
import { ArticleLine } from "./article-line";
import { Attribution } from "./attribution";
import { ChainList } from "./chain-list";
import { NoteLine } from "./note-line";
import { QuoteInContext } from "./quote-in-context";
import { StatusNotes } from "./status-notes";

/** A claim without a figure: who is responsible, what is denied, or another statement. */
export function OtherClaimEntry(props: {
  claim: EditionOtherClaim;
  about: ReactNode;
  /** One below the heading that the claim stands under. */
  heading: "h3" | "h4";
}) {
  const { claim, heading: Heading } = props;
  return (
    <li id={claimAnchor(claim.id)} className="keep mt-3 border-t border-hairline pt-3 first:mt-4">
      <Row
        label={
          <>
            <Heading className="font-medium">{otherKindWords[claim.kind]}</Heading>
            <p className="text-small text-muted">{props.about}</p>
          </>
        }
        margin={
          <ChainList
            chain={claim.chain}
            claimant={claim.claimant}
            language={claim.quote.language}
          />
        }
      >
        <Attribution claim={claim} />
        <QuoteInContext quote={claim.quote} marked={null} />
        <ArticleLine article={claim.article} />
        <div className="mt-1 max-w-[40rem] text-small text-muted">
          <StatusNotes claim={claim} />
          <NoteLine
            claim={claim.id}
            notes={[
              statusWords[claim.status],
              hedgeWords[claim.hedge],
              claim.assertedOn && `asserted ${dateInWords(claim.assertedOn)}`,
            ]}
          />
        </div>
      </Row>
    </li>
  );
}
