import { printed } from "@/components/ui/printed";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { EditionMeasure, EditionOtherClaim } from "@/lib/schemas/edition";
import { otherClaimEntry } from "./other-claim-entry";
import type { HasPage } from "./scene";

/** Denials and statements, and whatever no responsibility above has taken up. */
export function OtherClaims(props: {
  claims: readonly EditionOtherClaim[];
  measures: readonly EditionMeasure[];
  hasPage: HasPage;
}) {
  const { claims, measures, hasPage } = props;
  if (claims.length === 0) return null;
  return (
    <section className="part" aria-labelledby="other-claims">
      <h2 id="other-claims">Other claims</h2>
      <ol>
        {claims.map((claim) =>
          otherClaimEntry(claim, "h3", <About claim={claim} measures={measures} />, hasPage),
        )}
      </ol>
    </section>
  );
}

function About(props: { claim: EditionOtherClaim; measures: readonly EditionMeasure[] }) {
  const { denies, holdsResponsible } = props.claim;
  if (holdsResponsible !== null) return <>of {holdsResponsible.name}</>;
  if (denies === null) return null;
  const denied = props.measures
    .flatMap(({ claims }) => claims)
    .find(({ id }) => id === denies.claim);
  if (denied === undefined) return <>of a measure of this incident</>;
  return (
    <>
      of{" "}
      <a href={`#${claimAnchor(denied.id)}`}>
        {denied.figure.text === null
          ? "a redacted figure"
          : printed(denied.figure.text, denied.quote.language)}
      </a>
    </>
  );
}
