/** What editors declare about origins, which comes after everything that is computed. */
import type { ClaimId, Dependence, Facts, PartyId } from "./facts";
import { type Origin, unknown } from "./origin";
import { bodyOf } from "./party";

/**
 * The origins of claims with a speaker after the dependences of their measure, oldest first. A join makes two parties one
 * voice, the second's; a part makes the claims it names an origin of their own; for a claim that
 * both speak of, the newest stands. A claim of unknown origin stays so: nobody can be declared to
 * have said it.
 */
export function declare(
  origins: ReadonlyMap<ClaimId, Origin>,
  dependences: readonly Dependence[],
  facts: Pick<Facts, "ties">,
): Map<ClaimId, Origin> {
  const joined = new Map<PartyId, PartyId>();
  const parted = new Map<ClaimId, string>();
  const body = (party: PartyId) => bodyOf(party, null, facts.ties) ?? party;

  for (const dependence of dependences) {
    if (dependence.kind === "part") {
      for (const claim of dependence.claims) parted.set(claim, dependence.id);
      continue;
    }
    const [one, other] = [body(dependence.party), body(dependence.is)];
    const [from, into] = [rootOf(one, joined), rootOf(other, joined)];
    if (from !== into) joined.set(from, into);
    for (const claim of parted.keys()) {
      const party = origins.get(claim)?.party;
      if (party === one || party === other) parted.delete(claim);
    }
  }

  return new Map(
    [...origins].map(([claim, origin]): [ClaimId, Origin] => {
      if (origin.kind !== "known") return [claim, origin];
      const part = parted.get(claim);
      if (part) return [claim, { ...origin, id: partId(part) }];
      const party = rootOf(origin.party, joined);
      return [claim, { kind: "known", id: party, party }];
    }),
  );
}

/**
 * Where an echo belongs once its sources were declared to be somebody's: with them while they are
 * one; where they were parted, with those among whom the newest part names it; else with nobody. No
 * part makes an origin of an echo alone.
 */
export function declareEcho(
  echo: ClaimId,
  sources: readonly ClaimId[],
  declared: ReadonlyMap<ClaimId, Origin>,
  dependences: readonly Dependence[],
): Origin {
  const found = new Map(sources.map((id) => declared.get(id) ?? unknown).map((o) => [o.id, o]));
  const [only] = found.values();
  if (only && found.size === 1) return only;
  const naming = dependences.findLast((d) => d.kind === "part" && d.claims.includes(echo));
  return (naming && found.get(partId(naming.id))) ?? unknown;
}

function partId(dependence: string): string {
  return `part:${dependence}`;
}

function rootOf(party: PartyId, joined: ReadonlyMap<PartyId, PartyId>): PartyId {
  let root = party;
  for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
  return root;
}
