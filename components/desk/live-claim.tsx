import { attribution } from "@/components/incident/attribution";
import { chainList } from "@/components/incident/chain-list";
import { quoteInContext } from "@/components/incident/quote-in-context";
import { statusNotes } from "@/components/incident/status-notes";
import { printed } from "@/components/ui/printed";
import { Row } from "@/components/ui/row";
import { momentInWords } from "@/components/wording/dates";
import { statusWords } from "@/components/wording/words";
import { vagueWords } from "@/lib/domain/bounds-words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import { describeBounds } from "@/lib/domain/figure";
import type { Status } from "@/lib/domain/vocabulary";
import type { EditionCountClaim, EditionOtherClaim } from "@/lib/schemas/edition";

export interface ClaimNotes {
  revision: number;
  assessment: {
    status: Status;
    rationale: string;
    at: string;
  } | null;
}

/** A live claim as staff see it: its words and chain, what an editor decided, and what can be done. */
export function LiveClaim(props: {
  claim: EditionCountClaim | EditionOtherClaim;
  notes: ClaimNotes | undefined;
  can?: { revise: boolean; assess: boolean };
}) {
  const { claim, notes, can } = props;
  const isCount = "figure" in claim;
  return (
    <li id={claimAnchor(claim.id)} className="mt-3 border-t border-hairline pt-3">
      <Row
        label={
          isCount ? <Figure claim={claim} /> : <p className="text-small text-muted">{claim.kind}</p>
        }
        margin={chainList(claim.chain, claim.quote.language, () => false)}
      >
        {isCount && attribution(claim)}
        {quoteInContext(claim.quote, isCount ? claim.figure.text : null)}
        <p className="text-small">
          {statusWords[notes?.assessment?.status ?? "unreviewed"]}
          {notes?.assessment && (
            <span className="text-muted">
              , {momentInWords(notes.assessment.at)}: {notes.assessment.rationale}
            </span>
          )}
        </p>
        {statusNotes(claim)}
        {can && (
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-small">
            {can.revise && <a href={`/desk/claims/${claim.id}`}>Correct</a>}
            {can.assess && <a href={`/desk/claims/${claim.id}/assess`}>Assess</a>}
            <a href={`/desk/history/claim/${claim.id}`}>
              History<span className="text-muted"> (revision {notes?.revision ?? 1})</span>
            </a>
          </p>
        )}
      </Row>
    </li>
  );
}

function Figure({ claim: { figure, quote } }: { claim: EditionCountClaim }) {
  return (
    <>
      <p className="text-large leading-tight">
        {figure.text === null ? "Redacted" : printed(figure.text, quote.language)}
      </p>
      <p className="text-small text-muted tabular-nums">
        {figure.form === "vague" ? vagueWords : `read as ${describeBounds(figure)}`}
      </p>
    </>
  );
}
