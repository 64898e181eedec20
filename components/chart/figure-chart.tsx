import { addresses } from "@/components/wording/addresses";
import { chartAnchor, tableAnchor } from "@/components/wording/anchors";
import { unbroken } from "@/components/wording/unbroken";
import { isDrawn, type Plot, type Plotted, plotOf } from "@/lib/chart/plot";
import { chartTitle, groundWords, logarithmicWords } from "@/lib/chart/words";
import { grouped } from "@/lib/domain/figure";
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
  if (plot === null || !isDrawn(measure)) return null;
  const caption = chartAnchor(section);
  return (
    <figure className="chart-figure" aria-labelledby={caption}>
      <div className="row">
        <figcaption id={caption}>{chartTitle}</figcaption>
        <div>
          <p>{unbroken(sentenceOf(plot))}</p>
          {marks !== undefined && (
            <p>
              {marks} <a href="/method#marks">All marks</a>
            </p>
          )}
          <ChartTable plot={plot} anchor={tableAnchor(section)} />
          <p className="screen-only links">
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

/** Which edition a chart is drawn from. */
export interface EditionPlace {
  slug: string;
  number: number;
  /** By party: on which side it took part. */
  sides: ReadonlyMap<string, string>;
}

/** How the chart is to be read: the line, then what lies behind it, in words. */
function sentenceOf(plot: Plot): string {
  const { kind, top } = plot.scale;
  return [
    kind === "linear" ? `A line from 0 to ${grouped(top)}.` : logarithmicWords,
    "Each tick is a claim in an article, and leads to its sentence.",
    ...groundWords(plot),
  ].join(" ");
}
