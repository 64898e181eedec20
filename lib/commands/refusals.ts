import "server-only";
import { Prisma } from "@/lib/db";
import { AppError, type ErrorCode } from "@/lib/errors";

/** What the database refused, as a sentence; anything unknown is passed on as it came. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return error;
  const [code, message, path] =
    sentences[textUnder("index", error.meta) ?? ""] ??
    states[textUnder("originalCode", error.meta) ?? ""] ??
    kinds[error.code] ??
    [];
  if (!code || !message) return error;
  return new AppError(code, message, path ? [{ path, message }] : []);
}

/** The code, the sentence, and the member of the input that it is about, where one is. */
type Sentence = readonly [code: ErrorCode, message: string, path?: string];

const newer =
  "Somebody changed this since you opened it. Look at the newer revision, then decide again.";
const busy = "Too many changes are waiting. Nothing was written; try again.";

// By the name of the constraint.
const sentences: Readonly<Record<string, Sentence>> = {
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
  finding_number: ["conflict", newer],
  free_to_show_number: ["conflict", newer],
  assessment_number: ["conflict", newer],
  correction_answered_once: ["conflict", newer],
  correction_superseded_once: ["conflict", newer],
  distinction_superseded_once: ["conflict", newer],
  distinction_said_once: ["conflict", newer],
  incident_slug_unique: [
    "conflict",
    "An incident with this slug exists already. Choose another.",
    "slug",
  ],
  snapshot_once: ["conflict", "This text of this article is held already."],
  derivation_once: ["conflict", "This derivation is recorded already."],
  claim_link_once: ["conflict", "This link is recorded already."],
  party_tie_once: ["invalid", "The same tie is given twice.", "ties"],
  party_tie_to: ["not_found", "There is no such party.", "ties"],
  incident_participant_once: ["invalid", "The same participant is given twice.", "participants"],
  incident_participant_party: ["not_found", "There is no such party.", "participants"],
  article_revision_outlet: ["not_found", "There is no such outlet.", "outlet"],
  derivation_article: ["not_found", "There is no such article.", "article"],
  derivation_from_article: ["not_found", "There is no such article.", "from"],
  derivation_from_party: ["not_found", "There is no such agency.", "wireOf"],
  claim_hop_party: ["not_found", "A party of the chain does not exist.", "chain"],
  claim_revision_holds_responsible: ["not_found", "There is no such party.", "holdsResponsible"],
  measure_of: ["not_found", "There is no such party.", "measure.of"],
  measure_group: ["not_found", "There is no such group in the tree.", "measure.group"],
};

// By the state that the database's own functions raise, or the server when it was kept waiting.
const states: Readonly<Record<string, Sentence>> = {
  P0002: ["not_found", "There is nothing here to redact."],
  "55000": ["conflict", "This was redacted already; nothing is left of it."],
  "57014": ["too_many", busy],
  "55P03": ["too_many", busy],
};

// By what Prisma calls it.
const kinds: Readonly<Record<string, Sentence>> = {
  P2003: ["not_found", "Something this refers to does not exist."],
  P2024: ["too_many", busy],
  P2028: ["too_many", busy],
};

// The driver's error keeps the constraint's name for unique and foreign keys; everything else is
// checked before it comes here, and what the database then refuses is a fault of ours.
function textUnder(key: string, value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (name === key && typeof inner === "string") return inner;
    const found = textUnder(key, inner);
    if (found) return found;
  }
  return undefined;
}
