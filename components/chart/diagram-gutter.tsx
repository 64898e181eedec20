import { gutterOf } from "@/lib/chart/gutter";
import type { Layout, Stem } from "@/lib/chart/layout";
import type { OriginNode } from "@/lib/chart/origins";

/** The height at which a line's dot stands, in pixels: the middle of its first line of text. */
const middle = 17;

/**
 * The stems beside one line of the diagram, and its dot. A stem that only passes breaks the line that it
 * crosses, like a bridge; one that joins it has a small dot there.
 */
export function diagramGutter(node: OriginNode, row: number, layout: Layout) {
  // To a tenth of a percent: a quarter of a pixel where the gutter is widest.
  const x = (lane: number) => `${Math.round((1000 * (lane + 0.5)) / layout.lanes) / 10}%`;
  const { dot, downs, acrosses, gaps, joins } = gutterOf(row, layout, middle);
  return (
    <svg className="diagram-gutter" aria-hidden="true">
      {acrosses.map(({ from, y, stem }) => (
        <line
          key={`${from} ${y}`}
          className={classOf(stem)}
          x1={x(from)}
          x2={x(dot)}
          y1={y}
          y2={y}
        />
      ))}
      {gaps.map(({ lane, y }) => (
        <line
          key={`${lane} ${y}`}
          className="diagram-gap"
          x1={x(lane)}
          x2={x(lane)}
          y1={y - 3}
          y2={y + 3}
        />
      ))}
      {downs.map(({ lane, from, to, stem }, index) => (
        <line
          key={index}
          className={classOf(stem)}
          x1={x(lane)}
          x2={x(lane)}
          y1={from ?? -1}
          y2={to ?? "100%"}
        />
      ))}
      {joins.map(({ lane, y }) => (
        <circle key={`${lane} ${y}`} className="diagram-full" cx={x(lane)} cy={y} r={2.5} />
      ))}
      {dotOf(node, x(dot))}
    </svg>
  );
}

/** Most are chains, which are drawn as the gutter's lines are: only the others are told apart. */
function classOf({ kind, isRing }: Stem): string | undefined {
  if (isRing) return "diagram-ring";
  return kind === "chain" ? undefined : `diagram-${kind}`;
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
