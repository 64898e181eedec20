import { capitalised } from "@/components/wording/words";
import { gutterOf } from "@/lib/chart/gutter";
import { layOut } from "@/lib/chart/layout";
import { countOrigins, type OriginGraph, originGraph } from "@/lib/chart/origins";
import { counted, list } from "@/lib/domain/counted";
import type { EditionDocument } from "@/lib/schemas/edition";
import { diagramLine } from "./diagram-line";

/**
 * How everything on the page reached it: voices first, beneath them who passes on what they say, at
 * the ends the articles. A list with lines beside it: it reads as it stands, on a phone and aloud.
 */
export function OriginDiagram(props: {
  document: EditionDocument;
  /** Whether a party has a page to lead to. */
  hasPage: (party: string) => boolean;
}) {
  const { document, hasPage } = props;
  const { measures, responsibility, otherClaims, derivations } = document;
  // What has no standing has no voice either: only the rules say who speaks for whom.
  const held = new Set(responsibility.flatMap((each) => each.claims));
  const claims = [
    ...measures.flatMap((measure) => measure.claims),
    ...otherClaims.filter(({ id }) => held.has(id)),
  ];
  if (claims.length === 0) return null;
  const origins = [...measures, ...responsibility].flatMap((each) => each.origins);
  const whole = originGraph(claims, origins, derivations);
  const graph = drawn(whole);
  const layout = layOut(
    graph.nodes.map(({ id }) => id),
    graph.edges,
  );
  const isCrossed = layout.rows.some((_, row) => gutterOf(row, layout, 0).gaps.length > 0);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <section aria-labelledby="ways" className="part">
      <div className="row">
        <h2 id="ways">How it reached us</h2>
        <div>
          <p className="sentence">{sentenceOf(whole)}</p>
          <p className="mt-1 max-w-[40rem] text-small text-muted">
            {legendOf(graph, isCrossed)}
            {held.size < otherClaims.length &&
              " Denials and other statements are neither drawn nor counted here."}
          </p>
        </div>
      </div>
      <div className="row mt-4">
        <ol
          aria-label="Voices, those who pass on, and articles"
          className="diagram sm:col-start-2"
          style={{ gridTemplateColumns: columnsFor(layout.lanes) }}
        >
          {layout.rows.flatMap((id, row) => {
            const node = nodes.get(id);
            return node ? diagramLine(node, row, layout, nodes, hasPage) : [];
          })}
        </ol>
      </div>
    </section>
  );
}

/** As wide as the lanes are many, but never at the cost of the text; each line takes it over. */
function columnsFor(lanes: number): string {
  return `min(${lanes * 1.25}rem, 40%) minmax(0, 1fr)`;
}

/** More articles than these are not drawn: nobody follows a hundred lines, and they stand below. */
const drawnArticles = 60;

function drawn(graph: OriginGraph): OriginGraph {
  if (countOrigins(graph).articles <= drawnArticles) return graph;
  const nodes = graph.nodes.filter(({ kind }) => kind !== "article");
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { ...graph, nodes, edges };
}

function sentenceOf(graph: OriginGraph): string {
  const { voices, uncompared, articles, relays } = countOrigins(graph);
  const who = capitalised(voicesIn(voices, uncompared));
  const through =
    relays.length === 0
      ? ""
      : `, ${graph.isAllRelayed ? "" : "some "}through ${relays.length < 3 ? list(relays) : `${counted(relays.length, "other")} that pass them on`}`;
  return `${who}, from ${counted(articles, "article")}${through}.`;
}

/** As many voices as the standings count; who says nothing that can be compared is none, and is told apart. */
function voicesIn(voices: number, uncompared: number): string {
  if (voices === 0) return uncompared > 0 ? "no voice that can be compared" : "no known voice";
  const others =
    uncompared > 0 ? ` and ${counted(uncompared, "other")} with nothing to compare` : "";
  return `${counted(voices, "voice")}${others}`;
}

function legendOf({ nodes, edges }: OriginGraph, isCrossed: boolean): string {
  const has = (kind: string) =>
    edges.some((edge) => edge.kind === kind) || nodes.some((node) => node.kind === kind);
  const isAnyUnknown = nodes.some((node) => node.kind === "voice" && !node.isKnown);
  return [
    "Full dots speak",
    ...(has("relay") ? [", hollow ones pass on"] : []),
    ...(isAnyUnknown ? [", larger hollow ones are no known voice"] : []),
    has("article") ? ", squares are articles." : ". The articles are too many to draw: see below.",
    ...(has("echo") ? [" Dotted: an echo, with no speaker of its own."] : []),
    ...(has("derivation") ? [" Dashed: one article draws on another."] : []),
    ...(isCrossed ? [" Lines that cross meet only where there is a small dot."] : []),
  ].join("");
}
