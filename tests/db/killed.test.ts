import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb } from "@/lib/db";
import { type Cluster, startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";
import { verifyLog } from "@/lib/queries/verification";
import { runs } from "@/tests/support/runs";

/*
 * Writers enter articles; they, their connections and the whole database are killed (SIGKILL) at
 * moments of chance. Whatever was acknowledged has to be there afterwards, each article whole or not
 * at all, and the log's chain unbroken. One round of three kills in `npm test`, seventy in `npm run test:long`.
 */
const rounds = runs(1, 70);
const writerCount = 2;

let folder = "";
let cluster: Cluster;
const writers = new Set<ChildProcess>();
const acknowledged = new Set<string>();
let complaints = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterclaim-killed-"));
  // Root's PostgreSQL runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  cluster = await startCluster({ dataDir: join(folder, "data"), onStep: () => {} });
  const { ownerUrl } = cluster;
  await migrate({ ownerUrl, appRole: "counterclaim_app", onStep: () => {} });
});

afterAll(async () => {
  for (const writer of writers) writer.kill("SIGKILL");
  await closeDb();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

test(`${rounds} rounds of killing lose nothing`, {
  timeout: 60_000 + rounds * 60_000,
}, async () => {
  for (let round = 0; round < rounds; round += 1) {
    while (writers.size < writerCount) startWriter();
    await theyWrite();
    await aMoment();
    const [writer] = writers;
    await killConnection();
    await theyWrite();
    await aMoment();
    writer?.kill("SIGKILL");
    await aMoment();
    await killDatabase();
    for (const one of writers) one.kill("SIGKILL");
    await vi.waitFor(() => expect(writers.size).toBe(0), { timeout: 20_000 });
    cluster = await startCluster({ dataDir: join(folder, "data"), onStep: () => {} });
    await nothingIsLost(round);
  }
});

function startWriter(): void {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "scripts/run.cjs", "tests/support/writer.ts"],
    { env: { ...process.env, DATABASE_URL: cluster.appUrl }, stdio: ["ignore", "pipe", "pipe"] },
  );
  writers.add(child);
  child.once("close", () => writers.delete(child));
  createInterface({ input: child.stdout }).on("line", (line) => acknowledged.add(line));
  child.stderr.on("data", (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4_000);
  });
}

/** Until something further is acknowledged. */
async function theyWrite(): Promise<void> {
  const before = acknowledged.size;
  await vi.waitFor(
    () => {
      while (writers.size < writerCount) startWriter();
      expect(acknowledged.size, complaints).toBeGreaterThan(before + 1);
    },
    { timeout: 50_000, interval: 20 },
  );
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
}

/** One server process: PostgreSQL then drops all connections and recovers by itself. */
async function killConnection(): Promise<void> {
  const client = await connected();
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'counterclaim' ORDER BY random() LIMIT 1",
  );
  const pid = rows[0]?.pid;
  if (pid !== undefined) process.kill(pid, "SIGKILL");
  await client.end().catch(() => {});
}

async function killDatabase(): Promise<void> {
  const text = await readFile(join(folder, "data", "postgres", "postmaster.pid"), "utf8");
  process.kill(Number(text.split("\n")[0]), "SIGKILL");
  await cluster.exited;
  await cluster.stop();
}

async function nothingIsLost(round: number): Promise<void> {
  const client = await connected();
  const { rows } = await client.query<{ name: string; claims: number }>(`
    SELECT substr(a.headline, 8) AS name, count(r.id)::int AS claims
    FROM article_revision a JOIN snapshot s ON s.article_id = a.article_id
    LEFT JOIN claim_revision r ON r.snapshot_id = s.id GROUP BY 1`);
  const pending = await client.query("SELECT FROM log_pending");
  await client.end();
  const there = new Set(rows.map(({ name }) => name));
  expect(
    [...acknowledged].filter((name) => !there.has(name)),
    `round ${round}`,
  ).toEqual([]);
  expect(rows.filter(({ claims }) => claims !== 3)).toEqual([]);
  expect(pending.rowCount).toBe(0);

  process.env.DATABASE_URL = cluster.appUrl;
  const { faults, entries } = await verifyLog();
  await closeDb();
  expect(faults).toEqual([]);
  expect(entries).toBeGreaterThan(acknowledged.size);
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: cluster.ownerUrl });
  client.on("error", () => {});
  await client.connect();
  return client;
}
