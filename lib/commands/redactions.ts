import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { redact as schema } from "@/lib/schemas/claim";
import { type Change, verb } from "./change";
import { writeEdition } from "./editions";

const reached = z.object({
  claims: z.int(),
  editions: z.int(),
  snapshotsStillNamingIt: z.int(),
});

/**
 * Empties a text, raw bytes, a name or a log payload, on a legal ground, wherever it is held; covers
 * it in every edition, and publishes a new edition of each incident that had shown it. The log keeps
 * its chain and reports what was redacted. Returns how far it reached.
 */
export const redact = verb("redact", schema, async (change, input) => {
  const [row] = await change.tx.$queryRaw<{ reached: unknown }[]>`
    SELECT redact(${input.target}, ${input.id ?? null}::uuid, ${input.seq ?? null}::bigint) AS reached`;
  if (!row) throw new AppError("not_found", "There is nothing here to redact.");
  const result = reached.parse(row.reached);
  await change.log({
    verb: "redact",
    subject: { kind: input.target, id: input.id ?? null },
    new: { legalGround: input.legalGround, seq: input.seq ?? null, ...result },
    why: input.reason,
  });
  for (const incident of await coveredIncidents(change)) {
    await writeEdition(change, incident, "A new edition after a redaction.");
  }
  return result;
});

// The incidents whose newest edition was covered a moment ago, by this change.
async function coveredIncidents({ tx }: Change): Promise<string[]> {
  const rows = await tx.$queryRaw<{ incident_id: string }[]>`
    SELECT p.incident_id FROM published_incident p JOIN edition e ON e.id = p.edition_id
    WHERE e.masked_at >= transaction_timestamp() AND e.kind = 'published'`;
  return rows.map((row) => row.incident_id);
}
