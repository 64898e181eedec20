/** How a derivation is said. */
import type { Decision, DerivationKind } from "@/lib/domain/vocabulary";

export const derivationKindWords: Record<DerivationKind, string> = {
  wire: "takes an agency’s dispatch",
  reprint: "reprints it: the same text",
  rewrite: "rewrites it: the same matter in other words",
  cites: "cites it: says that it has something from there",
};

export const decisionWords: Record<Decision, string> = {
  proposed: "proposed, nobody has decided",
  accepted: "accepted",
  rejected: "rejected",
};

/** "28 %": whole, and never 100 for what is not all. */
export function scoreInWords(score: number): string {
  return `${score === 1 ? 100 : Math.min(99, Math.round(score * 100))} %`;
}
