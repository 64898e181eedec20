import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { Refusal } from "./refusal";

/** A migration of the folder. */
export type Migration = { name: string; sql: string };

/** What the database lacks of a folder, and what an interrupted or failed start left unfinished. */
export type History = { missing: Migration[]; unfinished: string[] };

/** The migrations of a folder, in order. */
export async function migrationsIn(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(join(folder, name, "migration.sql"), "utf8"),
    })),
  );
}

/**
 * Compares a folder with what the database says was applied. A Refusal when the database has a
 * migration that the folder lacks, or had it in other words: the code would then speak to tables
 * that it does not know.
 */
export async function historyOf(client: pg.Client, migrations: Migration[]): Promise<History> {
  const known = await client.query("SELECT to_regclass('_prisma_migrations') AS known");
  if (known.rows[0]?.known === null) return { missing: migrations, unfinished: [] };
  const { rows } = await client.query<Row>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const finished = rows.filter((row) => row.finished);
  for (const row of finished) refuseStranger(row, migrations);
  return {
    missing: migrations.filter(({ name }) => !finished.some((row) => row.name === name)),
    unfinished: rows.filter((row) => !row.finished).map((row) => row.name),
  };
}

type Row = { name: string; checksum: string; finished: boolean };

function refuseStranger({ name, checksum }: Row, migrations: Migration[]): void {
  const ours = migrations.find((migration) => migration.name === name);
  if (!ours) {
    throw new Refusal(
      `The database is newer than this program: it has the migration ${name}, which is not here.`,
    );
  }
  if (createHash("sha256").update(ours.sql).digest("hex") !== checksum) {
    throw new Refusal(
      `The migration ${name} was applied to this database in other words than it has here; a migration is never changed once applied.`,
    );
  }
}
