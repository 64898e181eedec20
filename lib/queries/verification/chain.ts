import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db";
import { fault, type Verification } from "./result";

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

/** Every entry by itself and after the one before it, and a head exported earlier, which has to be among them. */
export async function verifyChain(
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

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
