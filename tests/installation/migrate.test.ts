import { createHash } from "node:crypto";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { migrate } from "@/lib/installation/migrate";
import { newFolder, sharedCluster } from "./folder";
import { query } from "./sql";

const shared = sharedCluster();
let database: { ownerUrl: string; appUrl: string };
let folder: string;

beforeEach(async () => {
  folder = await newFolder();
  database = await shared.newDatabase();
  await write("1_first", first);
});

const first = `
  CREATE TABLE fact (word text);
  -- A body with semicolons of its own: a script is never cut.
  CREATE FUNCTION grant_app_privileges(app_role text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('GRANT SELECT ON fact TO %I', app_role);
  END $$;`;

test("migrations are applied in order, once, and the app gets its privileges", async () => {
  await write("2_second", "ALTER TABLE fact ADD COLUMN more text");
  expect(await run()).toEqual({ applied: ["1_first", "2_second"] });
  expect(await run()).toEqual({ applied: [] });
  expect(await query(database.appUrl, "SELECT word, more FROM fact")).toEqual([]);
});

test("what was applied is written as Prisma's command line writes it", async () => {
  await run();
  const rows = await query(
    database.ownerUrl,
    `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at,
            finished_at >= started_at AS finished FROM _prisma_migrations`,
  );
  const checksum = createHash("sha256").update(first).digest("hex");
  expect(rows).toEqual([
    {
      migration_name: "1_first",
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      finished: true,
    },
  ]);
});

test("each migration of the project is applied by itself to what the ones before it left", async () => {
  folder = await newFolder();
  const own = "prisma/migrations";
  const names = (await readdir(own, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  // What the app may do is said from the second on.
  for (const later of [names.slice(0, 2), ...names.slice(2).map((name) => [name])]) {
    for (const name of later) await cp(join(own, name), join(folder, name), { recursive: true });
    expect(await run()).toEqual({ applied: later });
  }
}, 60_000);

test("two starts on one database take turns", async () => {
  await write("2_slow", "SELECT pg_sleep(0.3); CREATE TABLE slow (word text)");
  const results = await Promise.all([run(), run(), run()]);
  const applied = results.map((result) => result.applied.length);
  expect(applied.sort()).toEqual([0, 0, 2]);
});

test("a migration that fails leaves nothing, says why, and is tried again once mended", async () => {
  await write("2_wrong", "CREATE TABLE half (word text); SELECT 1 / 0");
  await expect(run()).rejects.toThrow("2_wrong: ERROR: division by zero");
  const [row] = await query(database.ownerUrl, "SELECT to_regclass('half') AS half");
  expect(row).toEqual({ half: null });
  await write("2_wrong", "CREATE TABLE half (word text)");
  expect(await run()).toEqual({ applied: ["2_wrong"] });
});

test("a migration during which the server was lost is tried again", async () => {
  await write("2_slow", "CREATE TABLE slow (word text); SELECT pg_sleep(30)");
  const lost = expect(run()).rejects.toThrow();
  const stopSlow = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()`;
  while ((await query(database.ownerUrl, stopSlow)).length === 0);
  await lost;
  await write("2_slow", "CREATE TABLE slow (word text)");
  expect(await run()).toEqual({ applied: ["2_slow"] });
});

test("a migration after which the program was lost, before it noted that, is not tried again", async () => {
  // What is written after the script's own transaction never comes.
  const lost = `CREATE TABLE second (word text);
    CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'lost'; END $$;
    CREATE TRIGGER lose BEFORE UPDATE OF applied_steps_count ON _prisma_migrations
      FOR EACH ROW EXECUTE FUNCTION lose();`;
  await write("2_second", lost);
  await expect(run()).rejects.toThrow("lost");
  await query(database.ownerUrl, "DROP TRIGGER lose ON _prisma_migrations");
  await write("3_third", "ALTER TABLE second ADD COLUMN more text");
  expect(await run()).toEqual({ applied: ["3_third"] });
  expect(await query(database.ownerUrl, "SELECT word, more FROM second")).toEqual([]);
});

test("a start that waits for its turn can be interrupted", async () => {
  await write("2_slow", "SELECT pg_sleep(1)");
  const interruption = new AbortController();
  const interrupt = (line: string) => {
    if (line.startsWith("Waiting")) interruption.abort(new Error("interrupted"));
  };
  let waiting: Promise<unknown> | undefined;
  const onStep = () => {
    const second = { ...options(), signal: interruption.signal, onStep: interrupt };
    waiting ??= expect(migrate(second)).rejects.toThrow("interrupted");
  };
  expect(await migrate({ ...options(), onStep })).toEqual({ applied: ["1_first", "2_slow"] });
  await waiting;
});

test("a database that is newer than the folder, or had other words, is refused", async () => {
  await write("2_second", "CREATE TABLE second (word text)");
  await run();
  await write("2_second", "CREATE TABLE second (words text)");
  await expect(run()).rejects.toThrow(/2_second was applied to this database in other words/);
  folder = await newFolder();
  await write("1_first", first);
  await expect(run()).rejects.toThrow(/newer than this program: it has the migration 2_second/);
});

function options() {
  return {
    ownerUrl: database.ownerUrl,
    appRole: "counterclaim_app",
    onStep: () => {},
    migrationsDir: folder,
  };
}

function run() {
  return migrate(options());
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}
