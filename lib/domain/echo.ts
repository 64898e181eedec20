/** The origin of claims that have no speaker: whom they echo. */

import { relation } from "./bounds";
import { follow } from "./citation";
import type { ArticleId, Assertion, ClaimId, Facts, PartyId } from "./facts";
import { type Origin, type Spoken, unknown } from "./origin";

export interface Echoes {
  origins: Map<ClaimId, Origin>;
  /** Of each echo of claims with a speaker: those claims. */
  sources: Map<ClaimId, readonly ClaimId[]>;
  /** The claims for which something was found that they echo. */
  found: Set<ClaimId>;
}

/**
 * A claim without a speaker echoes the claims with one whose figure is equal or narrower or states
 * the same number, in the same article, in those it derives from, or in those of an outlet it names:
 * their origin if they have one, else unknown. Outlets that name each other for it are circular.
 */
export function echoed(
  claims: readonly Spoken[],
  cited: ReadonlyMap<ClaimId, Origin>,
  facts: Facts,
): Echoes {
  const heard = claims.filter((c) => c.speakers.length > 0).map((c) => c.claim);
  const silent = claims
    .filter((c) => c.speakers.length === 0)
    .map(({ claim }) => ({ claim, sources: sourcesOf(claim, facts) }));
  const origins = new Map<ClaimId, Origin>();
  const sources = new Map<ClaimId, readonly ClaimId[]>();
  const unheard: Silent[] = [];

  for (const one of silent) {
    const echoes = heard.filter(
      (other) => isSource(other, one, facts) && couldEcho(one.claim, other),
    );
    if (echoes.length === 0) {
      unheard.push(one);
      continue;
    }
    origins.set(one.claim.id, onlyKnown(echoes, cited));
    sources.set(
      one.claim.id,
      echoes.map((claim) => claim.id),
    );
  }
  for (const [id, origin] of rings(unheard, facts)) origins.set(id, origin);

  const copies = unheard.filter((one) =>
    unheard.some(
      (other) =>
        other.claim.article !== one.claim.article &&
        isSource(other.claim, one, facts) &&
        couldEcho(one.claim, other.claim),
    ),
  );
  const nobodys = new Set(
    unheard.filter((one) => !copies.includes(one)).map((one) => one.claim.id),
  );
  const found = new Set(silent.map((one) => one.claim.id).filter((id) => !nobodys.has(id)));
  return { origins, sources, found };
}

/** The articles that an article derives from, at any depth; unknown direction counts both ways. */
export function derivesFrom(article: ArticleId, facts: Pick<Facts, "derivations">): Set<ArticleId> {
  const reached = new Set([article]);
  for (const one of reached) {
    for (const { article: copy, from, directionKnown } of facts.derivations) {
      if (copy === one && from !== null) reached.add(from);
      if (!directionKnown && from === one) reached.add(copy);
    }
  }
  reached.delete(article);
  return reached;
}

/** A claim without a speaker, with where its figure may have come from. */
interface Silent {
  claim: Assertion;
  sources: { articles: ReadonlySet<ArticleId>; outlets: ReadonlySet<PartyId> };
}

function sourcesOf(claim: Assertion, facts: Facts): Silent["sources"] {
  return { articles: derivesFrom(claim.article, facts), outlets: namedOutlets(claim, facts) };
}

// Its own outlet relays everything in an article: naming that is not naming a source.
function namedOutlets(claim: Assertion, facts: Facts): Set<PartyId> {
  const own = facts.articles.get(claim.article)?.outlet;
  const named = new Set<PartyId>();
  for (const hop of claim.chain) {
    if (hop.function === "relays" && hop.party !== null && hop.party !== own) named.add(hop.party);
  }
  return named;
}

function isSource(other: Assertion, { claim, sources }: Silent, facts: Facts): boolean {
  if (other.id === claim.id) return false;
  if (other.article === claim.article || sources.articles.has(other.article)) return true;
  const outlet = facts.articles.get(other.article)?.outlet;
  return outlet !== undefined && sources.outlets.has(outlet);
}

function couldEcho(claim: Assertion, other: Assertion): boolean {
  const heard = relation(claim.figure, other.figure);
  return heard === "equal" || heard === "widens" || statesTheSame(claim, other);
}

function statesTheSame(a: Assertion, b: Assertion): boolean {
  const { stated } = a.figure;
  return (
    stated.length > 0 &&
    stated.length === b.figure.stated.length &&
    stated.every((number, i) => number === b.figure.stated[i])
  );
}

function onlyKnown(echoes: readonly Assertion[], cited: ReadonlyMap<ClaimId, Origin>): Origin {
  const among = new Map(echoes.map((e) => cited.get(e.id) ?? unknown).map((o) => [o.id, o]));
  const [first] = among.values();
  return among.size === 1 && first?.kind === "known" ? first : unknown;
}

function rings(unheard: readonly Silent[], facts: Facts): Map<ClaimId, Origin> {
  return follow(
    unheard.map(({ claim, sources }) => ({
      id: claim.id,
      own: unknown,
      leadsTo: unheard
        .filter(({ claim: other }) => {
          const outlet = facts.articles.get(other.article)?.outlet;
          return (
            other.article !== claim.article &&
            outlet !== undefined &&
            sources.outlets.has(outlet) &&
            couldEcho(claim, other)
          );
        })
        .map(({ claim: other }) => other.id),
    })),
  );
}
