/** What is taken away always belongs to one edition, and says where that edition stands. */
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { EditionDocument, IncidentResponse } from "@/lib/schemas/edition";

export interface Taken {
  document: EditionDocument;
  edition: IncidentResponse["edition"];
  /** Where this installation is found, without a slash at its end: "https://claims.example.org". */
  site: string;
}

/** The edition's permanent address: the same page in a year. */
export function editionAddress({ document, edition, site }: Taken): string {
  return `${site}/incidents/${document.incident.slug}/editions/${edition.number}`;
}

/** Where a claim stands in the edition. */
export function claimAddress(taken: Taken, claim: string): string {
  return `${editionAddress(taken)}#${claimAnchor(claim)}`;
}

/** What may be told of the edition: nothing of an incident that was withdrawn. */
export function contentOf({ document }: Taken) {
  if (document.withdrawn === null) return document;
  return { ...document, measures: [], responsibility: [], otherClaims: [] };
}
