import "server-only";
import { z } from "zod";
import { familyOf } from "@/lib/domain/merge";
import { tells } from "@/lib/editions/cover";
import { summarise } from "@/lib/editions/summary";
import { partyMerges } from "@/lib/facts/merges";
import { redact as schema } from "@/lib/schemas/claim";
import { editionDocument } from "@/lib/schemas/edition";
import { type Change, longPatience, verb } from "./change";
import { writeEdition } from "./editions";
import { refuseAt } from "./references";

const reach = z.object({
  claims: z.int(),
  snapshots: z.int(),
  editions: z.int(),
  incidents: z.array(z.uuid()),
});

/**
 * Empties a text, the words of a claim, raw bytes, a name or a log payload, on a legal ground, wherever
 * it is held; covers it in every edition, and publishes a new edition of each incident that had shown
 * it. A name goes with the names of every party merged with it. The log keeps its chain and reports what was redacted. Returns how far it reached; throws
 * `not_found` for what does not exist, `conflict` for what was redacted already.
 */
export const redact = verb(
  "redact",
  schema,
  async (change, input) => {
    if (input.target === "party" && input.id) await refuseTelling(change, input.id, input);
    const [row] = await change.tx.$queryRaw<{ reached: unknown }[]>`
    SELECT redact(${input.target}, ${input.id ?? null}::uuid, ${input.seq ?? null}::bigint) AS reached`;
    // What is held and not entered could hold the same words; it is captured again in a moment.
    await change.tx.capture.deleteMany({});
    const { incidents, ...reached } = reach.parse(row?.reached);
    const standing = await standingAmong(change, incidents);
    for (const incident of incidents) {
      if (!standing.includes(incident)) await renewSummary(change, incident);
    }
    await change.log({
      verb: "redact",
      subject: { kind: input.target, id: input.id ?? null },
      new: { legalGround: input.legalGround, seq: input.seq ?? null, ...reached },
      why: input.reason,
    });
    for (const incident of standing) {
      await writeEdition(change, incident, "A new edition after a redaction.");
    }
    return reached;
  },
  longPatience,
);

// The entry that says why stays in the log, so it must not say what.
async function refuseTelling(
  { tx }: Change,
  partyId: string,
  { reason, legalGround }: { reason: string; legalGround: string },
): Promise<void> {
  const family = familyOf(partyId, await partyMerges(tx));
  const revisions = await tx.partyRevision.findMany({
    where: { partyId: { in: family }, redacted: false },
    select: { name: true, aliases: true },
  });
  const names = revisions.flatMap(({ name, aliases }) => [name, ...aliases]);
  for (const [path, text] of Object.entries({ reason, legalGround })) {
    if (tells(text, names)) refuseAt("invalid", path, "This tells the name that is to go.");
  }
}

async function standingAmong({ tx }: Change, incidents: readonly string[]): Promise<string[]> {
  const rows = await tx.incidentRevision.findMany({
    where: {
      incidentId: { in: [...incidents] },
      next: null,
      enteredInError: false,
      // What was withdrawn stays so: its last edition is covered, and no further one shows more.
      incident: {
        editions: { none: { next: null, kind: "withdrawn" } },
        // What was merged is told in the editions of what it was merged into.
        incidentMerges: { none: { next: null, intoIncidentId: { not: null } } },
      },
    },
    select: { incidentId: true },
    orderBy: { incidentId: "asc" },
  });
  return rows.map((row) => row.incidentId);
}

// What was entered in error, withdrawn or merged gets no further edition; the last one stands, covered, and so must its line.
async function renewSummary({ tx }: Change, incidentId: string): Promise<void> {
  const { edition } = await tx.publishedIncident.findUniqueOrThrow({
    where: { incidentId },
    select: { edition: { select: { document: true } } },
  });
  const document = editionDocument.parse(JSON.parse(edition.document));
  await tx.publishedIncident.update({
    where: { incidentId },
    data: { summary: summarise(document) },
  });
}
