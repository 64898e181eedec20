import { capitalised } from "@/components/wording/words";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { ClaimEntry } from "./claim-entry";
import { OriginGroup } from "./origin-group";
import { groupByOrigin } from "./origins";
import { StandingSentence } from "./standing-sentence";

/** One measure: its standing in words, then every claim under the origin it comes from. */
export function MeasureSection({ measure, anchor }: { measure: EditionMeasure; anchor: string }) {
  const scene = { anchor, origins: measure.origins, claims: measure.claims };
  return (
    <section aria-labelledby={anchor} className="mt-16 border-t-2 border-ink pt-3">
      <StandingSentence
        title={capitalised(measure.title)}
        standing={measure.standing}
        scene={scene}
      />
      {groupByOrigin(measure.origins, measure.claims).map(({ id, origin, claims }) => (
        <OriginGroup key={id} id={id} origin={origin} claims={claims} section={anchor}>
          {claims.map((claim) => (
            <ClaimEntry key={claim.id} claim={claim} scene={scene} />
          ))}
        </OriginGroup>
      ))}
    </section>
  );
}
