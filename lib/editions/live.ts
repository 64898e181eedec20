/** The live facts of one incident with the words around them: what an edition is composed from. */
import type { ComparedFigure, Facts, Tie } from "@/lib/domain/facts";
import type { FindingRule } from "@/lib/domain/finding-rules";
import type { Footing } from "@/lib/domain/footing";
import type { ComparableSet } from "@/lib/domain/measure";
import type { Redirects } from "@/lib/domain/merge";
import type { EventDate, Period } from "@/lib/domain/timeline";
import type {
  AttackersIncluded,
  Basis,
  DerivationKind,
  EvidenceGround,
  Hedge,
  HopFunction,
  Outcome,
  PartyKind,
  PlacePrecision,
  SnapshotKind,
  Status,
} from "@/lib/domain/vocabulary";

export interface LiveParty {
  id: string;
  /** What readers may see: the public label of a withheld party. */
  name: string;
  kind: PartyKind;
  /** Names and aliases that a reader may never see, with what covers them; empty unless withheld. */
  covered: readonly string[];
}

export interface LiveArticle {
  id: string;
  headline: string;
  outlet: string;
  url: string | null;
  publishedOn: EventDate | null;
  language: string | null;
}

export interface LiveHop {
  party: string | null;
  describedAs: string | null;
  function: HopFunction;
  verb: string | null;
  span: { start: number; end: number; text: string | null } | null;
  ground: EvidenceGround | null;
  note: string | null;
}

export interface LiveMeasure {
  outcome: Outcome;
  group: string;
  of: string | null;
}

interface LiveAnyClaim {
  id: string;
  number: number;
  article: string;
  snapshotKind: SnapshotKind;
  quote: {
    text: string | null;
    start: number;
    end: number;
    language: string | null;
    before: string;
    after: string;
  };
  translation: { text: string; translator: string } | null;
  chain: readonly LiveHop[];
  hedge: Hedge;
  assertedOn: EventDate | null;
  status: Status;
  /** What the status was decided on; null while nothing is decided. */
  decision: {
    footing: Footing | null;
    grounds: readonly string[];
    /** Why it is called corroborated beyond its standing. */
    overrideReason: string | null;
    /** The Admiralty scales. */
    reliability: string | null;
    credibility: number | null;
  } | null;
  redacted: boolean;
}

export interface LiveCount extends LiveAnyClaim {
  kind: "count";
  figure: ComparedFigure & { text: string | null; how: string | null };
  measure: LiveMeasure;
  basis: Basis;
  window: Period | null;
  attackersIncluded: AttackersIncluded;
  groupAsPrinted: string | null;
  filingReason: string | null;
}

export interface LiveOther extends LiveAnyClaim {
  kind: "responsibility" | "denial" | "other";
  holdsResponsible: string | null;
  denies: { claim: string } | { measure: LiveMeasure } | null;
}

export type LiveClaim = LiveCount | LiveOther;

/** The newest finding on a set. */
export interface LiveFinding {
  set: ComparableSet;
  /** How many were made on the set: its own number, unless some were made before a merge. */
  number: number;
  low: number;
  best: number;
  high: number;
  rule: FindingRule;
  rationale: string;
  footing: Footing | null;
  grounds: readonly string[];
}

export interface LiveIncident {
  id: string;
  slug: string;
  title: string;
  period: Period;
  places: readonly {
    name: string;
    precision: PlacePrecision;
    latitude: number | null;
    longitude: number | null;
  }[];
  participants: readonly { party: string; role: string; side: string | null }[];
  parent: { slug: string; title: string } | null;
  claims: readonly LiveClaim[];
  parties: ReadonlyMap<string, LiveParty>;
  articles: ReadonlyMap<string, LiveArticle>;
  groups: ReadonlyMap<string, { parent: string | null; label: string }>;
  ties: readonly Tie[];
  derivations: readonly (Facts["derivations"][number] & {
    kind: DerivationKind;
    evidence: "credit_line" | "shared_passages";
  })[];
  dependences: Facts["dependences"];
  /** Why each was declared, for readers, by its id. */
  dependenceReasons: ReadonlyMap<string, string>;
  links: Facts["links"];
  findings: readonly LiveFinding[];
  /** What parties were merged into: everything above is of those that stand. */
  merged: Redirects;
}

/** The live facts as the judgement takes them. */
export function factsOf(live: LiveIncident): Facts {
  const assertion = (claim: LiveClaim) => ({
    id: claim.id,
    article: claim.article,
    offset: claim.quote.start,
    chain: claim.chain.map(({ party, function: does }) => ({ party, function: does })),
    assertedOn: claim.assertedOn,
    publishedOn: live.articles.get(claim.article)?.publishedOn ?? null,
  });
  return {
    period: live.period,
    participants: live.participants,
    parties: live.parties,
    ties: live.ties,
    articles: live.articles,
    derivations: live.derivations,
    dependences: live.dependences,
    links: live.links,
    groups: new Map([...live.groups].map(([code, { parent }]) => [code, parent])),
    counts: live.claims.flatMap((claim) =>
      claim.kind === "count" ? [{ ...claim, ...assertion(claim) }] : [],
    ),
    responsibility: live.claims.flatMap((claim) =>
      claim.kind === "responsibility" && claim.holdsResponsible
        ? [{ ...assertion(claim), figure: one, holdsResponsible: claim.holdsResponsible }]
        : [],
    ),
    denials: live.claims.flatMap((claim) =>
      claim.kind === "denial" && claim.denies
        ? [{ ...assertion(claim), figure: one, denies: claim.denies }]
        : [],
    ),
  };
}

// What holds somebody responsible, or denies, says one thing: yes.
const one: ComparedFigure = { form: "exact", stated: [1], lower: 1, upper: 1, soft: false };
