import type pg from "pg";
import { expect } from "vitest";

/** What every table of a database holds: its number of rows, and a hash over all of them. */
export async function traceOf(pool: pg.Pool): Promise<Record<string, string>> {
  const text = await statement(pool);
  const { rows } = await pool.query<{ name: string; holds: string }>({ name: "trace", text });
  return Object.fromEntries(rows.map(({ name, holds }) => [name, holds]));
}

/** Runs something that must write nothing, whether it fails or not: no row of any table, no log. */
export async function leavesNoTrace<T>(pool: pg.Pool, run: () => Promise<T>): Promise<T> {
  const before = await traceBefore(pool);
  try {
    return await run();
  } finally {
    const after = await traceOf(pool);
    expect(after).toEqual(before);
    last.set(pool, { head: await headOf(pool), trace: after });
  }
}

/** Forgets the last look: something was written that stands in no log. */
export function lookAnew(pool: pg.Pool): void {
  last.delete(pool);
}

const last = new WeakMap<pg.Pool, { head: string; trace: Record<string, string> }>();

// Where nothing was logged since the last look, that look is still good.
async function traceBefore(pool: pg.Pool): Promise<Record<string, string>> {
  const known = last.get(pool);
  return known && known.head === (await headOf(pool)) ? known.trace : traceOf(pool);
}

async function headOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ head: string }>(
    "SELECT max(seq) || '' AS head FROM log_entry",
  );
  return rows[0]?.head ?? "";
}

const statements = new WeakMap<pg.Pool, string>();

async function statement(pool: pg.Pool): Promise<string> {
  const known = statements.get(pool);
  if (known) return known;
  const { rows } = await pool.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const made = rows
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' ||
           coalesce(sum(hashtextextended(t::text, 0)), 0) AS holds FROM ${name} t`,
    )
    .join(" UNION ALL ");
  statements.set(pool, made);
  return made;
}
