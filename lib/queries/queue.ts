import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { compose } from "@/lib/editions/compose";
import { waitingIn } from "@/lib/editions/waiting";
import { liveIncident } from "@/lib/facts/live";
import { type WaitingItem, type WaitingKind, waitingKinds } from "@/lib/schemas/queue";
import { type Duplicate, likelySameIncidents, likelySameParties } from "./duplicates";
import { notesOf } from "./live-incidents";
import { mayLook } from "./staff";

export interface QueueEntry extends WaitingItem {
  /** Who took it, and who else looked at it in the last minutes. */
  assigned: { id: string; name: string } | null;
  looking: string[];
  /** For a claim: what a decision made here would be made on. */
  decides: { claimNumber: number; openedOn: number; saw: string } | null;
}

export interface Queue {
  entries: QueueEntry[];
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
/** How long somebody counts as looking, in milliseconds. */
const glance = 10 * 60_000;

/** Everything that waits in the incidents changed last, the most consequential first. */
export async function queue(viewer: Actor, filter: QueueFilter, now: Date): Promise<Queue> {
  mayLook(viewer);
  const from = filter.from ?? 0;
  const incidents = await changedLast(from);
  const shown = incidents.slice(0, reach);
  const read = await Promise.all(shown.map((id) => waitingOf(id, now)));
  const all = [
    ...read.flat(),
    ...(await gone(shown)),
    ...(await likelyCopies(shown)),
    ...(await unanswered(from)),
    ...(await likelySame(shown)),
  ].sort(
    (a, b) =>
      waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) ||
      b.weight - a.weight ||
      (a.key < b.key ? -1 : 1),
  );
  const attended = await attention(all, viewer, now);
  const me = viewer.kind === "user" ? viewer.id : null;
  return {
    entries: attended
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
    SELECT i.id FROM incident i
    JOIN incident_revision r ON r.incident_id = i.id AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.id AND n.supersedes = r.number)
    WHERE NOT EXISTS (SELECT 1 FROM incident_merged m WHERE m.incident_id = i.id)
    ORDER BY greatest(r.recorded_at, (SELECT max(c.recorded_at) FROM claim_revision c WHERE c.incident_id = i.id),
      (SELECT max(m.recorded_at) FROM incident_merge m WHERE i.id IN (m.incident_id, m.into_incident_id)),
      (SELECT max(k.recorded_at) FROM recheck_incident k WHERE k.incident_id = i.id AND k.decisions > 0)) DESC, i.id
    OFFSET ${from} LIMIT ${reach + 1}`;
  return rows.map(({ id }) => id);
}

type Waiting = WaitingItem & Pick<QueueEntry, "decides">;

async function waitingOf(id: string, now: Date): Promise<Waiting[]> {
  return db().$transaction(
    async (tx) => {
      const live = await liveIncident(tx, id, "own");
      const items = waitingIn(compose(live, now));
      const notes = await notesOf(tx, live);
      return items.map((item) => {
        const note = item.claim ? notes[item.claim] : undefined;
        const decides = note && {
          claimNumber: note.revision,
          openedOn: note.assessment?.number ?? 0,
          saw: note.saw,
        };
        return { ...item, decides: decides ?? null };
      });
    },
    { isolationLevel: "RepeatableRead" },
  );
}

/** Claims whose quote does not stand in the newest text of their article. */
async function gone(incidents: readonly string[]): Promise<Waiting[]> {
  const rows = await db().$queryRaw<
    { claim_id: string; incident_id: string; title: string; quote: string; lower: number | null }[]
  >`
    SELECT c.claim_id, c.incident_id, i.title, c.quote, c.figure_lower AS lower FROM claim_revision c
    JOIN snapshot s ON s.id = c.snapshot_id
    JOIN incident_revision i ON i.incident_id = c.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    JOIN LATERAL (
      SELECT t.id, t.text FROM snapshot t WHERE t.article_id = s.article_id ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1
    ) newest ON newest.id <> s.id AND newest.text IS NOT NULL AND position(c.quote IN newest.text) = 0
    WHERE c.incident_id = ANY(${[...incidents]}::uuid[]) AND NOT c.entered_in_error AND NOT c.redacted
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)`;
  return rows.map((row) => ({
    key: `claim:${row.claim_id}`,
    kind: "quote_gone",
    incident: { id: row.incident_id, title: row.title },
    title: `“${row.quote.slice(0, 90)}”`,
    why: ["The newest text of its article does not hold these words any longer."],
    claim: null,
    weight: row.lower ?? 0,
    href: `/desk/claims/${row.claim_id}`,
    decides: null,
  }));
}

/** Derivations that are proposed and not decided, of articles that these incidents' claims are from. */
async function likelyCopies(incidents: readonly string[]): Promise<Waiting[]> {
  const rows = await db().$queryRaw<
    {
      id: string;
      article_id: string;
      headline: string;
      source: string;
      incident_id: string;
      title: string;
    }[]
  >`
    SELECT DISTINCT ON (d.id) d.id, d.article_id, a.headline, coalesce(f.headline, 'a wire') AS source,
      c.incident_id, i.title
    FROM derivation d
    JOIN derivation_revision r ON r.derivation_id = d.id AND r.decision = 'proposed' AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM derivation_revision n WHERE n.derivation_id = d.id AND n.supersedes = r.number)
    JOIN article_revision a ON a.article_id = d.article_id AND NOT a.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = a.article_id AND n.supersedes = a.number)
    LEFT JOIN article_revision f ON f.article_id = d.from_article_id
      AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = f.article_id AND n.supersedes = f.number)
    JOIN snapshot s ON s.article_id IN (d.article_id, d.from_article_id)
    JOIN claim_revision c ON c.snapshot_id = s.id AND c.incident_id = ANY(${[...incidents]}::uuid[])
    JOIN incident_revision i ON i.incident_id = c.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    ORDER BY d.id, c.recorded_at`;
  return rows.map((row) => ({
    key: `derivation:${row.id}`,
    kind: "likely_copy",
    incident: { id: row.incident_id, title: row.title },
    title: `“${row.headline}” and “${row.source}”`,
    why: ["One may draw on the other; then what they repeat is one voice."],
    claim: null,
    weight: 0,
    href: `/desk/derivations/${row.id}`,
    decides: null,
  }));
}

/** What readers object to and nobody answered, the oldest first; of every incident, on the first page. */
async function unanswered(from: number): Promise<Waiting[]> {
  if (from > 0) return [];
  const rows = await db().objection.findMany({
    where: { corrections: { none: { kind: "answer", next: null, withdrawn: false } } },
    include: {
      incident: {
        select: { id: true, revisions: { where: { next: null }, select: { title: true } } },
      },
    },
    orderBy: { id: "asc" },
    take: reach,
  });
  return rows.map((row, at) => ({
    key: `objection:${row.id}`,
    kind: "objection",
    incident: row.incident && {
      id: row.incident.id,
      title: row.incident.revisions[0]?.title ?? "",
    },
    title: row.words === null ? "Redacted" : `“${row.words.slice(0, 90)}”`,
    why: [
      `A reader says that ${row.claimId ? "a claim" : row.measure ? "a measure" : "something"} on ${row.page} is wrong.`,
      ...(row.forWhom ? [`They speak for ${row.forWhom}.`] : []),
    ],
    claim: null,
    // The one that waits longest comes first.
    weight: rows.length - at,
    href: `/desk/objections/${row.id}`,
    decides: null,
  }));
}

/** Parties and incidents that may be one with another. */
async function likelySame(incidents: readonly string[]): Promise<Waiting[]> {
  const item = (noun: "party" | "incident", { one, other, incident, why }: Duplicate): Waiting => ({
    key: `same:${[one.id, other.id].sort().join(":")}`,
    kind: `likely_same_${noun}`,
    incident,
    title: `“${one.name}” and “${other.name}”`,
    why,
    claim: null,
    weight: 0,
    href: `/desk/merge/${noun}/${one.id}?into=${other.id}`,
    decides: null,
  });
  return [
    ...(await likelySameParties(incidents)).map((one) => item("party", one)),
    ...(await likelySameIncidents(incidents)).map((one) => item("incident", one)),
  ];
}

async function attention(items: readonly Waiting[], viewer: Actor, now: Date) {
  const rows = await db().attention.findMany({
    where: { item: { in: items.map(({ key }) => key) } },
    include: { user: { select: { id: true, name: true } } },
  });
  const since = now.getTime() - glance;
  const me = viewer.kind === "user" ? viewer.id : null;
  return items.map((item): QueueEntry => {
    const own = rows.filter((row) => row.item === item.key);
    return {
      ...item,
      assigned: own.find((row) => row.assignedAt !== null)?.user ?? null,
      looking: own
        .filter((row) => row.userId !== me && (row.openedAt?.getTime() ?? 0) > since)
        .map(({ user }) => user.name),
    };
  });
}

/** Who else looked at any of these items in the last minutes. */
export async function lookingAt(
  viewer: Actor,
  keys: readonly string[],
  now: Date,
): Promise<string[]> {
  mayLook(viewer);
  const me = viewer.kind === "user" ? viewer.id : null;
  const rows = await db().attention.findMany({
    where: { item: { in: [...keys] }, openedAt: { gt: new Date(now.getTime() - glance) } },
    include: { user: { select: { id: true, name: true } } },
  });
  return [...new Set(rows.filter(({ userId }) => userId !== me).map(({ user }) => user.name))];
}
