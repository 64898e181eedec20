import { addresses } from "@/components/wording/addresses";
import { tableAnchor } from "@/components/wording/anchors";
import { type Plot, type Plotted, plotOf } from "@/lib/chart/plot";
import { describeBounds, grouped } from "@/lib/domain/figure";
import { ChartFinding } from "./chart-finding";
import { ChartGround } from "./chart-ground";
import { ChartRow } from "./chart-row";
import { ChartTable } from "./chart-table";

/**
 * What every origin of a measure says, as intervals on one line, with the articles it is said in as
 * ticks. Drawn from the edition; made of markup and styles, so it is the same without scripts and on
 * paper. Nothing where every figure is vague.
 */
export function FigureChart(props: {
  measure: Plotted;
  section: string;
  of: EditionPlace;
  /** What the marks mean, in the first chart of a page. */
  marks?: string | undefined;
}) {
  const { measure, section, of, marks } = props;
  const plot = plotOf(measure);
  if (!plot?.rows.some(({ lanes }) => lanes.some(({ shape }) => shape !== null))) return null;
  const caption = `${section}--chart`;
  return (
    <figure aria-labelledby={caption} className="chart-figure">
      <div className="row">
        <figcaption id={caption}>Who says what</figcaption>
        <div>
          <p>{sentenceOf(plot)}</p>
          {marks !== undefined && (
            <p>
              {marks} <a href="/method#marks">All marks</a>
            </p>
          )}
          <ChartTable plot={plot} anchor={tableAnchor(section)} />
          <p className="screen-only files">
            <a href={addresses.picture(of.slug, of.number, section)}>As a picture</a>{" "}
            <a href={addresses.pixels(of.slug, of.number, section)}>as PNG</a>
            <a href={`${addresses.embed(of.slug, of.number, section)}?code`}>To embed</a>
          </p>
        </div>
      </div>
      <div className="chart">
        <ChartGround plot={plot} section={section} />
        {plot.rows.map((row) => (
          <ChartRow key={row.id} row={row} plot={plot} section={section} sides={of.sides} />
        ))}
        {plot.finding && <ChartFinding finding={plot.finding} />}
      </div>
    </figure>
  );
}

/** Said wherever a scale is not an even one. */
export const logarithmicWords =
  "Logarithmic: each step along the line is ten times the one before; 0 stands before the first.";

/** Which edition a chart is drawn from. */
export interface EditionPlace {
  slug: string;
  number: number;
  /** By party: on which side it took part. */
  sides: ReadonlyMap<string, string>;
}

/** How the chart is to be read: the line, then the shades, in words. */
function sentenceOf({ scale, isProjection, both, gaps }: Plot): string {
  const sentences = [
    scale.kind === "linear" ? `A line from 0 to ${grouped(scale.top)}.` : logarithmicWords,
    "Each tick is a claim in an article, and leads to its sentence.",
  ];
  if (isProjection) sentences.push("Projections of what may yet come, compared with nothing.");
  if (both) sentences.push(`Shaded: what two voices both assert, ${inWords(both)}.`);
  if (gaps.length > 0) {
    sentences.push(`Hatched: numbers no voice allows, ${gaps.map(inWords).join(", ")}.`);
  }
  return sentences.join(" ");
}

function inWords({ lower, upper }: { lower: number; upper: number | null }): string {
  return describeBounds({ lower, upper, soft: false });
}
