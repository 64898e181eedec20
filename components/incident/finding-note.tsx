import { readingWords } from "@/components/wording/words";
import { grouped } from "@/lib/domain/figure";
import type { EditionCountClaim, EditionFinding } from "@/lib/schemas/edition";
import { PrintedFigures } from "./printed-figures";

/** What an editor found: low, best and high in brackets, by which rule, why, and from which claims. */
export function FindingNote(props: {
  finding: EditionFinding;
  attackersIncluded: "yes" | "no";
  claims: readonly EditionCountClaim[];
}) {
  const { finding, attackersIncluded, claims } = props;
  const { low, best, high, rule, rationale, stale } = finding;
  const named = claims.filter(({ id }) => finding.claims.includes(id));
  return (
    <div className="mt-4 max-w-[40rem] border-x-2 border-ink px-4 py-1">
      <p className="font-semibold">
        An editor’s finding: <span className="tabular-nums">{grouped(best)}</span>
        <span className="font-normal text-muted tabular-nums">
          {" "}
          (low {grouped(low)}, high {grouped(high)})
        </span>
      </p>
      <p className="text-small whitespace-pre-line">{rationale}</p>
      <p className="text-small text-muted">
        {rule === "own" ? "By no rule but the editor’s judgement" : `Rule: ${readingWords[rule]}`}.{" "}
        Attackers’ own dead {attackersIncluded === "yes" ? "included" : "not included"}. It rests on{" "}
        {named.length === 0 && "claims that stand here no longer"}
        <PrintedFigures claims={named} />.
      </p>
      {stale && (
        <p className="border-s-4 border-ink ps-2 text-small">
          <strong>This finding is out of date.</strong> What it rested on has changed since.{" "}
          {stale.join(" ")}
        </p>
      )}
    </div>
  );
}
