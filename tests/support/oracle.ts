/**
 * The judgement a second time, as slowly and as literally as the rules can be read, to be compared
 * with the first on random facts. Figures are sets of numbers here, never intervals; nothing is
 * ordered or indexed, and only answers already given are remembered. It shares with the judgement the reading of dates and bodies, which
 * have tests of their own, and nothing else.
 */
import type { ClaimId, Facts } from "@/lib/domain/facts";
import type { StandingValue } from "@/lib/domain/vocabulary";
import { partition } from "./oracle/comparing";
import { type Span, spanOf } from "./oracle/numbers";
import { OracleSet } from "./oracle/set";
import { bothAsserted, camps, standing } from "./oracle/standing";

export interface Expected {
  claims: readonly ClaimId[];
  standing: StandingValue;
  /** Of each claim: the id of its origin. */
  origins: Readonly<Record<ClaimId, string>>;
  /** Of each voice: least and greatest number it allows now; null where it contradicts itself. */
  says: Readonly<Record<string, Span | null>>;
  bothAssert: Span | null;
  camps: readonly { origins: readonly string[]; span: Span }[];
}

/** What each comparable set of the incident must come to; in no order. */
export function expectedOf(facts: Facts): Expected[] {
  const sets = partition(facts).map((claims) => new OracleSet(claims, facts));
  return sets.map((set) => ({
    claims: set.claims.map((claim) => claim.id),
    standing: standing(set, sets, facts),
    origins: Object.fromEntries(set.claims.map((claim) => [claim.id, set.originOf(claim)])),
    says: Object.fromEntries(set.voices().map((id) => [id, spanOf(set.says(id))])),
    bothAssert: bothAsserted(set),
    camps: camps(set),
  }));
}
