import "server-only";
import { db, type Tx } from "@/lib/db";
import type { LiveIncident } from "@/lib/editions/live";
import { staleDecisions } from "@/lib/editions/staleness";
import { unsettled } from "@/lib/editions/unsettled";
import { liveIncident } from "@/lib/facts/live";
import { later } from "@/lib/later";
import type { Change } from "./change";

/** So many incidents are judged anew within the change itself; of more a job takes care. */
export const fewIncidents = 10;

/**
 * Judges anew every incident that a decision on a derivation reaches, and keeps what it moved: in the
 * change itself where they are few, else by a job that is left in the same transaction.
 */
export async function recheckUnder(
  { tx }: Change,
  decision: { derivation: string; number: number },
  incidents: readonly string[],
): Promise<void> {
  if (incidents.length === 0) return;
  const { id } = await tx.recheck.create({
    data: {
      derivationId: decision.derivation,
      derivationNumber: decision.number,
      incidents: [...incidents],
    },
    select: { id: true },
  });
  if (incidents.length > fewIncidents) return later(tx, "recheck", { recheck: id });
  const about = await aboutOf(tx, id);
  for (const incident of incidents) await lookAt(tx, id, incident, about);
}

/**
 * Looks at the incidents of a recheck that nobody has looked at, each in a transaction of its own, until
 * all are done or `mayGoOn` says no. So whoever takes it up after a crash goes on where it ended, and two
 * that take it up at once do no harm. Returns how many are left.
 */
export async function goOnRechecking(id: string, mayGoOn: () => boolean): Promise<number> {
  const rest = await db().$queryRaw<{ incident: string }[]>`
    SELECT i.id AS incident FROM recheck r CROSS JOIN LATERAL unnest(r.incidents) AS i (id)
    WHERE r.id = ${id}::uuid AND NOT EXISTS (
      SELECT 1 FROM recheck_incident l WHERE l.recheck_id = r.id AND l.incident_id = i.id)`;
  const about = await aboutOf(db(), id);
  for (const [done, { incident }] of rest.entries()) {
    if (!mayGoOn()) return rest.length - done;
    await db().$transaction((tx) => lookAt(tx, id, incident, about), {
      isolationLevel: "RepeatableRead",
      maxWait: 60_000,
      timeout: 60_000,
    });
  }
  return 0;
}

/** The rechecks that are not done: asked for before a backup was taken, say, and not since it was restored. */
export async function unfinishedRechecks(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT r.id FROM recheck r WHERE cardinality(r.incidents) >
      (SELECT count(*) FROM recheck_incident l WHERE l.recheck_id = r.id) ORDER BY r.id`;
  return rows.map(({ id }) => id);
}

/** The derivation that was decided on, and whether it counts now. */
interface About {
  derivation: string;
  article: string;
  from: string | null;
  wireOf: string | null;
  isAccepted: boolean;
}

async function aboutOf(tx: Pick<Tx, "recheck">, id: string): Promise<About> {
  const { revision } = await tx.recheck.findUniqueOrThrow({
    where: { id },
    include: { revision: { include: { derivation: true } } },
  });
  return {
    derivation: revision.derivationId,
    article: revision.derivation.articleId,
    from: revision.derivation.fromArticleId,
    wireOf: revision.derivation.fromPartyId,
    isAccepted: revision.decision === "accepted",
  };
}

async function lookAt(tx: Tx, recheck: string, incident: string, about: About): Promise<void> {
  const [fallen] = await tx.incidentRevision.findMany({
    where: { incidentId: incident, next: null, enteredInError: true },
    select: { id: true },
  });
  const moved = fallen ? { standings: 0, decisions: 0 } : await movedIn(tx, incident, about);
  await tx.$executeRaw`
    INSERT INTO recheck_incident (recheck_id, incident_id, standings, decisions)
    VALUES (${recheck}::uuid, ${incident}::uuid, ${moved.standings}, ${moved.decisions})
    ON CONFLICT DO NOTHING`;
}

async function movedIn(tx: Tx, incident: string, about: About) {
  const now = await liveIncident(tx, incident, "own");
  const before = about.isAccepted
    ? without(now, about)
    : await liveIncident(tx, incident, "own", about.derivation);
  const old = staleDecisions(before);
  const decisions = [...staleDecisions(now)].filter((one) => !old.has(one)).length;
  return { standings: unsettled(before, now).length, decisions };
}

function without(live: LiveIncident, { article, from, wireOf }: About): LiveIncident {
  const isIt = (one: LiveIncident["derivations"][number]) =>
    one.article === article && one.from === from && one.wireOf === wireOf;
  return { ...live, derivations: live.derivations.filter((one) => !isIt(one)) };
}
