/** Facts with every party followed to what it is merged into, before anybody judges or shows them. */
import type { Dependence } from "@/lib/domain/facts";
import { isSameSet } from "@/lib/domain/footing";
import { type Redirects, redirectedTies, rootOf } from "@/lib/domain/merge";
import type { LiveClaim, LiveFinding, LiveIncident, LiveMeasure } from "./live";

/**
 * The same facts by the parties that stand. `merged` of the answer says what was followed, so that
 * what was decided before a merge can be compared with what is judged after it. Findings come with
 * all that were made on a set, those that go first before the others; one of each set stays.
 */
export function redirected(live: LiveIncident, merged: Redirects): LiveIncident {
  const root = (id: string) => rootOf(id, merged);
  const measure = <M extends LiveMeasure>(one: M): M => ({ ...one, of: one.of && root(one.of) });
  return {
    ...live,
    merged,
    participants: participantsOf(live, root),
    claims: live.claims.map((claim) => claimOf(claim, root, measure)),
    articles: new Map(
      [...live.articles].map(([id, article]) => [id, { ...article, outlet: root(article.outlet) }]),
    ),
    ties: redirectedTies(live.ties, merged),
    derivations: live.derivations.map((one) => ({
      ...one,
      wireOf: one.wireOf && root(one.wireOf),
    })),
    dependences: live.dependences.flatMap((one): Dependence[] => {
      const about = measure(one.measure);
      if (one.kind === "part") return [{ ...one, measure: about }];
      const [party, is] = [root(one.party), root(one.is)];
      // What an editor joined and what is merged since are one already.
      return party === is ? [] : [{ ...one, measure: about, party, is }];
    }),
    findings: newestOfEachSet(
      live.findings.map((one) => ({
        ...one,
        set: { ...one.set, measure: measure(one.set.measure) },
      })),
    ),
  };
}

// Two that took part are one: what is said of the party that stands goes before what was said of the other.
function participantsOf(
  { participants }: LiveIncident,
  root: (id: string) => string,
): LiveIncident["participants"] {
  return participants
    .filter(({ party }, i) => {
      const same = (other: { party: string }) => root(other.party) === root(party);
      if (party === root(party)) return true;
      const isSaidOfRoot = participants.some((one) => same(one) && one.party === root(party));
      return !isSaidOfRoot && !participants.slice(0, i).some(same);
    })
    .map((one) => ({ ...one, party: root(one.party) }));
}

function claimOf(
  claim: LiveClaim,
  root: (id: string) => string,
  measure: (one: LiveMeasure) => LiveMeasure,
): LiveClaim {
  const chain = claim.chain.map((hop) => ({ ...hop, party: hop.party && root(hop.party) }));
  if (claim.kind === "count") return { ...claim, chain, measure: measure(claim.measure) };
  const { denies, holdsResponsible } = claim;
  return {
    ...claim,
    chain,
    holdsResponsible: holdsResponsible && root(holdsResponsible),
    denies: denies && "measure" in denies ? { measure: measure(denies.measure) } : denies,
  };
}

// Its number is how many were made on this set, whichever of the merged it was made of.
function newestOfEachSet(findings: readonly LiveFinding[]): LiveFinding[] {
  return findings
    .filter((one, i) => !findings.slice(0, i).some((newer) => isSameSet(newer.set, one.set)))
    .map((one) => ({
      ...one,
      number: findings.filter((other) => isSameSet(other.set, one.set)).length,
    }));
}
