import "server-only";
import { Prisma, type Tx } from "@/lib/db";
import { changingTables, type Key, loggedTables } from "./logged-tables";
import { fault, type Verification } from "./result";

/** A live row is what the last entry that wrote it says; whatever was logged is still there. */
export async function verifyRows(
  tx: Tx,
  table: string,
  key: Key,
  result: Verification,
): Promise<void> {
  const name = Prisma.raw(`"${table}"`);
  const id = Prisma.raw(key);
  const live = await tx.$queryRaw<{ id: string; logged: boolean }[]>`
    SELECT t.${id} AS id, last.row_hash IS NOT NULL AS logged
    FROM ${name} t
    LEFT JOIN LATERAL (
      SELECT row_hash, salt FROM log_row
      WHERE table_name = ${table} AND row_id = t.${id} ORDER BY seq DESC, position DESC LIMIT 1
    ) last ON true
    WHERE (${table === "edition" ? isEditionAsNoted : isAsNoted}) IS NOT TRUE
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

/** Whether a row `t` is what `last` says, as `note_pending_row` notes one. */
const isAsNoted = isNoted(Prisma.sql`to_jsonb(t)`);
// By the hash of its document, as editions are noted since their documents are not; or whole, as before.
const isEditionAsNoted = Prisma.sql`
  (t.sha256 = encode(sha256(convert_to(t.document, 'UTF8')), 'hex') AND ${isNoted(Prisma.sql`to_jsonb(t) - 'document'`)})
  OR ${isAsNoted}`;

function isNoted(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`last.row_hash = sha256(last.salt || convert_to((
    SELECT coalesce(jsonb_object_agg(key, value), '{}')::text FROM jsonb_each(${row}) WHERE value <> 'null'::jsonb
  ), 'UTF8'))`;
}

/** Of what is for good a second hash may be logged by a redaction, a cover or a withdrawal alone. */
export async function verifyRewritten(tx: Tx, result: Verification): Promise<void> {
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

/** The verbs that cover or empty what stands, and so log a row of those others again. */
const coveringVerbs: readonly string[] = ["redact", "cover_editions", "withdraw"];

/** No row waits for an entry. */
export async function verifyPending(tx: Tx, result: Verification): Promise<void> {
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
