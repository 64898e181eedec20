import "server-only";
import { createHash } from "node:crypto";
import { db, Prisma, type Tx } from "@/lib/db";

/** One thing that is not as it was recorded, as a sentence that names it. */
export interface Fault {
  kind:
    | "chain"
    | "payload"
    | "row_changed"
    | "row_unlogged"
    | "row_missing"
    | "rewritten"
    | "pending"
    | "guard"
    | "head"
    | "published";
  text: string;
}

export interface Verification {
  entries: number;
  rows: number;
  /** The entries whose payload was emptied by a redaction. */
  redacted: number[];
  head: { seq: number; hash: string } | null;
  faults: Fault[];
}

type Key = "id" | "snapshot_id" | "incident_id";

/** Every table whose rows are logged, with its key. */
export const loggedTables: Readonly<Record<string, Key>> = {
  user: "id",
  party: "id",
  party_revision: "id",
  party_tie: "id",
  party_merge: "id",
  article: "id",
  article_revision: "id",
  snapshot: "id",
  snapshot_raw: "snapshot_id",
  derivation: "id",
  derivation_revision: "id",
  incident: "id",
  incident_revision: "id",
  incident_place: "id",
  incident_participant: "id",
  incident_merge: "id",
  group_term: "id",
  measure: "id",
  claim: "id",
  claim_revision: "id",
  claim_hop: "id",
  claim_link: "id",
  claim_link_revision: "id",
  proposal: "id",
  proposal_decision: "id",
  assessment: "id",
  assessment_ground: "id",
  finding: "id",
  finding_ground: "id",
  dependence: "id",
  dependence_claim: "id",
  desk_setting: "id",
  free_to_show: "id",
  objection: "id",
  correction: "id",
  distinction: "id",
  edition: "id",
  published_incident: "incident_id",
};

/** The logged tables whose rows may change, each change with an entry; every other row is for good. */
export const changingTables: readonly string[] = ["user", "published_incident"];

/** The verbs that cover or empty what stands, and so log a row of those others again. */
const coveringVerbs: readonly string[] = ["redact", "cover_editions", "withdraw"];

/**
 * Verifies the log by itself (every hash recomputed here, not in the database), every live row
 * against the last hash logged of it, that no entry rewrote what is for good, that the guards of the
 * tables are on, and a head exported earlier, so that a tail cut off since is found. Reads one moment of the database; writers are not kept waiting.
 */
export async function verifyLog(exported?: { seq: number; hash: string }): Promise<Verification> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`;
      const result: Verification = { entries: 0, rows: 0, redacted: [], head: null, faults: [] };
      await verifyChain(tx, result, exported);
      for (const [table, key] of Object.entries(loggedTables))
        await verifyRows(tx, table, key, result);
      await verifyRewritten(tx, result);
      await verifyPending(tx, result);
      await verifyGuards(tx, result);
      await verifyPublished(tx, result);
      return result;
    },
    { isolationLevel: "RepeatableRead", maxWait: 60_000, timeout: 3_600_000 },
  );
}

interface EntryRow {
  seq: bigint;
  /** To the microsecond, so that texts are in the order of their moments. */
  at: string;
  head: string;
  payload: string | null;
  salt: Uint8Array | null;
  payload_hash: string;
  rows_hash: string;
  previous_hash: string;
  hash: string;
}

type Previous = Pick<EntryRow, "seq" | "hash" | "at">;

interface RowRow {
  seq: bigint;
  line: string;
}

const batch = 2_000;

async function verifyChain(
  tx: Tx,
  result: Verification,
  exported: { seq: number; hash: string } | undefined,
): Promise<void> {
  let previous: Previous = { seq: 0n, hash: "", at: "" };
  let exportedFound = exported === undefined || exported.seq === 0;
  for (;;) {
    const entries = await entriesAfter(tx, previous.seq);
    if (entries.length === 0) break;
    const rows = await rowsOf(tx, entries);
    for (const entry of entries) {
      verifyEntry(entry, rows.get(entry.seq) ?? [], previous, result);
      if (exported && BigInt(exported.seq) === entry.seq) {
        exportedFound = true;
        if (entry.hash !== exported.hash) {
          fault(
            result,
            "head",
            `Entry ${entry.seq} is not the one whose hash was exported: the log was rewritten.`,
          );
        }
      }
      previous = { seq: entry.seq, hash: entry.hash, at: entry.at };
      result.entries += 1;
      result.rows += rows.get(entry.seq)?.length ?? 0;
    }
  }
  await verifyEmptied(tx, result);
  await verifyRowsHaveEntries(tx, result);
  result.head = previous.seq === 0n ? null : { seq: Number(previous.seq), hash: previous.hash };
  if (!exportedFound) {
    fault(
      result,
      "head",
      `The exported head is entry ${exported?.seq}, and the log ends at ${previous.seq}: its tail was cut off.`,
    );
  }
}

// A redaction names the entries that it emptied among the rows of its own entry.
async function verifyEmptied(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT seq FROM log_entry WHERE payload IS NULL AND NOT EXISTS (
      SELECT 1 FROM log_row r
      WHERE r.table_name = 'log_entry' AND r.row_id = lpad(to_hex(log_entry.seq), 32, '0')::uuid)
    ORDER BY seq LIMIT 1000`;
  for (const { seq } of rows) {
    fault(result, "payload", `What entry ${seq} told was emptied, and no redaction says so.`);
  }
}

