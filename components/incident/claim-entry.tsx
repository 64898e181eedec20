import { Row } from "@/components/ui/row";
import { claimAnchor } from "@/components/wording/anchors";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { ArticleLine } from "./article-line";
import { Attribution } from "./attribution";
import { ChainList } from "./chain-list";
import { ClaimNotes } from "./claim-notes";
import { FigureAsPrinted } from "./figure-as-printed";
import { QuoteInContext } from "./quote-in-context";
import type { Scene } from "./scene";

/** One claim: the figure as printed, who said it where, the sentence it stands in, and its chain. */
export function ClaimEntry({ claim, scene }: { claim: EditionCountClaim; scene: Scene }) {
  return (
    <li id={claimAnchor(claim.id)} className="keep mt-3 border-t border-hairline pt-3 first:mt-4">
      <Row
        label={<FigureAsPrinted claim={claim} />}
        margin={
          <ChainList
            chain={claim.chain}
            claimant={claim.claimant}
            language={claim.quote.language}
          />
        }
      >
        <Attribution claim={claim} />
        <QuoteInContext quote={claim.quote} marked={claim.figure.text} />
        <ArticleLine article={claim.article} />
        <ClaimNotes claim={claim} scene={scene} />
      </Row>
    </li>
  );
}
