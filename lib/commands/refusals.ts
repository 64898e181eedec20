import "server-only";
import { Prisma } from "@/lib/db";
import { AppError, type ErrorCode } from "@/lib/errors";

/** What the database refused, as a sentence; anything unknown is passed on as it came. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return error;
  const known = sentences[constraintOf(error) ?? ""];
  if (known) return new AppError(known[0], known[1]);
  if (error.code === "P2003")
    return new AppError("not_found", "Something this refers to does not exist.");
  if (error.code === "P2028" || error.code === "P2024") {
    return new AppError(
      "too_many",
      "Too many changes are waiting. Nothing was written; try again.",
    );
  }
  return error;
}

const newer =
  "Somebody changed this since you opened it. Look at the newer revision, then decide again.";

const sentences: Record<string, [ErrorCode, string]> = {
  party_revision_number: ["conflict", newer],
  article_revision_number: ["conflict", newer],
  incident_revision_number: ["conflict", newer],
  claim_revision_number: ["conflict", newer],
  derivation_revision_number: ["conflict", newer],
  claim_link_revision_number: ["conflict", newer],
  edition_number: [
    "conflict",
    "Somebody published this incident a moment ago. Look at that edition first.",
  ],
  incident_slug_unique: ["conflict", "An incident with this slug exists already. Choose another."],
  snapshot_once: ["conflict", "This text of this article is held already."],
  derivation_once: ["conflict", "This derivation is recorded already."],
  claim_link_once: ["conflict", "This link is recorded already."],
  party_tie_once: ["invalid", "The same tie is given twice."],
  incident_participant_once: ["invalid", "The same participant is given twice."],
  measure_group: ["not_found", "There is no such group in the tree."],
};

// The driver's error keeps the constraint's name for unique and foreign keys; everything else is
// checked before it comes here, and what the database then refuses is a fault of ours.
function constraintOf(error: Prisma.PrismaClientKnownRequestError): string | undefined {
  const found: unknown = error.meta;
  return nameIn(found);
}

function nameIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("index" in value && typeof value.index === "string") return value.index;
  for (const inner of Object.values(value)) {
    const name = nameIn(inner);
    if (name) return name;
  }
  return undefined;
}
