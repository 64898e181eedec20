import "server-only";
import { db } from "@/lib/db";
import { type Actor, can } from "@/lib/domain/permissions";
import {
  type RecordKind,
  type RecordWords,
  type RevisionWords,
  recordKinds,
  revisionsInWords,
} from "./record-words";
import { isId, mayLook } from "./staff";

export { type RecordKind, recordKinds } from "./record-words";

export interface HistoryEntry {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  verb: string;
  who: { name: string | null; role: string };
  /** The revision that it wrote; null for what changes no record, as an assessment. */
  revision: number | null;
  changes: { what: string; old: string | null; new: string | null }[];
  why: string | null;
  /** What the entry told was redacted; that there was one stays. */
  redacted: boolean;
}

export interface RecordHistory {
  entries: HistoryEntry[];
  /** The record at the revision that was asked for. */
  stood: { number: number; words: RecordWords } | null;
  newest: number;
}

/**
 * Everything that was done to one record, newest first: who, when, old, new, why. Staff see names,
 * everybody else the role alone. `at` names a revision to be shown whole. Null where there is no
 * such record.
 */
export async function historyOf(
  viewer: Actor,
  kind: string,
  id: string,
  at: number | null = null,
): Promise<RecordHistory | null> {
  mayLook(viewer);
  const known = recordKinds.find((one) => one === kind);
  if (!known || !isId(id)) return null;
  const revisions = await revisionsInWords[known](id);
  const newest = revisions.at(-1);
  if (!newest) return null;
  const stood = at === null ? null : (revisions.find(({ number }) => number === at) ?? null);
  return {
    entries: await entriesOf(viewer, known, id, revisions),
    stood: stood && { number: stood.number, words: stood.words },
    newest: newest.number,
  };
}

async function entriesOf(
  viewer: Actor,
  kind: RecordKind,
  id: string,
  revisions: readonly RevisionWords[],
): Promise<HistoryEntry[]> {
  const merges = await mergeEntries(kind, id);
  const rows = await db().$queryRaw<EntryRow[]>`
    SELECT l.seq::int AS seq, l.at, l.verb, l.subject_id AS subject, l.actor_kind::text AS actor_kind, l.actor_role, u.name AS actor_name,
      l.payload, (SELECT array_agg(r.row_id) FROM log_row r WHERE r.seq = l.seq
        AND r.table_name = ${`${kind}_revision`}) AS rows
    FROM log_entry l LEFT JOIN "user" u ON u.id = l.actor_id
    WHERE (l.subject_kind = ${kind} AND l.subject_id = ${id}::uuid) OR l.seq = ANY (${merges}::bigint[])
    ORDER BY l.seq DESC LIMIT 500`;
  const seesNames = can(viewer, "read_live");
  const names = merges.length > 0 ? await namesOf(kind, rows) : new Map<string, string>();
  return rows.map((row) => {
    const at = revisions.findIndex((one) => row.rows?.includes(one.row));
    const now = revisions[at];
    const payload = payloadOf(row.payload);
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      verb: row.verb.replaceAll("_", " "),
      who: {
        name: seesNames ? row.actor_name : null,
        role: row.actor_role ?? row.actor_kind,
      },
      revision: now?.number ?? null,
      changes: now
        ? changesBetween(revisions[at - 1]?.words ?? {}, now.words)
        : isMerge(row.verb)
          ? mergeChanges(row, payload, names)
          : plainChanges(payload.old, payload.new),
      why: payload.why,
      redacted: row.payload === null,
    };
  });
}

const isMerge = (verb: string) =>
  /^((merge|distinguish)_(party|incident)|withdraw_(party|incident)_(merge|distinction))$/.test(
    verb,
  );

// Of what was merged into a record, separated from it or told apart from it, its own history tells too.
async function mergeEntries(kind: RecordKind, id: string): Promise<bigint[]> {
  if (kind !== "party" && kind !== "incident") return [];
  const rows =
    kind === "party"
      ? await db().$queryRaw<{ seq: bigint }[]>`
          SELECT r.seq FROM party_merge m
          LEFT JOIN party_merge w ON w.party_id = m.party_id AND w.number = m.supersedes
          JOIN log_row r ON r.table_name = 'party_merge' AND r.row_id = m.id
          WHERE ${id}::uuid IN (m.party_id, m.into_party_id, w.into_party_id)
          UNION ALL SELECT r.seq FROM distinction d
          JOIN log_row r ON r.table_name = 'distinction' AND r.row_id = d.id
          WHERE ${id}::uuid IN (d.party_id, d.other_party_id)`
      : await db().$queryRaw<{ seq: bigint }[]>`
          SELECT r.seq FROM incident_merge m
          LEFT JOIN incident_merge w ON w.incident_id = m.incident_id AND w.number = m.supersedes
          JOIN log_row r ON r.table_name = 'incident_merge' AND r.row_id = m.id
          WHERE ${id}::uuid IN (m.incident_id, m.into_incident_id, w.into_incident_id)
          UNION ALL SELECT r.seq FROM distinction d
          JOIN log_row r ON r.table_name = 'distinction' AND r.row_id = d.id
          WHERE ${id}::uuid IN (d.incident_id, d.other_incident_id)`;
  return rows.map(({ seq }) => seq);
}

