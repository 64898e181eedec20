import { Printed } from "@/components/ui/printed";
import { dateInWords } from "@/components/wording/dates";
import { attackersWords, effectInWords, hedgeWords, statusWords } from "@/components/wording/words";
import type { EditionCountClaim } from "@/lib/schemas/edition";
import { NoteLine } from "./note-line";
import { RelationSentence } from "./relation-sentence";
import type { Scene } from "./scene";
import { StatusNotes } from "./status-notes";

/** What a claim does beside the others, what an editor made of it, and how it was filed. */
export function ClaimNotes({ claim, scene }: { claim: EditionCountClaim; scene: Scene }) {
  const isKnown = scene.origins.some(({ id, kind }) => id === claim.origin && kind === "known");
  return (
    <div className="mt-1 max-w-[40rem] text-small text-muted">
      <p>
        <span className="text-ink">{effectInWords(claim.effect, isKnown)}.</span>{" "}
        <RelationSentence relations={claim.relations} scene={scene} />
      </p>
      {claim.filingReason !== null && (
        <p>
          {claim.groupAsPrinted !== null && (
            <>
              Printed as <Printed text={claim.groupAsPrinted} language={claim.quote.language} />.{" "}
            </>
          )}
          {claim.filingReason}
        </p>
      )}
      <StatusNotes claim={claim} />
      <NoteLine
        claim={claim.id}
        notes={[
          statusWords[claim.status],
          hedgeWords[claim.hedge],
          claim.assertedOn && `asserted ${dateInWords(claim.assertedOn)}`,
          attackersWords[claim.attackersIncluded],
        ]}
      />
    </div>
  );
}
