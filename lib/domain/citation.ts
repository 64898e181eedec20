/** The origin of claims that have a speaker, by who cites whom. */

import { relation } from "./bounds";
import type { ClaimId } from "./facts";
import { circular, known, type Origin, type Spoken, unknown } from "./origin";

/**
 * A claimant that elsewhere in the set cites another speaker for an equal or narrower figure has no
 * voice of its own in it: its claim takes the origin of that citation; of several, none; a ring of
 * citations is circular. The two who are cited by one are never joined by it.
 */
export function citedBy(claims: readonly Spoken[]): Map<ClaimId, Origin> {
  const citations = new Map<string, Spoken[]>();
  for (const claim of claims) {
    for (const citer of new Set(citersOf(claim))) {
      citations.set(citer, [...(citations.get(citer) ?? []), claim]);
    }
  }
  return follow(
    claims.map((claim) => ({
      id: claim.claim.id,
      own: ownOrigin(claim),
      leadsTo: (citations.get(claimantOf(claim) ?? "") ?? [])
        .filter((other) => other.claim.id !== claim.claim.id && isHeardIn(claim, other))
        .map((other) => other.claim.id),
    })),
  );
}

/** A claim in a graph of claims that take their origin from others. */
export interface Step {
  id: ClaimId;
  own: Origin;
  leadsTo: readonly ClaimId[];
}

/**
 * Follows each step to where it ends: its own origin where it leads nowhere, the one origin of all
 * that it leads to, else unknown; circular for whatever leads into a ring.
 */
export function follow(steps: readonly Step[]): Map<ClaimId, Origin> {
  const origins = new Map<ClaimId, Origin>();
  const waiting = new Map(steps.map((step) => [step.id, step.leadsTo.length]));
  const leadsHere = new Map<ClaimId, Step[]>();
  for (const step of steps) {
    for (const id of step.leadsTo) leadsHere.set(id, [...(leadsHere.get(id) ?? []), step]);
  }
  const ready = steps.filter((step) => step.leadsTo.length === 0);
  for (const step of ready) {
    origins.set(step.id, step.leadsTo.length === 0 ? step.own : onlyOne(step.leadsTo, origins));
    for (const earlier of leadsHere.get(step.id) ?? []) {
      const left = (waiting.get(earlier.id) ?? 0) - 1;
      waiting.set(earlier.id, left);
      if (left === 0) ready.push(earlier);
    }
  }
  for (const step of steps) {
    if (!origins.has(step.id)) origins.set(step.id, circular);
  }
  return origins;
}

function onlyOne(ids: readonly ClaimId[], origins: ReadonlyMap<ClaimId, Origin>): Origin {
  const found = new Map(ids.map((id) => origins.get(id) ?? unknown).map((o) => [o.id, o]));
  const [first] = found.values();
  return found.size === 1 && first ? first : unknown;
}

function claimantOf({ speakers }: Spoken): string | null {
  return speakers.at(-1) ?? null;
}

function ownOrigin(claim: Spoken): Origin {
  const claimant = claimantOf(claim);
  return claimant === null ? unknown : known(claimant);
}

function citersOf(claim: Spoken): string[] {
  const claimant = claimantOf(claim);
  return claim.speakers.slice(0, -1).flatMap((body) => (body && body !== claimant ? [body] : []));
}

function isHeardIn(claim: Spoken, citation: Spoken): boolean {
  const heard = relation(citation.claim.figure, claim.claim.figure);
  return heard === "equal" || heard === "narrows";
}
