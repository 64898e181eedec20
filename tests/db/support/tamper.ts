import type pg from "pg";

/** Changes rows as somebody does who owns the tables: triggers off, change, triggers on. */
export async function behindItsBack(owner: pg.Pool, sql: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  );
  const touched = rows.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(sql));
  const all = (what: string) =>
    touched.map(({ name }) => `ALTER TABLE "${name}" ${what} TRIGGER USER;`).join("");
  await owner.query(`BEGIN; ${all("DISABLE")} ${sql}; ${all("ENABLE")} COMMIT`);
}

/** Drops what the database itself holds rows to: keys to other tables, CHECKs, and all that is unique but ids. */
export async function withoutConstraints(owner: pg.Pool): Promise<void> {
  for (const types of [["f"], ["c", "u"]]) {
    const { rows } = await owner.query<{ sql: string }>(
      `SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', conrelid::regclass, conname) AS sql
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype::text = ANY ($1)`,
      [types],
    );
    for (const { sql } of rows) await owner.query(sql);
  }
  const { rows } = await owner.query<{ sql: string }>(
    `SELECT format('DROP INDEX %s', x.indexrelid::regclass) AS sql FROM pg_index x
     JOIN pg_class c ON c.oid = x.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND x.indisunique AND NOT EXISTS (
       SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)`,
  );
  for (const { sql } of rows) await owner.query(sql);
}
