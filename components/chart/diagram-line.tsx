import { addresses } from "@/components/wording/addresses";
import { dateInWords } from "@/components/wording/dates";
import type { Layout } from "@/lib/chart/layout";
import type { OriginNode } from "@/lib/chart/origins";
import { counted, list } from "@/lib/domain/counted";
import { diagramGutter } from "./diagram-gutter";

/** One line of the diagram: somebody who speaks or passes on, or an article, and what it comes from. */
export function diagramLine(
  node: OriginNode,
  row: number,
  layout: Layout,
  nodes: ReadonlyMap<string, OriginNode>,
  hasPage: (party: string) => boolean,
) {
  return (
    <li key={node.id} className="diagram-line">
      {diagramGutter(node, row, layout)}
      <p>
        {nameOf(node, hasPage)}
        <span>
          {node.claims > 0 ? `${roleOf(node)} · ${counted(node.claims, "claim")}` : roleOf(node)}
          {sourcesOf(row, layout, nodes)}
        </span>
      </p>
    </li>
  );
}

function nameOf(node: OriginNode, hasPage: (party: string) => boolean) {
  if (node.kind === "article") {
    return (
      <a href={`#article-${node.article.id}`} dir="auto">
        {node.name}
      </a>
    );
  }
  const isLinked = node.hasPage && hasPage(node.id);
  const name = isLinked ? <a href={addresses.party(node.id)}>{node.name}</a> : node.name;
  const isLoud = node.kind === "voice" || node.kind === "speaker";
  return isLoud ? <b dir="auto">{name}</b> : <bdi>{name}</bdi>;
}

function roleOf(node: OriginNode): string {
  if (node.id === "circular") return " · those named name each other";
  if (node.id === "none") return " · repeats several voices";
  if (node.kind === "voice") {
    if (!node.isKnown) return " · nobody is named";
    return node.isCompared ? " · a voice" : " · nothing to compare";
  }
  if (node.kind === "speaker") return " · speaks";
  if (node.kind === "relay") return " · passes on";
  const { publishedOn } = node.article;
  return publishedOn === null ? "" : `, ${dateInWords(publishedOn)}`;
}

/** What the lines say, for whoever does not see them. */
function sourcesOf(row: number, layout: Layout, nodes: ReadonlyMap<string, OriginNode>) {
  const sources = layout.stems.filter(({ to }) => to.includes(row));
  if (sources.length === 0) return null;
  const names = sources.map(({ from }) => nodes.get(layout.rows[from] ?? "")?.name ?? "");
  return <span className="sr-only">, from {list([...new Set(names)])}</span>;
}
