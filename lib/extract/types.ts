/**
 * What the extractor proposes. Offsets everywhere are UTF-16 code units into the text that was read:
 * with a title that is title, blank line, text.
 */
import type { Figure } from "@/lib/domain/figure";
import type {
  AttackersIncluded,
  Basis,
  ClaimKind,
  Hedge,
  HopFunction,
  Outcome,
} from "@/lib/domain/vocabulary";
import type { Credit } from "./credits";

/** Characters `start` (included) to `end` (excluded). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with its very characters. */
export interface Words extends Span {
  readonly text: string;
}

/**
 * One step from the article back to whoever said it. Outlets and agencies relay, everybody else
 * speaks; where several hops speak the last is the claimant.
 */
export interface ProposedHop {
  /** As printed, without the article before it ("Baloch Liberation Army", "a doctor" → "doctor"). */
  readonly party: string;
  readonly function: HopFunction;
  /** The verb or words that report, as printed ("said", "according to"); null where none stands. */
  readonly verb: string | null;
  /** The words that show the hop: the party with its verb, wherever in the text they stand. */
  readonly span: Span;
  /** Where the party's own name or description stands. */
  readonly partySpan: Span;
  /** Where a pronoun or "the group" stood for the party: those words as printed. Else null. */
  readonly standsFor: string | null;
  /** What the text says the party is ("a spokesman for the army"), where it says so beside the name. */
  readonly describedAs: string | null;
  /** Whom the words say it speaks for ("the army", of "an army spokesman"), as printed; else null. */
  readonly speaksFor: string | null;
}

/** A claim that the text seems to make. Nothing is recorded until a person accepts it. */
export interface Proposal {
  readonly kind: ClaimKind;
  readonly outcome: Outcome;
  /** Code in the tree of groups ("security_forces"); "people" or "objects" where no more is said. */
  readonly group: string;
  /** The words for those counted ("Pakistani security personnel"); null where none stand. */
  readonly groupAsPrinted: string | null;
  readonly groupSpan: Span | null;
  /** Whose the counted are, where the words say so: "Pakistan". */
  readonly of: string | null;
  /** Null for a responsibility claim and for a denial without a number. */
  readonly figure: Figure | null;
  readonly figureSpan: Span | null;
  /** The sentence, or sentences, that carry the claim: the figure and its words stand within. */
  readonly quote: Words;
  /** Outermost first; empty where nobody is named. */
  readonly chain: readonly ProposedHop[];
  /** The last hop that speaks, by its party; null where none does. */
  readonly claimant: string | null;
  /** Every other hop by its party, outermost first. */
  readonly via: readonly string[];
  /** Whom a responsibility claim holds responsible; for a denial of it, who denies. */
  readonly holdsResponsible: string | null;
  readonly hedge: Hedge;
  readonly basis: Basis;
  /** The words that open or close the count's period ("since October 7"); null: the event's own. */
  readonly window: Words | null;
  readonly attackersIncluded: AttackersIncluded;
  /** Which rule made it, by name (docs/extraction.md lists them). */
  readonly rule: string;
  /** The words on which the outcome rests ("were killed"). */
  readonly evidence: Words;
  /** For a part ("including 12 women"): where in `claims` its whole stands; else null. */
  readonly partOf: number | null;
}

export interface Extraction {
  /** The text that was read, to which all offsets belong. */
  readonly text: string;
  /** In the order of their figures (or, without one, of their words). */
  readonly claims: readonly Proposal[];
  readonly credits: readonly Credit[];
}
