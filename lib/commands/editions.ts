import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { rulesVersion } from "@/lib/domain/judgement";
import type { Actor } from "@/lib/domain/permissions";
import { compose } from "@/lib/editions/compose";
import { summarise } from "@/lib/editions/summary";
import { AppError } from "@/lib/errors";
import { publishIncident as schema } from "@/lib/schemas/incident";
import { type Change, verb } from "./change";
import { liveIncident } from "./live";

/**
 * Publishes what is live of an incident as its next edition. `openedOn` is the newest edition that
 * the editor saw: somebody else's in between is a conflict. Returns the edition's number and hash.
 */
export const publishIncident = verb("publish", schema, async (change, input) => {
  const newest = await newestEdition(change, input.incident);
  if (input.openedOn !== undefined && (newest?.number ?? 0) !== input.openedOn) {
    throw new AppError(
      "conflict",
      "Somebody published this incident meanwhile. Look at that edition first.",
    );
  }
  return writeEdition(change, input.incident, input.note ?? null);
});

/** Publishes incidents that have something to say and no edition yet, each as its own change. Returns how many. */
export async function publishFirst(actor: Actor, incidents: readonly string[]): Promise<number> {
  let published = 0;
  for (const incident of incidents) {
    const standing = await db().publishedIncident.findUnique({ where: { incidentId: incident } });
    if (standing) continue;
    await publishIncident(actor, { incident, openedOn: 0 });
    published += 1;
  }
  return published;
}

/** Composes and writes the next edition within a change that is under way. */
export async function writeEdition(change: Change, incidentId: string, note: string | null) {
  const { tx } = change;
  const live = await liveIncident(tx, incidentId);
  const newest = await newestEdition(change, incidentId);
  const number = (newest?.number ?? 0) + 1;
  const [clock] = await tx.$queryRaw<
    { at: Date }[]
  >`SELECT date_trunc('milliseconds', open_change()) AS at`;
  const at = clock?.at ?? new Date(0);
  const content = compose(live, at);
  const document = JSON.stringify(content);
  const sha256 = createHash("sha256").update(document, "utf8").digest("hex");
  const edition = await tx.edition.create({
    data: {
      incidentId,
      number,
      supersedes: newest?.number ?? null,
      kind: "published",
      at,
      note,
      rules: rulesVersion,
      document,
      sha256,
    },
    select: { id: true },
  });
  const cache = { editionId: edition.id, sortKey: live.period.start, summary: summarise(content) };
  await tx.publishedIncident.upsert({
    where: { incidentId },
    create: { incidentId, ...cache },
    update: cache,
  });
  await change.log({
    verb: "publish",
    subject: { kind: "incident", id: incidentId },
    new: { edition: edition.id, number, sha256 },
    why: note,
  });
  return { id: edition.id, number, sha256 };
}

function newestEdition({ tx }: Change, incidentId: string) {
  return tx.edition.findFirst({ where: { incidentId, next: null }, select: { number: true } });
}
