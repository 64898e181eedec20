/** Through whom claims reach us. */
import { derivesFrom } from "./echo";
import type { ArticleId, Assertion, Facts, PartyId } from "./facts";

/**
 * The one article or agency through which all of several claims reach us: the article in which they
 * all stand, else an agency, else an article from which they were all taken; null if there is none.
 */
export function channelOf(
  claims: readonly Assertion[],
  facts: Facts,
): { article: ArticleId } | { party: PartyId } | null {
  const [first, ...rest] = claims;
  if (!first || rest.length === 0) return null;
  if (rest.every((claim) => claim.article === first.article)) return { article: first.article };
  let { agencies, articles } = channelsOf(first, facts);
  for (const claim of rest) {
    // Of many claims the first few mostly share nothing already.
    if (agencies.size === 0 && articles.size === 0) return null;
    const other = channelsOf(claim, facts);
    agencies = sharedBy(agencies, other.agencies);
    articles = sharedBy(articles, other.articles);
  }
  const [agency] = [...agencies].sort();
  if (agency !== undefined) return { party: agency };
  const [article] = [...articles].sort();
  return article === undefined ? null : { article };
}

// The article itself and those it derives from, and every agency that it came through: named in the
// chain, the outlet of one of these, or a wire of which no copy is held.
function channelsOf(
  claim: Assertion,
  facts: Facts,
): { articles: Set<ArticleId>; agencies: Set<PartyId> } {
  const articles = new Set([claim.article, ...derivesFrom(claim.article, facts)]);
  const relays = claim.chain.flatMap((hop) =>
    hop.function === "relays" && hop.party ? [hop.party] : [],
  );
  const outlets = [...articles].flatMap((id) => facts.articles.get(id)?.outlet ?? []);
  const wires = facts.derivations.flatMap((d) =>
    articles.has(d.article) && d.wireOf ? [d.wireOf] : [],
  );
  const agencies = [...relays, ...outlets, ...wires].filter(
    (party) => facts.parties.get(party)?.kind === "news_agency",
  );
  return { articles, agencies: new Set(agencies) };
}

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((id) => other.has(id)));
}
