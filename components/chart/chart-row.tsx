import { originAnchor } from "@/components/wording/anchors";
import { originTitle } from "@/components/wording/origin-title";
import { counted, flagWords } from "@/components/wording/words";
import type { Plot, PlotRow } from "@/lib/chart/plot";
import { describeBounds } from "@/lib/domain/figure";
import type { EditionFlag, EditionOrigin } from "@/lib/schemas/edition";
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
  const articles = counted(row.articles, "article");
  const name = originTitle(row.origin);
  const isKnown = row.origin?.kind === "known";
  const of = { name, isKnown, isProjection: plot.isProjection };
  return (
    <div className="chart-row">
      <p>
        <a href={`#${originAnchor(section, row.id)}`}>{name}</a>
        <span>
          {`${saysNow(row.origin)} · ${counted(row.claims, "claim")} in ${articles}`}
          {side !== undefined && ` · side: ${side}`}
          {row.flags.map((flag) => (
            <Note key={flag.flag} flag={flag} />
          ))}
        </span>
      </p>
      {row.lanes.map((lane, index) => chartLane(lane, index, of))}
    </div>
  );
}

function saysNow(origin: EditionOrigin | undefined): string {
  if (!origin?.says) return "";
  const said = describeBounds(origin.says);
  return origin.kind === "known" ? ` · says ${said} now` : ` · ${said}, said by nobody named`;
}

// A mark to one side, and always the word for it.
function Note({ flag: { flag, direction } }: { flag: EditionFlag }) {
  const isInterest = flag === "interested" && direction !== null;
  return (
    <>
      {" · "}
      {isInterest && (
        <svg aria-hidden="true" className="chart-side" viewBox="0 0 12 12">
          <path d={direction === "more" ? "M1 6h9M6 2l4 4-4 4" : "M11 6H2M6 2L2 6l4 4"} />
        </svg>
      )}
      {isInterest ? `would gain from ${direction}` : flagWords[flag].toLowerCase()}
    </>
  );
}
