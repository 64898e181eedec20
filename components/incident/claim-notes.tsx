import { printed } from "@/components/ui/printed";
import { dateInWords } from "@/components/wording/dates";
import { attackersWords, effectInWords, hedgeWords, statusWords } from "@/components/wording/words";
import type { Effect } from "@/lib/domain/vocabulary";
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
        <b>{doesInWords(claim, scene, isKnown)}.</b>{" "}
        {claim.figure.form !== "vague" &&
          relationSentences(
            comparedOf(claim, scene),
            scene,
            claim.effect === "contradicts_itself" ? "other" : "earlier",
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

/**
 * What a claim does to what was said before it. Vague words decide nothing: they agree with nobody, take nothing back,
 * and a number after them is no other word of its voice but its first.
 */
function doesInWords(claim: EditionCountClaim, scene: Scene, isKnown: boolean): string {
  const { effect, figure } = claim;
  if (effect === "first" || effect === "echoes") return effectInWords(effect, isKnown);
  if (figure.form === "vague") return "Vague, and so compared with nothing";
  if (effect === "disputes" && !isKnown && !meetsVoice(claim)) {
    return "Differs from another figure of unknown origin";
  }
  const isOwn = claim.relations.some((one) => isOfVague(one, scene)) && !amongOthers.has(effect);
  return isOwn ? "The first number, after vague words" : effectInWords(effect, isKnown);
}

// Claims of unknown origin are together no other voice to one of them.
function meetsVoice({ relations }: EditionCountClaim): boolean {
  return relations.some(({ origin, relation }) => origin !== null && relation === "disjoint");
}

const amongOthers: ReadonlySet<Effect> = new Set(["corroborates", "is_compatible", "disputes"]);

function comparedOf({ relations }: EditionCountClaim, scene: Scene) {
  return relations.filter((one) => !isOfVague(one, scene));
}

function isOfVague({ claim }: EditionCountClaim["relations"][number], { claims }: Scene): boolean {
  return claim !== null && claims.get(claim)?.figure.form === "vague";
}

function filingNote({ groupAsPrinted, quote }: EditionCountClaim, reason: string) {
  if (groupAsPrinted === null) return <p>{reason}</p>;
  return (
    <p>
      Printed as {printed(groupAsPrinted, quote.language)}. {reason}
    </p>
  );
}
