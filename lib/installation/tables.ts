import { createHash } from "node:crypto";
import type pg from "pg";
import { Refusal } from "./refusal";

/** A table as a backup takes it: its columns in their order, and those of its primary key. */
export type Table = { name: string; columns: string[]; key: string[] };

/**
 * What no backup holds: Prisma's own table (the backup names its migrations instead), rows that wait
 * for their log entry within a transaction, sessions and one-time keys, which nobody should be able to
 * take up again from a file, and pages that were captured and not entered.
 */
const leftOut = ["_prisma_migrations", "log_pending", "session", "verification", "capture"];

/** How values are written, so that they read the same on every server; for one transaction. */
export const plainText = `
  SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL client_encoding = 'UTF8'`;

/** Every table that a backup holds, those that others refer to first. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `SELECT c.relname AS name,
       ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       ARRAY(SELECT attname::text FROM pg_index i JOIN pg_attribute a
         ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)) AS key,
       ARRAY(SELECT DISTINCT r.relname::text FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND r.oid <> c.oid) AS needs
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
     ORDER BY c.relname COLLATE "C"`,
    [leftOut],
  );
  const ordered: Table[] = [];
  while (ordered.length < rows.length) {
    const placed = new Set(ordered.map(({ name }) => name));
    const free = rows.filter(
      ({ name, needs }) =>
        !placed.has(name) && needs.every((need) => placed.has(need) || leftOut.includes(need)),
    );
    if (free.length === 0) throw new Refusal("The tables refer to each other in a ring.");
    for (const { name, columns, key } of free) ordered.push({ name, columns, key });
  }
  return ordered;
}

/** A table's rows as COPY writes them, in an order that does not depend on the server. */
export function copyOut({ name, columns, key }: Table): string {
  const order = key.map((column) => `${quoted(column)}::text COLLATE "C"`).join(", ");
  const list = columns.map(quoted).join(", ");
  return `COPY (SELECT ${list} FROM ${quoted(name)} ORDER BY ${order}) TO STDOUT`;
}

export function copyIn({ name, columns }: Table): string {
  return `COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) FROM STDIN`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Counts rows and hashes bytes of what COPY writes: each row ends with its only line feed. */
export class Tally {
  private readonly hash = createHash("sha256");
  rows = 0;
  bytes = 0;

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
  }

  sum(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.hash.digest("hex") };
  }
}