/** What the records that merges speak of are called now. */
async function namesOf(kind: RecordKind, rows: readonly EntryRow[]): Promise<Map<string, string>> {
  const ids = rows
    .filter(({ verb }) => isMerge(verb))
    .flatMap(({ subject, payload }) => {
      const told = payloadOf(payload);
      return [subject, otherOf(told.old), otherOf(told.new)].filter((id) => id !== null);
    });
  const found = kind === "incident" ? await titlesOf(ids) : await partiesCalled(ids);
  return new Map(found);
}

async function titlesOf(ids: string[]): Promise<[string, string][]> {
  const where = { incidentId: { in: ids }, next: null };
  const rows = await db().incidentRevision.findMany({ where });
  return rows.map(({ incidentId, title }) => [incidentId, title]);
}

async function partiesCalled(ids: string[]): Promise<[string, string][]> {
  const where = { partyId: { in: ids }, next: null };
  const rows = await db().partyRevision.findMany({ where });
  return rows.map(({ partyId, name }) => [partyId, name]);
}

function mergeChanges(
  { subject, verb }: EntryRow,
  payload: { old: unknown; new: unknown },
  names: ReadonlyMap<string, string>,
): HistoryEntry["changes"] {
  const called = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const name = called(subject) ?? "it";
  const what = /disti/.test(verb) ? `what “${name}” is not` : `where “${name}” leads`;
  return [{ what, old: called(otherOf(payload.old)), new: called(otherOf(payload.new)) }];
}

/** What a record leads to, or is told apart from. */
function otherOf(told: unknown): string | null {
  const { into, other = into }: { into?: unknown; other?: unknown } = Object(told);
  return typeof other === "string" ? other : null;
}

interface EntryRow {
  seq: number;
  subject: string | null;
  at: Date;
  verb: string;
  actor_kind: string;
  actor_role: string | null;
  actor_name: string | null;
  payload: string | null;
  rows: string[] | null;
}

function payloadOf(text: string | null): { old: unknown; new: unknown; why: string | null } {
  const payload: unknown = text === null ? null : JSON.parse(text);
  if (typeof payload !== "object" || payload === null) return { old: null, new: null, why: null };
  const members = new Map<string, unknown>(Object.entries(payload));
  const why = members.get("why");
  return {
    old: members.get("old") ?? null,
    new: members.get("new") ?? null,
    why: typeof why === "string" ? why : null,
  };
}

function changesBetween(before: RecordWords, after: RecordWords): HistoryEntry["changes"] {
  return Object.keys(after).flatMap((what) => {
    const old = before[what] ?? null;
    const now = after[what] ?? null;
    return old === now ? [] : [{ what, old, new: now }];
  });
}

function plainChanges(before: unknown, after: unknown): HistoryEntry["changes"] {
  return changesBetween(
    Object.fromEntries(Object.keys(Object(after)).map((key) => [key, null])),
    Object.fromEntries(Object.entries(Object(after)).map(([key, value]) => [key, wordsOf(value)])),
  ).map((change) => ({ ...change, old: wordsOf(Object(before)[change.what]) }));
}

function wordsOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * What was done to a record after a revision, for whoever opened a form on it: its newest revision,
 * and a line for each change. Null when nothing was.
 */
export async function changedSince(
  viewer: Actor,
  kind: RecordKind,
  id: string,
  openedOn: number,
): Promise<{ newest: number; lines: string[] } | null> {
  const history = await historyOf(viewer, kind, id);
  if (!history || history.newest <= openedOn) return null;
  const lines = history.entries
    .filter(({ revision }) => revision !== null && revision > openedOn)
    .flatMap(({ who, changes, why }) => [
      ...changes.map((one) => `${one.what}: ${one.old ?? "nothing"} → ${one.new ?? "nothing"}`),
      `by ${who.name ?? who.role}${why ? `, because: ${why}` : ""}`,
    ]);
  return { newest: history.newest, lines };
}
