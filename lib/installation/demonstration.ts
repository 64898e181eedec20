import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { ensureClient } from "./build";
import { runChild } from "./children";
import { type Cluster, inUse, lockOf, startCluster } from "./cluster";
import type { Life } from "./life";
import { lockHolder } from "./lock";
import { migrate } from "./migrate";
import { unusable } from "./place";
import { errorCode, Refusal } from "./refusal";
import { roles } from "./roles";
import { keptSecret, randomSecret } from "./secrets";
import { type OnStep, step } from "./steps";

const loader = "prisma/seed.ts";

/** Refuses a data folder on which another start runs; asked early, before slow work. */
export async function refuseSecondStart(dataDir: string): Promise<void> {
  const holder = await lockHolder(lockOf(dataDir)).catch((error: unknown) => {
    if (errorCode(error) === "ENOTDIR" || errorCode(error) === "EACCES") return null;
    throw error;
  });
  if (holder) throw inUse(dataDir, holder.pid);
}

/**
 * Starts the demonstration's own database, migrated, with its content whole, and gives the
 * environment in which the site runs on it.
 */
export async function startDemonstration(
  dataDir: string,
  life: Life,
): Promise<{ cluster: Cluster; env: NodeJS.ProcessEnv }> {
  const { onStep, signal } = life;
  const cluster = await startCluster({ dataDir, onStep, signal });
  life.atEnd(cluster.stop);
  const secret = await keptSecret(join(dataDir, "secret"), randomSecret).catch((error: unknown) => {
    throw unusable(dataDir, error);
  });
  const env = siteEnvironment(cluster.appUrl, secret);
  // Somebody looks at this terminal: a line for each page would bury the address.
  env.COUNTERCLAIM_LOG_LEVEL ||= "error";
  await migrate({ ownerUrl: cluster.ownerUrl, appRole: roles.app, onStep, signal });
  signal.throwIfAborted();
  await ensureClient({ onStep, signal });
  const passwords = join(dataDir, "accounts.json");
  const accounts = await keptSecret(passwords, inventPasswords).catch((error: unknown) => {
    throw unusable(dataDir, error);
  });
  await ensureContent({ cluster, dataDir, env, life, passwords });
  sayAccounts(accounts, passwords, onStep);
  return { cluster, env };
}

/**
 * The environment in which the site runs: the app's address and never the owner's, which is set to
 * nothing so that an .env file read later does not bring it back.
 */
export function siteEnvironment(appUrl: string, secret: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: "",
    COUNTERCLAIM_SECRET: secret,
  };
}

/**
 * Loads the demonstration where this database does not have it whole. The mark is written when the
 * loader has ended well, and names the database: after an interruption, or beside a new cluster,
 * the loader runs again, and goes on where it was.
 */
async function ensureContent(options: {
  cluster: Cluster;
  dataDir: string;
  env: NodeJS.ProcessEnv;
  life: Life;
  /** The file with the passwords of the accounts. */
  passwords: string;
}): Promise<void> {
  const { cluster, dataDir, env, life, passwords } = options;
  const mark = markIn(dataDir);
  const database = await nameOf(cluster.ownerUrl);
  if (existsSync(mark) && (await readFile(mark, "utf8")) === database) return;
  if (!existsSync(loader)) {
    throw new Refusal(`The demonstration cannot be loaded: ${loader} is missing.`);
  }
  await step(life.onStep, "Loading the demonstration", () =>
    runChild({
      args: ["--conditions=react-server", "--import", "tsx", loader, passwords],
      env,
      signal: life.signal,
      failure: "The demonstration could not be loaded; the reason stands above.",
    }),
  );
  await writeFile(mark, database);
}

/** Marks the database of a data folder as one that has its content, whatever that is: a restored one. */
export async function keepContent(dataDir: string, ownerUrl: string): Promise<void> {
  await writeFile(markIn(dataDir), await nameOf(ownerUrl));
}

function markIn(dataDir: string): string {
  return join(dataDir, "demonstration");
}

const accountRoles = ["viewer", "analyst", "editor", "admin"] as const;
const passwordsFile = z.record(z.string(), z.string());

function inventPasswords(): string {
  const invented = accountRoles.map((role) => [role, randomSecret().slice(0, 24)]);
  return `${JSON.stringify(Object.fromEntries(invented), null, 2)}\n`;
}

/** One account for each role, as they were made; whoever changed a password knows the new one. */
function sayAccounts(accounts: string, file: string, onStep: OnStep): void {
  onStep(`Accounts of the demonstration, with the passwords of its first start (${file}):`);
  const passwords = passwordsFile.parse(JSON.parse(accounts));
  for (const role of accountRoles) {
    onStep(`  ${`${role}@demonstration.example`.padEnd(30)} ${passwords[role] ?? ""}`);
  }
}

/** Names this database among all that ever were: its cluster's number and its own. */
async function nameOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT system_identifier || '/' || oid AS name
         FROM pg_control_system(), pg_database WHERE datname = current_database()`,
    );
    return rows[0]?.name ?? "";
  } finally {
    await client.end();
  }
}
