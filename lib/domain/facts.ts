/**
 * What the judgement looks at: the live facts of one incident as plain values. Ids are opaque.
 * Merges are resolved, proposed and rejected decisions left out, before anything comes here.
 */
import type { Bounds } from "./bounds";
import type { FigureForm } from "./figure";
import type { EventDate, Period } from "./timeline";
import type {
  AttackersIncluded,
  Basis,
  HopFunction,
  LinkKind,
  Outcome,
  PartyKind,
  TieKind,
} from "./vocabulary";

export type ClaimId = string;
export type PartyId = string;
export type ArticleId = string;

/** One step of a chain; `party` is null for somebody neither named nor of a named body. */
export interface Hop {
  party: PartyId | null;
  function: HopFunction;
}

/** What is needed of a figure to compare it; `stated` holds the printed numbers. */
export interface ComparedFigure extends Bounds {
  form: FigureForm;
  stated: readonly number[];
}

/** Somebody's assertion at one place of one article, whatever it asserts. */
export interface Assertion {
  id: ClaimId;
  article: ArticleId;
  /** Where the quote begins, in UTF-16 code units of the snapshot. */
  offset: number;
  /** From the article back to whoever said it. */
  chain: readonly Hop[];
  assertedOn: EventDate | null;
  publishedOn: EventDate | null;
  figure: ComparedFigure;
}

/** What was counted: what happened × to whom × whose they are (null: not stated, the widest). */
export interface Measure {
  outcome: Outcome;
  group: string;
  of: PartyId | null;
}

export interface CountClaim extends Assertion {
  measure: Measure;
  basis: Basis;
  /** Null: the incident's own period. */
  window: Period | null;
  attackersIncluded: AttackersIncluded;
}

export interface ResponsibilityClaim extends Assertion {
  holdsResponsible: PartyId;
}

export interface DenialClaim extends Assertion {
  denies: { claim: ClaimId } | { measure: Measure };
}

/** A dated tie between two parties. Null ends are open. */
export interface Tie {
  kind: TieKind;
  from: PartyId;
  to: PartyId;
  validFrom: EventDate | null;
  validTo: EventDate | null;
}

/** An accepted derivation; `from` is null for a wire of which no copy is held, `wireOf` its agency. */
export interface Derivation {
  article: ArticleId;
  from: ArticleId | null;
  wireOf: PartyId | null;
  directionKnown: boolean;
}

/** An editor's word on a measure: that two parties are one voice, or that some claims are their own. */
export type Dependence =
  | { kind: "join"; id: string; measure: Measure; party: PartyId; is: PartyId }
  | { kind: "part"; id: string; measure: Measure; claims: readonly ClaimId[] };

export interface Link {
  kind: LinkKind;
  claim: ClaimId;
  other: ClaimId;
}

export interface Facts {
  period: Period;
  participants: readonly { party: PartyId; side: string | null }[];
  parties: ReadonlyMap<PartyId, { kind: PartyKind }>;
  ties: readonly Tie[];
  articles: ReadonlyMap<ArticleId, { outlet: PartyId }>;
  derivations: readonly Derivation[];
  /** In the order in which they were recorded: the newest stands. */
  dependences: readonly Dependence[];
  links: readonly Link[];
  /** Each group's parent in the tree; null for a root. */
  groups: ReadonlyMap<string, string | null>;
  counts: readonly CountClaim[];
  responsibility: readonly ResponsibilityClaim[];
  denials: readonly DenialClaim[];
}
