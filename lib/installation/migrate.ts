import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { withEngine } from "./engine";
import { historyOf, type Migration, migrationsIn } from "./history";
import { prepareJobs } from "./jobs";
import { errorMessage, Refusal } from "./refusal";
import { type OnStep, step } from "./steps";

export type MigrateOptions = {
  /** Address with the role that owns the database. */
  ownerUrl: string;
  /** Name of the role that the app uses; it is granted what the migrations say. */
  appRole: string;
  onStep: OnStep;
  /** Aborting it ends the wait for another start; a migration that has begun is finished. */
  signal?: AbortSignal;
  /** Folder of migrations, for tests. */
  migrationsDir?: string;
};

/** Ours alone: the engine takes another (72707369) for each of its commands. */
const lockKey = 7_030_144_825;

/**
 * Applies the migrations that a database lacks, grants the app's role what it may do, and makes the
 * tables of the job library. Two starts on one database take turns. `_prisma_migrations` is what Prisma's command line writes,
 * so that either can go on where the other ended. Returns the names that were applied.
 * A migration that fails, or a database that is not this folder's, is a Refusal.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { ownerUrl, appRole, onStep, signal } = options;
  const folder = resolve(options.migrationsDir ?? "prisma/migrations");
  const migrations = await migrationsIn(folder);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await takeTurn(client, onStep, signal);
    const { missing, unfinished } = await historyOf(client, migrations);
    if (missing.length > 0) {
      const list = await asList(folder, migrations);
      await step(onStep, `Applying ${counted(missing.length)}`, () =>
        withEngine(ownerUrl, (engine) => apply(engine, list, unfinished)),
      );
    }
    await client.query("SELECT grant_app_privileges($1)", [appRole]);
    await prepareJobs(client, appRole);
    return { applied: missing.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

/** Held until the connection ends, so that a killed start gives way. */
async function takeTurn(
  client: pg.Client,
  onStep: OnStep,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS ours", [lockKey]);
  if (rows[0]?.ours === true) return;
  const abort = () => void client.end();
  signal?.addEventListener("abort", abort, { once: true });
  await step(onStep, "Waiting for another start that migrates this database", () =>
    client.query("SELECT pg_advisory_lock($1)", [lockKey]),
  )
    .catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    })
    .finally(() => signal?.removeEventListener("abort", abort));
}

async function asList(folder: string, migrations: Migration[]): Promise<MigrationList> {
  const lockfile = "migration_lock.toml";
  return {
    baseDir: folder,
    lockfile: {
      path: lockfile,
      content: await readFile(join(folder, lockfile), "utf8").catch(() => null),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/**
 * Each script is one transaction with the mark that it is done, so one that was interrupted or failed has
 * left nothing and is tried again. The command line would wait for somebody to say so by hand.
 */
async function apply(
  engine: SchemaEngine,
  migrationsList: MigrationList,
  unfinished: string[],
): Promise<void> {
  for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
  try {
    await engine.applyMigrations({
      migrationsList,
      filters: { externalTables: [], externalEnums: [] },
    });
  } catch (error) {
    throw new Refusal(`A migration failed and was rolled back: ${reason(errorMessage(error))}`);
  }
}

/** The engine's message is the server's words between its own heading and its own trace. */
function reason(message: string): string {
  const migration = /migration_name="([^"]+)"/.exec(message)?.[1];
  const words = /^Error querying the database: (.*)$/m.exec(message)?.[1];
  return words ? `${migration ?? "unnamed"}: ${words}` : (message.split("\n")[0] ?? message);
}

function counted(number: number): string {
  return number === 1 ? "1 migration" : `${number} migrations`;
}
