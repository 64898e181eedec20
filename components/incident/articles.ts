import type { EditionCountClaim, EditionDocument } from "@/lib/schemas/edition";

export type Article = EditionCountClaim["article"];

/** Every article that a claim of the edition was read in, once, in the order of the page. */
export function articlesOf(document: EditionDocument): Article[] {
  const claims = [
    ...document.measures.flatMap((measure) => measure.claims),
    ...document.otherClaims,
  ];
  return [...new Map(claims.map(({ article }) => [article.id, article])).values()];
}
