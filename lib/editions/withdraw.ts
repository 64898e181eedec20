import { rulesVersion } from "@/lib/domain/judgement";
import type { EditionDocument } from "@/lib/schemas/edition";

/** The document of a withdrawal: where it stood, when it was, and why it is no longer shown. */
export function withdrawnDocument(
  incident: Pick<EditionDocument["incident"], "id" | "slug" | "period">,
  reason: string,
): EditionDocument {
  return {
    // Not even the title: it may be what had to go.
    incident: { ...incident, title: "Withdrawn", places: [], participants: [], parent: null },
    rules: rulesVersion,
    withdrawn: reason,
    measures: [],
    responsibility: [],
    otherClaims: [],
    derivations: [],
  };
}
