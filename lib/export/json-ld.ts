import type { EditionCountClaim, EditionOtherClaim } from "@/lib/schemas/edition";
import { claimAddress, contentOf, editionAddress, type Taken } from "./taken";

/**
 * The claims of an edition in the words of schema.org: a Claim each, and a ClaimReview for those that an
 * editor has given a status. No review has a rating: a status is a word and never a number of stars.
 */
export function jsonLd(taken: Taken): string {
  return graphHead + graphNodes(taken) + graphEnd;
}

/** What stands around the nodes of one edition, or of several with commas between them. */
export const graphHead = '{"@context":"https://schema.org","@graph":[';
export const graphEnd = "]}";

/** The same nodes alone, with commas between them; nothing where an edition tells of no claim. */
export function graphNodes(taken: Taken): string {
  const { measures, otherClaims } = contentOf(taken);
  const counts = measures.flatMap(({ claims, title }) => claims.map((claim) => ({ claim, title })));
  const others = otherClaims.map((claim) => ({ claim, title: claim.kind }));
  return [...counts, ...others]
    .flatMap(({ claim, title }) => [claimNode(taken, claim, title), ...reviewNode(taken, claim)])
    .map((node) => JSON.stringify(node))
    .join(",");
}

type Claim = EditionCountClaim | EditionOtherClaim;

// `author` asks for a person or an organisation, and an edition does not say which a party is.
function claimNode(taken: Taken, claim: Claim, about: string): object {
  const { article, quote } = claim;
  const claimant = claim.claimant?.name;
  return {
    "@type": "Claim",
    "@id": claimAddress(taken, claim.id),
    about: { "@type": "Thing", name: about },
    ...(quote.text !== null && { text: quote.text }),
    ...(quote.language !== null && { inLanguage: quote.language }),
    ...(claimant !== undefined && { creditText: claimant }),
    ...(claim.assertedOn !== null && { dateCreated: dayOf(claim.assertedOn) }),
    isPartOf: editionAddress(taken),
    appearance: {
      "@type": "NewsArticle",
      headline: article.headline,
      publisher: { "@type": "Organization", name: article.outlet.name },
      ...(isAddress(article.url) && { url: article.url }),
      ...(article.publishedOn !== null && { datePublished: dayOf(article.publishedOn) }),
      ...(article.kind === "stand_in" && {
        disambiguatingDescription: "A text invented for demonstration; no outlet printed it.",
      }),
    },
  };
}

function reviewNode(taken: Taken, claim: Claim): object[] {
  if (claim.status === "unreviewed") return [];
  return [
    {
      "@type": "ClaimReview",
      url: claimAddress(taken, claim.id),
      itemReviewed: { "@id": claimAddress(taken, claim.id) },
      ...(claim.quote.text !== null && { claimReviewed: claim.quote.text }),
      author: { "@type": "Organization", name: "Counterclaim", url: taken.site },
      datePublished: taken.edition.at,
      reviewBody: `Status: ${claim.status.replaceAll("_", " ")}.`,
    },
  ];
}

// A time of the place without its zone is no DateTime, which has one; the day is a Date, and so are a month and a year.
function dayOf(date: string): string {
  return date.slice(0, 10);
}

// An edition may be older than the rule that an article's address is one of the web.
function isAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\/[^/\s]/.test(url) && URL.canParse(url);
}
