import type pg from "pg";
import { expect } from "vitest";

/** What every table of a database holds: its number of rows, and a hash over all of them. */
export async function traceOf(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string; holds: string }>(await statement(pool));
  return Object.fromEntries(rows.map(({ name, holds }) => [name, holds]));
}

/** Runs something that must write nothing, whether it fails or not: no row of any table, no log. */
export async function leavesNoTrace<T>(pool: pg.Pool, run: () => Promise<T>): Promise<T> {
  const before = await traceOf(pool);
  try {
    return await run();
  } finally {
    expect(await traceOf(pool)).toEqual(before);
  }
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
           coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '-') AS holds FROM ${name} t`,
    )
    .join(" UNION ALL ");
  statements.set(pool, made);
  return made;
}
