import { Fragment } from "react";
import type { Layout, Stem } from "@/lib/chart/layout";
import type { OriginNode } from "@/lib/chart/origins";
import { percent } from "./percent";

/** The height at which a line's dot stands, in pixels: the middle of its first line of text. */
const middle = 17;

/** The stems beside one line of the diagram, and its dot. */
export function DiagramGutter(props: { node: OriginNode; row: number; layout: Layout }) {
  const { node, row, layout } = props;
  const x = (lane: number) => percent((lane + 0.5) / layout.lanes);
  const dot = layout.dots[row] ?? 0;
  return (
    <svg className="diagram-gutter" aria-hidden="true" width="100%" height="100%">
      {layout.stems
        .filter(({ start, end }) => start <= row && row <= end)
        .map((stem) => (
          <Fragment key={`${stem.from} ${stem.lane} ${stem.kind}`}>
            <line
              className={classOf(stem)}
              x1={x(stem.lane)}
              x2={x(stem.lane)}
              y1={row === stem.start ? middle : -1}
              y2={row === stem.end ? middle : "100%"}
            />
            {stem.lane !== dot && (stem.from === row || stem.to.includes(row)) && (
              <line
                className={classOf(stem)}
                x1={x(stem.lane)}
                x2={x(dot)}
                y1={middle}
                y2={middle}
              />
            )}
          </Fragment>
        ))}
      <Dot node={node} x={x(dot)} />
    </svg>
  );
}

function classOf({ kind, isRing }: Stem): string {
  return isRing ? "diagram-ring" : `diagram-${kind}`;
}

function Dot({ node, x }: { node: OriginNode; x: string }) {
  if (node.kind === "article") {
    return (
      <svg x={x} y={middle} overflow="visible" aria-hidden="true">
        <rect className="diagram-hollow" x="-4.5" y="-4.5" width="9" height="9" />
      </svg>
    );
  }
  const isHollow = node.kind === "relay" || (node.kind === "voice" && !node.isKnown);
  return (
    <circle
      className={isHollow ? "diagram-hollow" : "diagram-full"}
      cx={x}
      cy={middle}
      r={node.kind === "voice" ? 6 : 4.5}
    />
  );
}
