import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { type WaitingItem, type WaitingKind, waitingKinds } from "@/lib/schemas/queue";
import { type Attended, attended } from "./attention";
import { familiesOf } from "./families";
import { mayLook } from "./staff";
import { judgedIn, likelySame, unanswered } from "./waiting";
import { goneQuotes, likelyCopies } from "./waiting-articles";

export interface Queue {
  entries: Attended[];
  /** How many wait of each kind, whatever is filtered. */
  counts: Record<WaitingKind, number>;
  /** Incidents that changed longer ago and were not looked through; where to go on. */
  next: number | null;
}

export interface QueueFilter {
  kind?: WaitingKind | undefined;
  incident?: string | undefined;
  mine?: boolean;
  /** How many incidents, those changed last first, to pass over. */
  from?: number;
}

/** How many incidents one page of the queue looks through. */
const reach = 50;

/** Everything that waits in the incidents changed last, the most consequential first. */
export async function queue(viewer: Actor, filter: QueueFilter, now: Date): Promise<Queue> {
  mayLook(viewer);
  const from = filter.from ?? 0;
  const incidents = await changedLast(from);
  const shown = incidents.slice(0, reach);
  const families = await familiesOf(shown);
  const read = await Promise.all(shown.map((id) => judgedIn(id, now)));
  const all = [
    ...read.flat(),
    ...(await goneQuotes(families)),
    ...(await likelyCopies(families)),
    ...(from === 0 ? await unanswered(reach) : []),
    ...(await likelySame(shown, families)),
  ].sort(
    (a, b) =>
      waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) ||
      b.weight - a.weight ||
      (a.key < b.key ? -1 : 1),
  );
  const me = viewer.kind === "user" ? viewer.id : null;
  return {
    entries: (await attended(all, viewer, now))
      .filter((one) => filter.kind === undefined || one.kind === filter.kind)
      .filter((one) => filter.incident === undefined || one.incident?.id === filter.incident)
      .filter((one) => !filter.mine || one.assigned?.id === me),
    counts: countsOf(all),
    next: incidents.length > reach ? from + reach : null,
  };
}

function countsOf(all: readonly WaitingItem[]): Queue["counts"] {
  const counts: Queue["counts"] = {
    stale_status: 0,
    stale_finding: 0,
    objection: 0,
    contested: 0,
    part_exceeds_whole: 0,
    quote_gone: 0,
    likely_copy: 0,
    likely_same_party: 0,
    likely_same_incident: 0,
    new_claim: 0,
  };
  for (const { kind } of all) counts[kind] += 1;
  return counts;
}

async function changedLast(from: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH led AS MATERIALIZED (SELECT incident_id, root_id FROM incident_merged)
    SELECT i.id FROM incident i
    JOIN incident_revision r ON r.incident_id = i.id AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.id AND n.supersedes = r.number)
    WHERE NOT EXISTS (SELECT 1 FROM led WHERE led.incident_id = i.id)
    ORDER BY greatest(r.recorded_at, (SELECT max(c.recorded_at) FROM claim_revision c WHERE c.incident_id = i.id),
      (SELECT max(c.recorded_at) FROM led JOIN claim_revision c USING (incident_id) WHERE led.root_id = i.id),
      (SELECT max(m.recorded_at) FROM incident_merge m WHERE i.id IN (m.incident_id, m.into_incident_id)),
      (SELECT max(k.recorded_at) FROM recheck_incident k WHERE k.incident_id = i.id AND k.decisions > 0)) DESC, i.id
    OFFSET ${from} LIMIT ${reach + 1}`;
  return rows.map(({ id }) => id);
}
