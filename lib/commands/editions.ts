import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { rulesVersion } from "@/lib/domain/judgement";
import type { Actor } from "@/lib/domain/permissions";
import { compose } from "@/lib/editions/compose";
import { covered } from "@/lib/editions/cover";
import { summarise } from "@/lib/editions/summary";
import { withdrawnDocument } from "@/lib/editions/withdraw";
import { AppError } from "@/lib/errors";
import { liveIncident } from "@/lib/facts/live";
import { namesWithheld } from "@/lib/facts/parties";
import type { EditionDocument } from "@/lib/schemas/edition";
import {
  publishIncident as publishSchema,
  withdrawIncident as withdrawSchema,
} from "@/lib/schemas/incident";
import { type Change, verb } from "./change";
import { renewLeads } from "./leads";
import { refuseMerged } from "./merged";

/**
 * Publishes what is live of an incident as its next edition. `openedOn` is the newest edition that
 * the editor saw: somebody else's in between is a conflict. Returns the edition's number and hash.
 */
export const publishIncident = verb("publish", publishSchema, async (change, input) => {
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

/**
 * Withdraws an incident: the next edition says why and nothing else, and the earlier ones are
 * masked by it. Publishing again is possible and leaves them masked. Returns the edition.
 */
export const withdrawIncident = verb("withdraw", withdrawSchema, async (change, input) => {
  const { incident: id, openedOn, reason } = input;
  await refuseMerged(change, "incident", id);
  const newest = await newestEdition(change, id);
  if (!newest) throw new AppError("not_found", "Nothing of this incident is published.");
  if (newest.number !== openedOn) {
    throw new AppError(
      "conflict",
      "Somebody published or withdrew this incident meanwhile. Look at that edition first.",
    );
  }
  if (newest.kind === "withdrawn") {
    throw new AppError("conflict", "This incident is withdrawn already.");
  }
  const incident = await change.tx.incidentRevision.findFirstOrThrow({
    where: { incidentId: id, next: null },
    include: { incident: { select: { slug: true } } },
  });
  const period = { start: incident.periodStart, end: incident.periodEnd };
  const shown = await forReaders(change, reason);
  const content = withdrawnDocument({ id, slug: incident.incident.slug, period }, shown);
  const edition = await storeEdition(change, "withdrawn", content, openedOn, shown);
  await change.tx.$queryRaw`SELECT mask_withdrawn_incident(${id}::uuid)`;
  await change.log({
    verb: "withdraw",
    subject: { kind: "incident", id },
    new: { edition: edition.id, number: edition.number, sha256: edition.sha256 },
    why: reason,
  });
  return edition;
});

/** Composes and writes the next edition within a change that is under way. */
export async function writeEdition(change: Change, incidentId: string, note: string | null) {
  const live = await liveIncident(change.tx, incidentId);
  if (live.id !== incidentId) await refuseMerged(change, "incident", incidentId);
  const newest = await newestEdition(change, incidentId);
  const at = await momentOf(change);
  const edition = await storeEdition(
    change,
    "published",
    compose(live, at),
    newest?.number ?? 0,
    note === null ? null : await forReaders(change, note),
    at,
  );
  await change.log({
    verb: "publish",
    subject: { kind: "incident", id: incidentId },
    new: { edition: edition.id, number: edition.number, sha256: edition.sha256 },
    why: note,
  });
  return edition;
}

async function storeEdition(
  change: Change,
  kind: "published" | "withdrawn",
  content: EditionDocument,
  after: number,
  note: string | null,
  moment?: Date,
) {
  const { tx } = change;
  const incidentId = content.incident.id;
  const at = moment ?? (await momentOf(change));
  const document = JSON.stringify(content);
  const sha256 = createHash("sha256").update(document, "utf8").digest("hex");
  const number = after + 1;
  const edition = await tx.edition.create({
    data: {
      incidentId,
      number,
      supersedes: after > 0 ? after : null,
      kind,
      at,
      note,
      rules: rulesVersion,
      document,
      sha256,
    },
    select: { id: true },
  });
  const sortKey = content.incident.period.start;
  const cache = { editionId: edition.id, sortKey, summary: summarise(content) };
  await tx.publishedIncident.upsert({
    where: { incidentId },
    create: { incidentId, ...cache },
    update: cache,
  });
  await renewLeads(change);
  return { id: edition.id, number, sha256 };
}

// What an editor writes for readers may name somebody withheld, as any text may.
async function forReaders({ tx }: Change, text: string): Promise<string> {
  return covered({ text }, await namesWithheld(tx)).text;
}

// Under the lock, so that editions are in the order of their moments.
async function momentOf({ tx }: Change): Promise<Date> {
  const [clock] = await tx.$queryRaw<
    { at: Date }[]
  >`SELECT date_trunc('milliseconds', open_change()) AS at`;
  return clock?.at ?? new Date(0);
}

function newestEdition({ tx }: Change, incidentId: string) {
  return tx.edition.findFirst({
    where: { incidentId, next: null },
    select: { number: true, kind: true },
  });
}
