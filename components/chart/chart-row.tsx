import { Fragment } from "react";
import { originAnchor } from "@/components/wording/anchors";
import type { Plot, PlotRow } from "@/lib/chart/plot";
import { notesOf, originTitle, type RowNote, rowWords } from "@/lib/chart/words";
import { chartLane } from "./chart-lane";

/** One origin: who it is and what it says now, then a lane for each figure that it gave. */
export function ChartRow(props: {
  row: PlotRow;
  plot: Plot;
  section: string;
  /** By party: on which side it took part, where the edition tells it. */
  sides: ReadonlyMap<string, string>;
}) {
  const { row, plot, section } = props;
  const side = props.sides.get(row.origin?.party?.id ?? "");
  const name = originTitle(row.origin);
  const isKnown = row.origin?.kind === "known";
  const of = { name, isKnown, isProjection: plot.isProjection };
  return (
    <div className="chart-row">
      <p>
        <a href={`#${originAnchor(section, row.id)}`}>{name}</a>
        <span>
          {rowWords(row)}
          {notesOf(row, side).map(note)}
        </span>
      </p>
      {row.lanes.map((lane, index) => chartLane(lane, index, of))}
    </div>
  );
}

// A mark to one side, and always the word for it.
function note({ words, aside }: RowNote) {
  if (aside === null) return ` · ${words}`;
  return (
    <Fragment key={words}>
      {" · "}
      {asideMark(aside)}
      {words}
    </Fragment>
  );
}

/** The outline of an interest, as high as the words behind it. */
export function asideMark(outline: string) {
  return (
    <svg aria-hidden="true" className="chart-side" viewBox="0 0 12 12">
      <path d={outline} />
    </svg>
  );
}
