import { printedAlone } from "@/components/ui/printed";
import { vagueWords } from "@/lib/domain/bounds-words";
import { describeBounds } from "@/lib/domain/figure";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/** The figure in the article's own words, large; beneath it, small, how it is read as numbers. */
export function figureAsPrinted(claim: EditionCountClaim) {
  const { figure, quote } = claim;
  return (
    <>
      <h4 className="figure">
        {figure.text === null ? (
          <span className="text-muted">Figure redacted</span>
        ) : (
          printedAlone(figure.text, quote.language)
        )}
      </h4>
      <p>{readingOf(claim)}</p>
      {figure.how !== null && <p>{figure.how}</p>}
    </>
  );
}

// Vague words and projections take no part in a standing: numbers beside them would say they do.
function readingOf({ figure, basis }: EditionCountClaim): string {
  if (basis === "projection") return "a projection, compared with nothing";
  if (figure.form === "vague") return vagueWords;
  return `read as ${describeBounds(figure)}`;
}
