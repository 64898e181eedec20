import { measureAnchors } from "@/components/wording/anchors";
import type { Taken } from "@/lib/export/taken";
import { editionDocumentAt } from "@/lib/queries/editions";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { readEditionNumber } from "@/lib/web/edition-number";
import { siteOf } from "@/lib/web/site";

/** The measure of an edition under the fragment that it has on the page; null where there is none. */
export async function measureAt(
  request: Request,
  slug: string,
  digits: string,
  anchor: string,
): Promise<{ taken: Taken; measure: EditionMeasure } | null> {
  const number = readEditionNumber(digits);
  const found = number === null ? null : await editionDocumentAt(slug, number);
  if (!found || found.document.withdrawn !== null) return null;
  const { measures } = found.document;
  const measure = measures[measureAnchors(measures).indexOf(anchor)];
  return measure ? { taken: { ...found, site: siteOf(request) }, measure } : null;
}
