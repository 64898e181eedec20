import { dateInWords } from "@/components/wording/dates";
import { counted } from "@/components/wording/words";
import type { Layout } from "@/lib/chart/layout";
import type { OriginNode } from "@/lib/chart/origins";
import { DiagramGutter } from "./diagram-gutter";

interface Props {
  node: OriginNode;
  row: number;
  layout: Layout;
  nodes: ReadonlyMap<string, OriginNode>;
}

/** One line of the diagram: somebody who speaks or passes on, or an article, and what it comes from. */
export function DiagramLine({ node, row, layout, nodes }: Props) {
  return (
    <li className="diagram-line" style={{ gridTemplateColumns: columnsFor(layout.lanes) }}>
      <div className="relative">
        <DiagramGutter node={node} row={row} layout={layout} />
      </div>
      <p className="py-1">
        <Name node={node} />
        <span className="text-small text-muted">
          {roleOf(node)}
          {node.claims > 0 && ` · ${counted(node.claims, "claim")}`}
          {sourcesOf({ node, row, layout, nodes })}
        </span>
      </p>
    </li>
  );
}

/** As wide as the lanes are many, but never at the cost of the text. */
function columnsFor(lanes: number): string {
  return `min(${lanes * 1.25}rem, 40%) minmax(0, 1fr)`;
}

function Name({ node }: { node: OriginNode }) {
  if (node.kind === "article") {
    return (
      <a href={`#article-${node.article.id}`} className="font-serif">
        <bdi>{node.name}</bdi>
      </a>
    );
  }
  const isLoud = node.kind === "voice" || node.kind === "speaker";
  return <bdi className={isLoud ? "font-semibold" : undefined}>{node.name}</bdi>;
}

function roleOf(node: OriginNode): string {
  if (node.id === "none") return " · repeats several voices";
  if (node.kind === "voice") return node.isKnown ? " · a voice" : " · nobody is named";
  if (node.kind === "speaker") return " · speaks";
  if (node.kind === "relay") return " · passes on";
  const { publishedOn } = node.article;
  return publishedOn === null ? "" : `, ${dateInWords(publishedOn)}`;
}

/** What the lines say, for whoever does not see them. */
function sourcesOf({ row, layout, nodes }: Props) {
  const sources = layout.stems.filter(({ to }) => to.includes(row));
  if (sources.length === 0) return null;
  const names = sources.map(({ from }) => nodes.get(layout.rows[from] ?? "")?.name ?? "");
  return <span className="sr-only">, from {[...new Set(names)].join(" and ")}</span>;
}
