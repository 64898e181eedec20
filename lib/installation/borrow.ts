import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { lockOf, startCluster } from "./cluster";
import type { Life } from "./life";
import { lockHolder } from "./lock";
import { migrate } from "./migrate";
import { databaseName, roles } from "./roles";
import { readSecret } from "./secrets";
import { loadEnvironmentFiles } from "./settings";

/**
 * The app's address of the database that scripts work on: DATABASE_URL where it is set; else the
 * demonstration's, of the running site if one runs, or started for the length of the script.
 */
export async function borrowDatabase(life: Life): Promise<string> {
  loadEnvironmentFiles();
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const dataDir = process.env.COUNTERCLAIM_DATA_DIR || ".data";
  const running = (await lockHolder(lockOf(dataDir)).catch(() => null)) !== null;
  if (running) return runningUrl(dataDir);
  const { signal } = life;
  // Standard output belongs to what the script prints.
  const cluster = await startCluster({ dataDir, onStep: toError, signal });
  life.atEnd(cluster.stop);
  await migrate({ ownerUrl: cluster.ownerUrl, appRole: roles.app, onStep: toError, signal });
  signal.throwIfAborted();
  return cluster.appUrl;
}

async function runningUrl(dataDir: string): Promise<string> {
  const held = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  const port = held.split("\n")[3];
  const text = await readSecret(join(dataDir, "passwords.json"));
  const { app } = z.object({ app: z.string() }).parse(JSON.parse(text ?? "{}"));
  return `postgresql://${roles.app}:${encodeURIComponent(app)}@127.0.0.1:${port}/${databaseName}`;
}

function toError(line: string): void {
  process.stderr.write(`${line}\n`);
}
