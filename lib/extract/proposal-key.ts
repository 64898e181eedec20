import type { Proposal } from "./types";

/** What a proposal is known by within its snapshot: what it claims, and of which characters. */
export function proposalKey({ kind, outcome, figureSpan, quote }: Proposal): string {
  const { start, end } = figureSpan ?? quote;
  return `${kind}-${outcome}-${start}-${end}`;
}
