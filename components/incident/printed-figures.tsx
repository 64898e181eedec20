import { printed } from "@/components/ui/printed";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/** The figures of claims as they were printed, each leading to its claim on this page. */
export function PrintedFigures({ claims }: { claims: readonly EditionCountClaim[] }) {
  return claims.map(({ id, figure, quote }, index) => (
    <span key={id}>
      {index > 0 && ", "}
      <a href={`#${claimAnchor(id)}`}>
        {figure.text === null ? "the redacted figure" : printed(figure.text, quote.language)}
      </a>
    </span>
  ));
}
