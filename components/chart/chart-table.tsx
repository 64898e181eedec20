import { printedAlone } from "@/components/ui/printed";
import { dateInWords } from "@/components/wording/dates";
import type { Lane, Plot, PlotRow } from "@/lib/chart/plot";
import {
  echoWords,
  findingTitle,
  findingWords,
  noVoiceWords,
  originTitle,
  redactedWords,
} from "@/lib/chart/words";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import { describeBounds } from "@/lib/domain/figure";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/** The chart as a table, folded above it: for whoever reads rows better than lines. A link to it unfolds it. */
export function ChartTable({ plot, anchor }: { plot: Plot; anchor: string }) {
  return (
    <details className="chart-table">
      <summary>The same as a table</summary>
      <table id={anchor}>
        <thead>
          <tr>
            {["Origin", "Says now", "As printed", "Read as", "Article"].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {plot.rows.map((row) => (
          <tbody key={row.id}>
            {claimsOf(row).map(({ lane, claim }, index) => (
              <tr key={claim.id}>
                {index === 0 && (
                  <>
                    <th scope="rowgroup" rowSpan={row.claims}>
                      {originTitle(row.origin)}
                    </th>
                    <td rowSpan={row.claims}>{nowOf(row)}</td>
                  </>
                )}
                <td>
                  <a href={`#${claimAnchor(claim.id)}`}>{wordingOf(claim)}</a>
                </td>
                <td>{[readingOf(lane), echoWords(claim) ?? []].flat().join(", ")}</td>
                <td>
                  <bdi>{claim.article.outlet.name}</bdi>
                  {claim.article.publishedOn !== null &&
                    `, ${dateInWords(claim.article.publishedOn)}`}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
        {plot.finding && (
          <tbody>
            <tr>
              <th scope="row">{findingTitle}</th>
              <td />
              <td>by an editor</td>
              <td>{findingWords(plot.finding)}</td>
              <td />
            </tr>
          </tbody>
        )}
      </table>
    </details>
  );
}

function claimsOf({ lanes }: PlotRow) {
  return lanes.flatMap((lane) => lane.claims.map((claim) => ({ lane, claim })));
}

/** Of a voice; claims that have none say nothing together. */
function nowOf({ origin }: PlotRow): string {
  if (origin?.kind !== "known") return noVoiceWords;
  return origin.says ? describeBounds(origin.says) : "nothing to compare";
}

function wordingOf({ figure, quote }: EditionCountClaim) {
  if (figure.text === null) return redactedWords;
  return printedAlone(figure.text, quote.language);
}

function readingOf({ shape, bounds, isNow }: Lane): string {
  if (shape === null) return "vague";
  return isNow ? `${describeBounds(bounds)}, said now` : describeBounds(bounds);
}
