import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { lockOf, startCluster } from "./cluster";
import type { Life } from "./life";
import { lockHolder } from "./lock";
import { migrate } from "./migrate";
import { checkDatabase } from "./preflight";
import { databaseName, roles } from "./roles";
import { readSecret } from "./secrets";
import { databaseSettings, loadEnvironmentFiles } from "./settings";

/** A database as both of its roles reach it. */
export type Borrowed = { ownerUrl: string; appUrl: string; appRole: string };

/**
 * The app's address of the database that scripts work on: DATABASE_URL where it is set; else the
 * demonstration's, of the running site if one runs, or started for the length of the script.
 */
export async function borrowDatabase(life: Life): Promise<string> {
  loadEnvironmentFiles();
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const { ownerUrl, appUrl } = await demonstrations(life);
  const { signal } = life;
  await migrate({ ownerUrl, appRole: roles.app, onStep: toError, signal });
  signal.throwIfAborted();
  return appUrl;
}

/** The same database as its owner too, just as it stands: nothing is migrated. */
export async function borrowAsOwner(life: Life): Promise<Borrowed & { dataDir: string | null }> {
  loadEnvironmentFiles();
  if (!process.env.DATABASE_URL && !process.env.DATABASE_OWNER_URL) return demonstrations(life);
  const urls = databaseSettings(process.env);
  const { appRole } = await checkDatabase(urls);
  return { ...urls, appRole, dataDir: null };
}

async function demonstrations(life: Life): Promise<Borrowed & { dataDir: string }> {
  const dataDir = process.env.COUNTERCLAIM_DATA_DIR || ".data";
  const running = (await lockHolder(lockOf(dataDir)).catch(() => null)) !== null;
  if (running) {
    const { owner, app } = await runningUrls(dataDir);
    return { ownerUrl: owner, appUrl: app, appRole: roles.app, dataDir };
  }
  // Standard output belongs to what the script prints.
  const cluster = await startCluster({ dataDir, onStep: toError, signal: life.signal });
  life.atEnd(cluster.stop);
  return { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, appRole: roles.app, dataDir };
}

async function runningUrls(dataDir: string): Promise<{ owner: string; app: string }> {
  const held = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  const port = held.split("\n")[3];
  const text = await readSecret(join(dataDir, "passwords.json"));
  const passwords = z
    .object({ owner: z.string(), app: z.string() })
    .parse(JSON.parse(text ?? "{}"));
  const url = (role: "owner" | "app") =>
    `postgresql://${roles[role]}:${encodeURIComponent(passwords[role])}@127.0.0.1:${port}/${databaseName}`;
  return { owner: url("owner"), app: url("app") };
}

function toError(line: string): void {
  process.stderr.write(`${line}\n`);
}
