/** The ways by which claims reached us, merged where they meet: who said it, who passed it on, who printed it. */
import type {
  EditionCountClaim,
  EditionDocument,
  EditionHop,
  EditionOrigin,
  EditionOtherClaim,
} from "@/lib/schemas/edition";
import { originTitle } from "./words";

export type Derivation = EditionDocument["derivations"][number];
type Claim = EditionCountClaim | EditionOtherClaim;

interface AnyNode {
  id: string;
  name: string;
  /** How many claims come this way. */
  claims: number;
  /** Whether it is a party, whose id this is, that says or passes on something here: it has a page of its own. */
  hasPage: boolean;
}

export type OriginNode = AnyNode &
  /** An origin; a voice, strictly, where it is known and says something that can be compared. */
  (
    | { kind: "voice"; isKnown: boolean; isCompared: boolean }
    /** Speaks for a voice, or cites it. */
    | { kind: "speaker" }
    | { kind: "relay" }
    | { kind: "article"; article: Claim["article"] }
  );

export interface OriginEdge {
  /** Nearer to whoever said it. */
  from: string;
  to: string;
  /** `echo`: taken for the origin's although no speaker is named. `derivation`: one article draws on another. */
  kind: "chain" | "echo" | "derivation";
}

export interface OriginGraph {
  /** Voices first. */
  nodes: OriginNode[];
  /** No two alike. */
  edges: OriginEdge[];
  /** Whether every claim came through somebody who passes on, by its chain or in that agency's own article. */
  isAllRelayed: boolean;
}

/**
 * The graph of claims that have a standing, of figures or of responsibility; `origins` are those of
 * their sections, `derivations` the edition's.
 */
export function originGraph(
  claims: readonly Claim[],
  origins: readonly EditionOrigin[],
  derivations: readonly Derivation[],
): OriginGraph {
  const graph = new Draft();
  // Where several sections have an origin, the first one tells who it is.
  const byId = new Map(origins.toReversed().map((origin) => [origin.id, origin]));
  for (const claim of claims) {
    graph.addClaim(claim, claim.origin === null ? undefined : byId.get(claim.origin));
  }
  for (const derivation of derivations) graph.addDerivation(derivation);
  return graph.done();
}

/** How many known voices, articles, and others in between the graph has. */
export function countOrigins({ nodes }: OriginGraph) {
  const of = (kind: OriginNode["kind"]) => nodes.filter((node) => node.kind === kind);
  const known = nodes.filter((node) => node.kind === "voice" && node.isKnown);
  const voices = known.filter((node) => node.kind === "voice" && node.isCompared).length;
  return {
    voices,
    /** Known, and with vague words or projections alone. */
    uncompared: known.length - voices,
    articles: of("article").length,
    relays: of("relay").map(({ name }) => name),
  };
}

class Draft {
  private readonly nodes = new Map<string, OriginNode>();
  private readonly edges = new Map<string, OriginEdge>();
  /** Of each claim, whose hands it went through. */
  private readonly hands: string[][] = [];

  addClaim(claim: Claim, origin: EditionOrigin | undefined): void {
    const voice = voiceOf(origin, isCompared(claim));
    const between = claim.chain.toReversed().flatMap((hop, index) => nodeOf(claim, hop, index));
    const { article } = claim;
    const printed: OriginNode = {
      id: `article-${article.id}`,
      name: article.outlet.name,
      claims: 0,
      hasPage: false,
      kind: "article",
      article,
    };
    const way = [voice, ...between.filter(({ id }) => id !== voice.id), printed];
    for (const node of way) this.addNode(node);
    this.hands.push([...between.map(({ id }) => id), article.outlet.id]);
    const isEcho = "effect" in claim && claim.effect === "echoes";
    for (const [index, { id }] of way.slice(1).entries()) {
      const from = way[index]?.id ?? id;
      this.addEdge({ from, to: id, kind: index === 0 && isEcho ? "echo" : "chain" });
    }
  }

  /** Only between articles that are here: what is not quoted has no place on the page. */
  addDerivation({ article, from, wireOf }: Derivation): void {
    const to = `article-${article}`;
    if (!this.nodes.has(to)) return;
    if (wireOf !== null) {
      const { id, name } = wireOf;
      // Of whom nothing is quoted here there need be no page.
      const agency: OriginNode = { id, name, claims: 0, hasPage: false, kind: "relay" };
      if (!this.nodes.has(agency.id)) this.nodes.set(agency.id, agency);
      this.addEdge({ from: agency.id, to, kind: "derivation" });
    } else if (this.nodes.has(`article-${from}`)) {
      this.addEdge({ from: `article-${from}`, to, kind: "derivation" });
    }
  }

  done(): OriginGraph {
    const nodes = [...this.nodes.values()].sort((a, b) => ranks[a.kind] - ranks[b.kind]);
    const relays = new Set(nodes.flatMap(({ id, kind }) => (kind === "relay" ? [id] : [])));
    const isAllRelayed = this.hands.every((ids) => ids.some((id) => relays.has(id)));
    return { nodes, edges: [...this.edges.values()], isAllRelayed };
  }

  /** Who is a voice anywhere is one everywhere, and likewise who speaks; relays are what remains. */
  private addNode(node: OriginNode): void {
    const known = this.nodes.get(node.id);
    if (known?.kind === "voice" && node.kind === "voice") known.isCompared ||= node.isCompared;
    if (known && ranks[known.kind] <= ranks[node.kind]) known.claims += 1;
    else this.nodes.set(node.id, { ...node, claims: (known?.claims ?? 0) + 1 });
  }

  private addEdge(edge: OriginEdge): void {
    if (edge.from === edge.to) return;
    this.edges.set(`${edge.from} ${edge.to} ${edge.kind}`, edge);
  }
}

const ranks: Record<OriginNode["kind"], number> = { voice: 0, speaker: 1, relay: 2, article: 3 };

/** Who is held responsible always is; of figures neither vague words nor projections. */
function isCompared(claim: Claim): boolean {
  return !("figure" in claim) || (claim.figure.form !== "vague" && claim.basis !== "projection");
}

function voiceOf(origin: EditionOrigin | undefined, isCompared: boolean): OriginNode {
  const party = origin?.party;
  const [hasPage, name] = [Boolean(party), originTitle(origin)];
  const base = { claims: 0, hasPage, kind: "voice" as const, name, isCompared };
  if (party) return { ...base, id: party.id, isKnown: true };
  return { ...base, id: origin?.kind ?? "none", isKnown: false };
}

/** The outlet of the article is the article; somebody unnamed is the same only within one claim. */
function nodeOf(claim: Claim, hop: EditionHop, index: number): OriginNode[] {
  const isOwnOutlet = hop.function === "relays" && hop.party?.id === claim.article.outlet.id;
  if (isOwnOutlet) return [];
  const kind = hop.function === "speaks" ? "speaker" : "relay";
  const id = hop.party?.id ?? `${claim.id}-${index}`;
  const name = hop.party?.name ?? hop.describedAs ?? "Somebody unnamed";
  return [{ id, name, claims: 0, hasPage: hop.party !== null, kind }];
}
