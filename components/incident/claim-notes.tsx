import { printed } from "@/components/ui/printed";
import { dateInWords } from "@/components/wording/dates";
import { attackersWords, effectInWords, hedgeWords, statusWords } from "@/components/wording/words";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { noteLine } from "./note-line";
import { relationSentences } from "./relation-sentence";
import type { Scene } from "./scene";
import { statusNotes } from "./status-notes";

/** What a claim does beside the others, what an editor made of it, and how it was filed. */
export function claimNotes(claim: EditionCountClaim, scene: Scene) {
  const isKnown = claim.origin !== null && scene.origins.get(claim.origin)?.isKnown === true;
  return (
    <>
      <p>
        {isTooVague(claim) ? (
          <b>Too vague to be compared with the other voices.</b>
        ) : (
          <>
            <b>{effectInWords(claim.effect, isKnown)}.</b>{" "}
            {relationSentences(claim.relations, scene)}
          </>
        )}
      </p>
      {claim.filingReason !== null && filingNote(claim, claim.filingReason)}
      {statusNotes(claim)}
      {noteLine(claim.id, [
        statusWords[claim.status],
        hedgeWords[claim.hedge],
        claim.assertedOn && `asserted ${dateInWords(claim.assertedOn)}`,
        attackersWords[claim.attackersIncluded],
      ])}
    </>
  );
}

/** What is compared with nothing excludes nothing: to call it compatible with all would be support that nobody gave. */
function isTooVague({ figure, effect }: EditionCountClaim): boolean {
  return figure.form === "vague" && effect === "is_compatible";
}

function filingNote({ groupAsPrinted, quote }: EditionCountClaim, reason: string) {
  if (groupAsPrinted === null) return <p>{reason}</p>;
  return (
    <p>
      Printed as {printed(groupAsPrinted, quote.language)}. {reason}
    </p>
  );
}