async function verifyRowsHaveEntries(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT DISTINCT seq FROM log_row WHERE NOT EXISTS (
      SELECT 1 FROM log_entry WHERE log_entry.seq = log_row.seq) ORDER BY seq LIMIT 1000`;
  for (const { seq } of rows) {
    fault(result, "chain", `Rows stand under entry ${seq}, which is not in the log.`);
  }
}

function verifyEntry(
  entry: EntryRow,
  rows: readonly string[],
  previous: Previous,
  result: Verification,
): void {
  const { seq } = entry;
  if (entry.at < previous.at) {
    fault(
      result,
      "chain",
      `Entry ${seq} is dated before entry ${previous.seq}: a clock was set back.`,
    );
  }
  if (seq !== previous.seq + 1n) {
    const gap =
      seq === previous.seq + 2n
        ? `Entry ${seq - 1n} is`
        : `Entries ${previous.seq + 1n} to ${seq - 1n} are`;
    fault(result, "chain", `${gap} missing from the log.`);
  } else if (entry.previous_hash !== previous.hash) {
    fault(
      result,
      "chain",
      `Entry ${seq} does not follow entry ${previous.seq}: an entry was changed, removed or moved.`,
    );
  }
  if (sha256(rows.join("\n")) !== entry.rows_hash) {
    fault(result, "chain", `The rows of entry ${seq} are not those that it was written with.`);
  }
  if (entry.payload === null || entry.salt === null) result.redacted.push(Number(seq));
  else if (
    sha256(Buffer.concat([entry.salt, Buffer.from(entry.payload, "utf8")])) !== entry.payload_hash
  ) {
    fault(result, "payload", `What entry ${seq} tells was changed.`);
  }
  const text = [entry.head, entry.payload_hash, entry.rows_hash, entry.previous_hash].join("\n");
  if (sha256(text) !== entry.hash) fault(result, "chain", `Entry ${seq} was changed.`);
}

function entriesAfter(tx: Tx, seq: bigint): Promise<EntryRow[]> {
  return tx.$queryRaw<EntryRow[]>`
    SELECT seq, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, payload, salt,
      concat_ws(E'\n', seq::text, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_kind::text,
        coalesce(actor_id::text, '-'), coalesce(actor_role, '-'), verb, subject_kind,
        coalesce(subject_id::text, '-')) AS head,
      encode(payload_hash, 'hex') AS payload_hash, encode(rows_hash, 'hex') AS rows_hash,
      encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
    FROM log_entry WHERE seq > ${seq} ORDER BY seq LIMIT ${batch}`;
}

async function rowsOf(tx: Tx, entries: readonly EntryRow[]): Promise<Map<bigint, string[]>> {
  const rows = await tx.$queryRaw<RowRow[]>`
    SELECT seq, table_name || ' ' || row_id || ' ' || encode(row_hash, 'hex') AS line
    FROM log_row WHERE seq BETWEEN ${entries[0]?.seq ?? 0n} AND ${entries.at(-1)?.seq ?? 0n}
    ORDER BY seq, position`;
  const lines = new Map<bigint, string[]>();
  for (const { seq, line } of rows) {
    const own = lines.get(seq);
    if (own) own.push(line);
    else lines.set(seq, [line]);
  }
  return lines;
}

// A live row is what the last entry that wrote it says; whatever was logged is still there.
async function verifyRows(tx: Tx, table: string, key: Key, result: Verification): Promise<void> {
  const name = Prisma.raw(`"${table}"`);
  const id = Prisma.raw(key);
  const live = await tx.$queryRaw<{ id: string; logged: boolean }[]>`
    SELECT t.${id} AS id, last.row_hash IS NOT NULL AS logged
    FROM ${name} t
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_object_agg(key, value), '{}')::text AS text
      FROM jsonb_each(to_jsonb(t)) WHERE value <> 'null'::jsonb
    ) now
    LEFT JOIN LATERAL (
      SELECT row_hash, salt FROM log_row
      WHERE table_name = ${table} AND row_id = t.${id} ORDER BY seq DESC, position DESC LIMIT 1
    ) last ON true
    WHERE last.row_hash IS DISTINCT FROM sha256(last.salt || convert_to(now.text, 'UTF8'))
      OR last.row_hash IS NULL
    LIMIT 1000`;
  for (const row of live) {
    if (row.logged)
      fault(
        result,
        "row_changed",
        `The row ${row.id} of ${table} was changed behind the log's back.`,
      );
    else
      fault(result, "row_unlogged", `The row ${row.id} of ${table} stands in no entry of the log.`);
  }
  const gone = await tx.$queryRaw<{ row_id: string; seq: bigint }[]>`
    SELECT row_id, max(seq) AS seq FROM log_row
    WHERE table_name = ${table} AND NOT EXISTS (SELECT 1 FROM ${name} t WHERE t.${id} = row_id)
    GROUP BY row_id LIMIT 1000`;
  for (const row of gone) {
    fault(
      result,
      "row_missing",
      `The row ${row.row_id} of ${table}, written by entry ${row.seq}, is gone.`,
    );
  }
}

