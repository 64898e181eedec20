import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { articleLine } from "./article-line";
import { attribution } from "./attribution";
import { chainList } from "./chain-list";
import { claimNotes } from "./claim-notes";
import { figureAsPrinted } from "./figure-as-printed";
import { quoteInContext } from "./quote-in-context";
import type { Scene } from "./scene";

/**
 * One claim: the figure as printed, who said it where, the sentence it stands in, and its chain. This
 * and its parts are called and are no elements of their own: there may be a thousand on a page, and
 * each element takes as long again as the words in it. For the same reason their looks hang on where
 * they stand (app/claims.css). `chart` is the fragment of the chart that leads to it, and so the first thing that it
 * leads to, once somebody came from there; null where there is none.
 */
export function claimEntry(claim: EditionCountClaim, scene: Scene, chart: string | null) {
  const heading = scene.origins.get(claim.origin ?? "")?.party;
  const isLinked = (party: string) => party !== heading && scene.hasPage(party);
  return (
    <li key={claim.id} id={claimAnchor(claim.id)} className="claim">
      <div>
        {chart !== null && <a href={`#${chart}`}>Back to the chart</a>}
        {figureAsPrinted(claim)}
      </div>
      <div>
        {attribution(claim)}
        {quoteInContext(claim.quote, claim.figure.text)}
        {articleLine(claim.article)}
        {claimNotes(claim, scene)}
      </div>
      {chainList(claim.chain, claim.quote.language, isLinked)}
    </li>
  );
}
