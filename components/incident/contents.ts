import { measureAnchors, responsibilityAnchor } from "@/components/wording/anchors";
import { capitalised } from "@/components/wording/words";
import { figuresNow } from "@/lib/domain/figures-now";
import { rangeOfFigures } from "@/lib/domain/terse-figure";
import type { EditionCountClaim, EditionDocument, EditionOtherClaim } from "@/lib/schemas/edition";
import type { IndexEntry } from "./page-index";

/** What the page of an incident holds, in its order. */
export function indexOf(document: EditionDocument): IndexEntry[] {
  const anchors = measureAnchors(document.measures);
  const entries: IndexEntry[] = [
    ...document.measures.map((measure, index) => ({
      title: capitalised(measure.title),
      anchor: anchors[index] ?? "",
      standing: measure.standing.value,
      figures: rangeOfFigures(figuresNow(measure)),
    })),
    ...document.responsibility.map(({ party, standing }) => ({
      title: `Held responsible: ${party.name}`,
      anchor: responsibilityAnchor(party.id),
      standing: standing.value,
    })),
  ];
  if (unheldClaims(document).length > 0) {
    entries.push({ title: "Other claims", anchor: "other-claims", standing: null });
  }
  if (entries.some(({ standing }) => standing !== null)) {
    entries.push({ title: "How it reached us", anchor: "ways", standing: null });
  }
  if (articlesOf(document).length > 0) {
    entries.push({ title: "Articles", anchor: "articles", standing: null });
  }
  return entries;
}

export type Article = EditionCountClaim["article"];

/** Every article that a claim of the edition was read in, once, in the order of the page. */
export function articlesOf(document: EditionDocument): Article[] {
  const claims = [
    ...document.measures.flatMap((measure) => measure.claims),
    ...document.otherClaims,
  ];
  return [...new Map(claims.map(({ article }) => [article.id, article])).values()];
}

/** Denials and statements, and responsibility that no standing has taken up. */
export function unheldClaims(document: EditionDocument): EditionOtherClaim[] {
  const held = new Set(document.responsibility.flatMap(({ claims }) => claims));
  return document.otherClaims.filter(({ id }) => !held.has(id));
}