// Of what is for good a second hash may be logged by a redaction, a cover or a withdrawal alone.
async function verifyRewritten(tx: Tx, result: Verification): Promise<void> {
  const tables = Object.keys(loggedTables).filter((one) => !changingTables.includes(one));
  const rows = await tx.$queryRaw<{ row_id: string; table_name: string; seq: bigint }[]>`
    SELECT DISTINCT r.table_name, r.row_id, r.seq FROM log_row r JOIN log_entry e ON e.seq = r.seq
    WHERE r.table_name = ANY (${tables}) AND e.verb <> ALL (${[...coveringVerbs]})
      AND EXISTS (SELECT 1 FROM log_row p WHERE p.table_name = r.table_name AND p.row_id = r.row_id
        AND (p.seq < r.seq OR (p.seq = r.seq AND p.position < r.position)))
    ORDER BY r.seq LIMIT 1000`;
  for (const { table_name, row_id, seq } of rows) {
    fault(
      result,
      "rewritten",
      `Entry ${seq} wrote the row ${row_id} of ${table_name} a second time, and is no redaction.`,
    );
  }
  const forged = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT seq FROM log_entry WHERE verb = 'redact' AND (actor_kind <> 'user' OR actor_role <> 'admin')
    ORDER BY seq LIMIT 1000`;
  for (const { seq } of forged) {
    fault(result, "rewritten", `Entry ${seq} is a redaction, and not by an admin.`);
  }
}

async function verifyPending(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ table_name: string; row_id: string }[]>`
    SELECT table_name, row_id FROM pending_rows()`;
  for (const { table_name, row_id } of rows) {
    fault(
      result,
      "pending",
      `The row ${row_id} of ${table_name} waits for somebody's entry to claim it: no transaction leaves that.`,
    );
  }
}

/** What a table may be guarded by, as pg_trigger tells it: the function, and the bits of its event. */
const guards = {
  logs: { run: "note_pending_row", event: 4, says: "nothing logs its rows" },
  change: { run: "refuse_change", event: 16, says: "nothing refuses that its rows are changed" },
  delete: { run: "refuse_change", event: 8, says: "nothing refuses that its rows are deleted" },
  empty: { run: "refuse_change", event: 32, says: "nothing refuses that it is emptied" },
} as const;

