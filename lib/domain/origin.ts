/**
 * Whose word a claim is. The rules are those of CONTEXT.md, "origin", in their order: the claimant;
 * the body it speaks for; whom it cites elsewhere; for a claim without a speaker, whom it echoes;
 * last, what an editor declared.
 */
import { citedBy } from "./citation";
import { declare, declareEcho } from "./dependence";
import { echoed } from "./echo";
import type { Assertion, ClaimId, Dependence, Facts, PartyId } from "./facts";
import { bodyOf } from "./party";

export type Origin =
  | { kind: "known"; id: string; party: PartyId }
  | { kind: "unknown"; id: "unknown"; party: null }
  | { kind: "circular"; id: "circular"; party: null };

export interface Attribution {
  origin: Origin;
  /** No speaker stands in its chain: it never changes what its origin says. */
  echo: boolean;
  /** The claim was found elsewhere: an equal or wider statement that it repeats. */
  echoesAnother: boolean;
  /** Heard without another speaker between. */
  direct: boolean;
}

/** The speakers of a claim as bodies, outermost first; null for somebody of no named body. */
export interface Spoken<A extends Assertion = Assertion> {
  claim: A;
  speakers: readonly (PartyId | null)[];
}

export const unknown: Origin = { kind: "unknown", id: "unknown", party: null };
export const circular: Origin = { kind: "circular", id: "circular", party: null };
export function known(party: PartyId): Origin {
  return { kind: "known", id: party, party };
}

/**
 * The origin of each claim of one comparable set. `dependences` are those of the set's measure.
 * The order of the claims does not matter.
 */
export function attribute(
  claims: readonly Assertion[],
  facts: Facts,
  dependences: readonly Dependence[],
): Map<ClaimId, Attribution> {
  const spoken = claims.map((claim) => ({ claim, speakers: speakersOf(claim, facts) }));
  const cited = citedBy(spoken.filter((s) => s.speakers.length > 0));
  const echoes = echoed(spoken, cited, facts);
  const declared = declare(cited, dependences, facts);
  const origins = new Map([...declared, ...echoes.origins]);
  for (const [id, sources] of echoes.sources) {
    if (origins.get(id)?.kind !== "known") continue;
    origins.set(id, declareEcho(id, sources, declared, dependences));
  }

  return new Map(
    spoken.map(({ claim, speakers }) => {
      const origin = origins.get(claim.id) ?? unknown;
      const attribution: Attribution = {
        origin,
        echo: speakers.length === 0,
        echoesAnother: echoes.found.has(claim.id),
        direct: speakers.every((body) => isSameVoice(body, origin, dependences, facts)),
      };
      return [claim.id, attribution];
    }),
  );
}

/** Whether two claims come from two voices: all unknown claims together are at most one. */
export function areIndependent(a: Origin, b: Origin): boolean {
  if (a.kind !== "known" && b.kind !== "known") return false;
  return a.id !== b.id;
}

function speakersOf(claim: Assertion, facts: Facts): (PartyId | null)[] {
  const date = claim.assertedOn ?? claim.publishedOn;
  return claim.chain
    .filter((hop) => hop.function === "speaks")
    .map((hop) => (hop.party === null ? null : bodyOf(hop.party, date, facts.ties)));
}

function isSameVoice(
  body: PartyId | null,
  origin: Origin,
  dependences: readonly Dependence[],
  facts: Facts,
): boolean {
  if (body === null || origin.party === null) return body === origin.party;
  if (body === origin.party) return true;
  // The origin of a part still goes by the name of its party, so both are looked up.
  const pair = new Map([body, origin.party].map((party) => [party, known(party)]));
  const joined = declare(pair, joinsOf(dependences), facts);
  return joined.get(body)?.party === joined.get(origin.party)?.party;
}

function joinsOf(dependences: readonly Dependence[]): Dependence[] {
  return dependences.filter((d) => d.kind === "join");
}
