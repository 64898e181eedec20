import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { enterArticle } from "@/lib/commands/articles";
import { enterParty } from "@/lib/commands/parties";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { backup } from "@/lib/installation/backup";
import { startChild } from "@/lib/installation/children";
import { startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";
import { restore } from "@/lib/installation/restore";

/*
 * npm run bench:backup -- --mb 200
 *
 * How long a backup and its restoration take, and how much memory. So many megabytes of captured
 * pages, half of them noise that does not compress, in databases of its own that are thrown away. Each
 * of the two runs in a process of its own, which says its peak; then what was restored is backed up
 * again, and every table's sum compared.
 */
const [, , doing, url = "", file = ""] = process.argv;
const appRole = "counterclaim_app";
const quiet = () => {};
if (doing === "backup" || doing === "restore") await act(doing);
else await bench(Number(/--mb[ =](\d+)/.exec(process.argv.slice(2).join(" "))?.[1] ?? 200));

async function act(what: "backup" | "restore"): Promise<void> {
  const begun = performance.now();
  const options = { ownerUrl: url, file, appRole, onStep: quiet };
  const sums = what === "backup" ? (await backup(options)).sums : await restore(options);
  const seconds = (performance.now() - begun) / 1000;
  // In kilobytes, on every system that Node runs on but macOS.
  const peak = process.resourceUsage().maxRSS / (process.platform === "darwin" ? 1e6 : 1e3);
  console.log(JSON.stringify({ seconds, peak, sums }));
}

async function bench(megabytes: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "counterclaim-bench-backup-"));
  await chmod(folder, 0o711);
  const clusterAt = (name: string) => startCluster({ dataDir: join(folder, name), onStep: quiet });
  const [one, other] = [await clusterAt("one"), await clusterAt("other")];
  try {
    await migrate({ ownerUrl: one.ownerUrl, appRole, onStep: quiet });
    await fill(one, megabytes);
    console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`);
    console.log(`${megabytes} MB of captured pages; the database: ${await sizeOf(one.ownerUrl)}`);
    const [first, again] = [join(folder, "first"), join(folder, "again")];
    const written = await child("backup", one.ownerUrl, first);
    console.log(`${told("backup", written)}; the file: ${mb((await stat(first)).size)}`);
    console.log(told("restore", await child("restore", other.ownerUrl, first)));
    const restored = await child("backup", other.ownerUrl, again);
    const isEqual = JSON.stringify(written.sums) === JSON.stringify(restored.sums);
    console.log(`backed up again, every table's sum is ${isEqual ? "equal" : "ANOTHER"}`);
    if (!isEqual) process.exitCode = 1;
  } finally {
    await Promise.all([one.stop(), other.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measured {
  seconds: number;
  peak: number;
  sums: unknown;
}

async function child(what: string, ownerUrl: string, path: string): Promise<Measured> {
  const args = ["--conditions=react-server", "scripts/run.cjs", "tests/bench/backup.ts"];
  const run = startChild({ args: [...args, what, ownerUrl, path], env: process.env, quiet: true });
  if ((await run.ended) !== 0) throw new Error(run.output());
  return JSON.parse(run.output());
}

function told(what: string, { seconds, peak }: Measured): string {
  return `${what}: ${seconds.toFixed(1)} s, at most ${Math.round(peak)} MB of memory`;
}

/** Pages of five million bytes, each recorded and logged as a capture is. */
async function fill(
  { appUrl, ownerUrl }: { appUrl: string; ownerUrl: string },
  megabytes: number,
): Promise<void> {
  process.env.DATABASE_URL = appUrl;
  const actor: Actor = { kind: "system", name: "bench" };
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const outlet = await enterParty(actor, { name: "The paper", kind: "outlet" });
  for (let at = 0; at * 5 < megabytes; at += 1) {
    const { snapshot } = await enterArticle(actor, {
      outlet: outlet.id,
      headline: `Headline ${at}`,
      kind: "stand_in",
      text: `Nothing is claimed in article ${at}.`,
    });
    const noise = randomBytes(1_875_000).toString("base64");
    const page = Buffer.from(`<html>${noise}${"<p>said the same</p>".repeat(125_000)}</html>`);
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO snapshot_raw (snapshot_id, media_type, bytes, sha256)
       VALUES ($1, 'text/html', $2, encode(sha256($2), 'hex'))`,
      [snapshot, page],
    );
    await client.query(
      "SELECT append_log('system', NULL, 'bench', 'bench', 'snapshot', $1, '{}')",
      [snapshot],
    );
    await client.query("COMMIT");
  }
  await client.end();
  await closeDb();
}

async function sizeOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ size: string }>(
    "SELECT pg_database_size(current_database()) AS size",
  );
  await client.end();
  return mb(Number(rows[0]?.size));
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
