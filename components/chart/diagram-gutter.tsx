import type { Layout, Stem } from "@/lib/chart/layout";
import type { OriginNode } from "@/lib/chart/origins";
import { percent } from "./percent";

/** The height at which a line's dot stands, in pixels: the middle of its first line of text. */
const middle = 17;

/** The stems beside one line of the diagram, and its dot. */
export function diagramGutter(node: OriginNode, row: number, layout: Layout) {
  const x = (lane: number) => percent((lane + 0.5) / layout.lanes);
  const dot = layout.dots[row] ?? 0;
  return (
    <svg className="diagram-gutter" aria-hidden="true">
      {layout.stems.flatMap((stem, index) => {
        if (row < stem.start || stem.end < row) return [];
        const down = (
          <line
            key={index}
            className={classOf(stem)}
            x1={x(stem.lane)}
            x2={x(stem.lane)}
            y1={row === stem.start ? middle : -1}
            y2={row === stem.end ? middle : "100%"}
          />
        );
        const isHere = stem.from === row || stem.to.includes(row);
        if (stem.lane === dot || !isHere) return [down];
        const across = (
          <line
            key={-index - 1}
            className={classOf(stem)}
            x1={x(stem.lane)}
            x2={x(dot)}
            y1={middle}
            y2={middle}
          />
        );
        return [down, across];
      })}
      {dotOf(node, x(dot))}
    </svg>
  );
}

function classOf({ kind, isRing }: Stem): string {
  return isRing ? "diagram-ring" : `diagram-${kind}`;
}

function dotOf(node: OriginNode, x: string) {
  // Drawn half its width to the left, by its style.
  if (node.kind === "article") return <rect x={x} y={middle - 4.5} width="9" height="9" />;
  const isFull = node.kind === "speaker" || (node.kind === "voice" && node.isKnown);
  return (
    <circle
      className={isFull ? "diagram-full" : undefined}
      cx={x}
      cy={middle}
      r={node.kind === "voice" ? 6 : 4.5}
    />
  );
}
