import "server-only";
import { db } from "@/lib/db";
import { mergedInto, rootOf } from "@/lib/domain/merge";
import type { Actor } from "@/lib/domain/permissions";
import { incidentMerges, partyMerges } from "@/lib/facts/merges";
import type { MergedNoun } from "@/lib/schemas/merge";
import { type RecordWords, revisionsInWords } from "./record-words";
import { isId, mayLook } from "./staff";

/** A party or an incident as it stands beside another that may be the same. */
export interface Mergeable {
  id: string;
  noun: MergedNoun;
  name: string;
  revision: number;
  /** How many merges and withdrawals it has been through. */
  merges: number;
  /** What its newest revision says, by what it says it of. */
  words: RecordWords;
  /** How many claims were logged of it: under its name, or of the incident. */
  claims: number;
  /** Its address for readers; null where nothing is published, and for a party. */
  slug: string | null;
  /** What it is merged into; null where it stands by itself. */
  merged: MergeRow | null;
  /** What is merged into it, each by itself. */
  led: MergeRow[];
}

export interface MergeRow {
  /** What leads, and where. */
  from: { id: string; name: string };
  into: { id: string; name: string };
  number: number;
  reason: string;
  /** ISO 8601, UTC. */
  at: string;
  who: string | null;
}

/** Where a party or incident leads at the desk; null where it stands by itself, or is none. */
export async function leadsTo(viewer: Actor, noun: MergedNoun, id: string): Promise<string | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const root = rootOf(id.toLowerCase(), await redirectsOf(noun));
  return root === id.toLowerCase() ? null : root;
}

/** What was merged into a party or incident, oldest first. */
export async function mergedHere(viewer: Actor, noun: MergedNoun, id: string): Promise<MergeRow[]> {
  mayLook(viewer);
  const redirects = await redirectsOf(noun);
  return mergeRows(noun, mergedInto(id, redirects));
}

/** One of two that may be the same; null where there is none of this id. */
export async function mergeable(
  viewer: Actor,
  noun: MergedNoun,
  id: string,
): Promise<Mergeable | null> {
  mayLook(viewer, "read_withheld_names");
  if (!isId(id)) return null;
  const [newest] = (await revisionsInWords[noun](id)).slice(-1);
  if (!newest) return null;
  const { words, number } = newest;
  const redirects = await redirectsOf(noun);
  const [merged = null] = redirects.has(id) ? await mergeRows(noun, [id]) : [];
  return {
    id,
    noun,
    name: words.name ?? words.title ?? "",
    revision: number,
    merges: await mergesOf(noun, id),
    words: words.kind ? { ...words, kind: words.kind.replaceAll("_", " ") } : words,
    claims: await claimsOf(noun, id),
    slug: noun === "incident" ? await publishedSlug(id) : null,
    merged,
    led: await mergeRows(noun, mergedInto(id, redirects)),
  };
}

function redirectsOf(noun: MergedNoun) {
  return noun === "party" ? partyMerges(db()) : incidentMerges(db());
}

async function mergesOf(noun: MergedNoun, id: string): Promise<number> {
  const [row] =
    noun === "party"
      ? await db().partyMerge.findMany({ where: { partyId: id, next: null } })
      : await db().incidentMerge.findMany({ where: { incidentId: id, next: null } });
  return row?.number ?? 0;
}

async function publishedSlug(id: string): Promise<string | null> {
  const found = await db().publishedIncident.findUnique({
    where: { incidentId: id },
    select: { incident: { select: { slug: true } } },
  });
  return found?.incident.slug ?? null;
}

async function claimsOf(noun: MergedNoun, id: string): Promise<number> {
  if (noun === "incident") {
    const where = { incidentId: id, next: null, enteredInError: false };
    return db().claimRevision.count({ where });
  }
  const [row] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT c.claim_id)::int AS n FROM claim_hop h JOIN claim_revision c ON c.id = h.claim_revision_id
    WHERE h.party_id = ${id}::uuid AND NOT c.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)`;
  return row?.n ?? 0;
}

interface Row {
  from: string;
  from_name: string;
  into: string;
  into_name: string;
  number: number;
  reason: string;
  at: Date;
  who: string | null;
}

async function mergeRows(noun: MergedNoun, ids: string[]): Promise<MergeRow[]> {
  if (ids.length === 0) return [];
  const rows = noun === "party" ? await ofParties(ids) : await ofIncidents(ids);
  return rows.map((row) => ({
    from: { id: row.from, name: row.from_name },
    into: { id: row.into, name: row.into_name },
    number: row.number,
    reason: row.reason,
    at: row.at.toISOString(),
    who: row.who,
  }));
}

function ofParties(ids: string[]): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT m.party_id AS from, f.name AS from_name, m.into_party_id AS into, i.name AS into_name, m.number, m.reason,
      m.recorded_at AS at, (SELECT coalesce(u.name, e.actor_role) FROM log_row r JOIN log_entry e USING (seq)
        LEFT JOIN "user" u ON u.id = e.actor_id WHERE r.table_name = 'party_merge' AND r.row_id = m.id LIMIT 1) AS who
    FROM party_merge m
    JOIN party_revision f ON f.party_id = m.party_id
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = f.party_id AND n.supersedes = f.number)
    JOIN party_revision i ON i.party_id = m.into_party_id
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = i.party_id AND n.supersedes = i.number)
    WHERE m.party_id = ANY (${ids}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM party_merge n WHERE n.party_id = m.party_id AND n.supersedes = m.number)
    ORDER BY m.recorded_at`;
}

function ofIncidents(ids: string[]): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT m.incident_id AS from, f.title AS from_name, m.into_incident_id AS into, i.title AS into_name, m.number,
      m.reason, m.recorded_at AS at, (SELECT coalesce(u.name, e.actor_role) FROM log_row r JOIN log_entry e USING (seq)
        LEFT JOIN "user" u ON u.id = e.actor_id WHERE r.table_name = 'incident_merge' AND r.row_id = m.id LIMIT 1) AS who
    FROM incident_merge m
    JOIN incident_revision f ON f.incident_id = m.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = f.incident_id AND n.supersedes = f.number)
    JOIN incident_revision i ON i.incident_id = m.into_incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    WHERE m.incident_id = ANY (${ids}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM incident_merge n WHERE n.incident_id = m.incident_id AND n.supersedes = m.number)
    ORDER BY m.recorded_at`;
}