// With a guard off the next change leaves no trace of its own; what changed already is found above.
async function verifyGuards(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ table_name: string; run: string; event: number }[]>`
    SELECT c.relname AS table_name, p.proname AS run, t.tgtype::int AS event
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = 'public'::regnamespace AND t.tgenabled IN ('O', 'A')`;
  const tables = [...Object.keys(loggedTables), "log_entry", "log_row", "log_pending"];
  for (const table of tables) {
    const own = rows.filter(({ table_name }) => table_name === table);
    for (const { run, event, says } of guardsOf(table)) {
      if (own.some((one) => one.run === run && (one.event & event) !== 0)) continue;
      fault(result, "guard", `The table ${table} is not guarded: ${says}.`);
    }
  }
}

function guardsOf(table: string) {
  if (table === "log_pending") {
    return [
      { run: "refuse_unlogged_row", event: 4, says: "rows without an entry are let through" },
    ];
  }
  const { logs, change, delete: gone, empty } = guards;
  if (table === "log_entry" || table === "log_row") return [change, gone, empty];
  return changingTables.includes(table) ? [logs, gone, empty] : [logs, change, gone, empty];
}

async function verifyPublished(tx: Tx, result: Verification): Promise<void> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT i.slug FROM incident i LEFT JOIN published_incident p ON p.incident_id = i.id
    LEFT JOIN edition newest ON newest.incident_id = i.id
      AND NOT EXISTS (SELECT 1 FROM edition n WHERE n.incident_id = i.id AND n.number > newest.number)
    WHERE p.edition_id IS DISTINCT FROM newest.id LIMIT 1000`;
  for (const { slug } of rows) {
    fault(result, "published", `What readers see of ${slug} is not its newest edition.`);
  }
  const found = await tx.$queryRaw<{ slug: string }[]>`
    SELECT i.slug FROM incident i JOIN published_incident p ON p.incident_id = i.id
    JOIN edition e ON e.id = p.edition_id LEFT JOIN published_text t ON t.incident_id = i.id
    WHERE t.words IS DISTINCT FROM published_words(e.document::jsonb)
      OR t.names IS DISTINCT FROM published_name_words(e.document::jsonb)
      OR (t.listed, t.span, t.begins, t.at, t.facets, t.labels, t.places, t.voices) IS DISTINCT FROM
        (p.leads_to IS NULL, published_span(e.document::jsonb), lower(published_span(e.document::jsonb)), e.at,
          published_facets(e.document::jsonb), published_labels(e.document::jsonb),
          e.document::jsonb #> '{incident,places}',
          published_voices_of(e.document::jsonb)) LIMIT 1000`;
  for (const { slug } of found) {
    fault(
      result,
      "published",
      `What a search finds of ${slug} is not what its newest edition says.`,
    );
  }
  const names = await tx.$queryRaw<{ word: string; held: number; published: number }[]>`
    SELECT word, coalesce(held.incidents, 0) AS held, coalesce(p.incidents, 0) AS published
    FROM (SELECT word, count(*)::int AS incidents FROM published_text, unnest(names) AS word GROUP BY word) p
    FULL JOIN published_name held USING (word) WHERE held.incidents IS DISTINCT FROM p.incidents LIMIT 1000`;
  for (const { word, held, published } of names) {
    fault(
      result,
      "published",
      `For near spellings “${word}” is counted in the names of ${held} incidents; it stands in ${published}.`,
    );
  }
  const parties = await tx.$queryRaw<{ name: string; held: number; published: number }[]>`
    SELECT name, coalesce(held.incidents, 0) AS held, coalesce(p.incidents, 0) AS published
    FROM (
      SELECT party_id, name, count(*)::int AS incidents FROM published_text, labelled_parties(labels)
      GROUP BY party_id, name
    ) p
    FULL JOIN published_party held USING (party_id, name)
    WHERE held.incidents IS DISTINCT FROM p.incidents
      OR held.words IS DISTINCT FROM array_to_tsvector(search_words(name)) LIMIT 1000`;
  for (const { name, held, published } of parties) {
    fault(
      result,
      "published",
      `To be found by name, “${name}” is counted in ${held} incidents; it is named in ${published}.`,
    );
  }
}

function fault(result: Verification, kind: Fault["kind"], text: string): void {
  result.faults.push({ kind, text });
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
