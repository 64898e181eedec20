/** Whose word a claim is, before and after what editors say. */
import type { ArticleId, Assertion, Dependence, Facts, PartyId } from "@/lib/domain/facts";
import { bodyOf } from "@/lib/domain/party";
import { isInside } from "./numbers";

/** Whether the origin is somebody: not of unknown origin, and not circular. */
export function isKnown(origin: string): boolean {
  return origin !== "unknown" && origin !== "circular";
}

export function declaredOrigin(
  claim: Assertion,
  all: readonly Assertion[],
  dependences: readonly Dependence[],
  facts: Facts,
): string {
  const party = partyOf(claim, all, facts);
  if (!isKnown(party)) return party;
  if (hasSpeaker(claim)) {
    return partOf(claim, party, dependences, facts) ?? joined(party, dependences, facts);
  }
  // An echo is no origin: it stays with those that it echoes, wherever they were put; where they
  // were put asunder, with those among whom it is named.
  const sources = echoSources(claim, all, facts);
  const found = new Set(sources.map((one) => declaredOrigin(one, all, dependences, facts)));
  if (found.size === 1) return [...found].join();
  const named = partOf(claim, party, dependences, facts);
  return named && found.has(named) ? named : "unknown";
}

/** The part that stands for a claim: the last that names it, unless its party was joined since. */
function partOf(
  claim: Assertion,
  party: string,
  dependences: readonly Dependence[],
  facts: Facts,
): string | undefined {
  const body = (one: PartyId) => bodyOf(one, null, facts.ties) ?? one;
  const newest = dependences.findLast((one) =>
    one.kind === "part"
      ? one.claims.includes(claim.id)
      : body(one.party) === party || body(one.is) === party,
  );
  return newest?.kind === "part" ? `part:${newest.id}` : undefined;
}

/** The name under which a party's joined voice goes: whatever it was joined to last. */
export function joined(party: string, dependences: readonly Dependence[], facts: Facts): string {
  const body = (one: PartyId) => bodyOf(one, null, facts.ties) ?? one;
  const names = new Map<string, string>();
  const nameOf = (one: string) => names.get(one) ?? one;
  for (const one of dependences) {
    if (one.kind !== "join") continue;
    const [from, into] = [nameOf(body(one.party)), nameOf(body(one.is))];
    for (const each of new Set([...names.keys(), body(one.party), party])) {
      if (nameOf(each) === from) names.set(each, into);
    }
  }
  return nameOf(party);
}

/** Before any editor's word: a party, "unknown" or "circular". */
export function partyOf(claim: Assertion, all: readonly Assertion[], facts: Facts): string {
  return hasSpeaker(claim) ? citedOrigin(claim, all, facts) : echoedOrigin(claim, all, facts);
}

function citedOrigin(claim: Assertion, all: readonly Assertion[], facts: Facts): string {
  const leads = (one: Assertion) => citationsBy(one, all, facts);
  if (leadsIntoRing(claim, leads)) return "circular";
  const cited = leads(claim);
  if (cited.length === 0) return speakers(claim, facts).at(-1) ?? "unknown";
  const found = new Set(cited.map((one) => citedOrigin(one, all, facts)));
  return found.size === 1 ? [...found].join() : "unknown";
}

/** The claims in which this one's claimant cites another for its figure or a narrower one. */
function citationsBy(claim: Assertion, all: readonly Assertion[], facts: Facts): Assertion[] {
  const claimant = speakers(claim, facts).at(-1);
  if (!claimant) return [];
  return all.filter((other) => {
    const named = speakers(other, facts);
    return (
      other !== claim &&
      named.at(-1) !== claimant &&
      named.includes(claimant) &&
      isInside(other.figure, claim.figure)
    );
  });
}

function leadsIntoRing(from: Assertion, leads: (one: Assertion) => Assertion[]): boolean {
  const reach = (start: Assertion) => {
    const seen = new Set<Assertion>();
    const visit = (one: Assertion) => {
      for (const next of leads(one)) {
        if (seen.has(next)) continue;
        seen.add(next);
        visit(next);
      }
    };
    visit(start);
    return seen;
  };
  return [from, ...reach(from)].some((one) => reach(one).has(one));
}

function echoedOrigin(claim: Assertion, all: readonly Assertion[], facts: Facts): string {
  const sources = echoSources(claim, all, facts);
  if (sources.length > 0) {
    const found = new Set(sources.map((one) => citedOrigin(one, all, facts)));
    const only = found.size === 1 ? [...found].join() : "unknown";
    return isKnown(only) ? only : "unknown";
  }
  const leads = (one: Assertion) =>
    all.filter(
      (other) =>
        !hasSpeaker(other) &&
        echoSources(other, all, facts).length === 0 &&
        other.article !== one.article &&
        namesOutletOf(one, other, facts) &&
        mayEcho(one, other),
    );
  return leadsIntoRing(claim, leads) ? "circular" : "unknown";
}

/** The claims with a speaker that one without may echo. */
function echoSources(claim: Assertion, all: readonly Assertion[], facts: Facts): Assertion[] {
  return all.filter(
    (other) =>
      hasSpeaker(other) &&
      mayEcho(claim, other) &&
      (other.article === claim.article ||
        derives(claim.article, other.article, facts) ||
        namesOutletOf(claim, other, facts)),
  );
}

function mayEcho(claim: Assertion, other: Assertion): boolean {
  const [a, b] = [claim.figure.stated, other.figure.stated];
  return isInside(other.figure, claim.figure) || (a.length > 0 && a.join() === b.join());
}

function namesOutletOf(claim: Assertion, other: Assertion, facts: Facts): boolean {
  const outlet = facts.articles.get(other.article)?.outlet;
  const own = facts.articles.get(claim.article)?.outlet;
  return (
    outlet !== own &&
    claim.chain.some(
      (hop) => hop.function === "relays" && hop.party !== null && hop.party === outlet,
    )
  );
}

function derives(
  copy: ArticleId,
  from: ArticleId,
  facts: Facts,
  path: readonly ArticleId[] = [],
): boolean {
  const next = facts.derivations.flatMap((d) => {
    if (d.article === copy && d.from !== null) return [d.from];
    return !d.directionKnown && d.from === copy ? [d.article] : [];
  });
  return next
    .filter((one) => !path.includes(one))
    .some((one) => one === from || derives(one, from, facts, [...path, one]));
}

export function hasSpeaker(claim: Assertion): boolean {
  return claim.chain.some((hop) => hop.function === "speaks");
}

export function speakers(claim: Assertion, facts: Facts): (PartyId | null)[] {
  const when = claim.assertedOn ?? claim.publishedOn;
  return claim.chain
    .filter((hop) => hop.function === "speaks")
    .map((hop) => hop.party && bodyOf(hop.party, when, facts.ties));
}
