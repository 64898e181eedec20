import type { Hedge } from "@/lib/domain/vocabulary";
import type { Naming } from "../parties";

/** Words by which a sentence says who said something, and for which of its words that holds. */
export interface Cue {
  /** Null where the words name nobody ("according to reports"). */
  readonly party: Naming | null;
  /** The reporting words. */
  readonly from: number;
  readonly to: number;
  readonly hedge: Hedge;
  /** The words that it covers. */
  left: number;
  right: number;
  /** "before": what was said follows; "after": it came first; "inner": whom another speaker cites. */
  readonly place: "before" | "after" | "around" | "inner";
  /** An agency or outlet that the words were said to. */
  readonly toldTo: Naming | null;
  /** Whether the subject is that of the clause before: "claimed …, adding that". */
  readonly sameSubject: boolean;
  /** A paper of nobody named, which words before may have named: "the statement said". */
  readonly paper: Naming | null;
  /** "Claimed responsibility": a subject for what follows, and no report of a figure. */
  readonly content: boolean;
  /** "According to": whose account it is, and no word of saying. */
  readonly accounts: boolean;
}

export const plain = {
  toldTo: null,
  sameSubject: false,
  paper: null,
  content: true,
  accounts: false,
} as const;
