import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { findBinaries } from "./binaries";
import { initialise } from "./initdb";
import { takeLock } from "./lock";
import { makeDataDir, settle, sweep, unusable } from "./place";
import { type Postmaster, startPostmaster, stopOrphan } from "./postmaster";
import { errorCode, errorMessage, Refusal } from "./refusal";
import { databaseName, ensureDatabase, type Passwords, roles } from "./roles";
import { keptSecret, randomSecret, readSecret } from "./secrets";
import { type OnStep, step } from "./steps";

/**
 * A PostgreSQL of our own that is ready for connections on 127.0.0.1. The owner role owns the
 * database `counterclaim` and runs migrations; the app role owns nothing. Both addresses carry
 * passwords: they go into environments, never to a terminal. `fresh` is true when the database
 * was made by this call. `exited` settles when the server is gone, asked or not.
 */
export type Cluster = {
  host: string;
  port: number;
  ownerUrl: string;
  appUrl: string;
  fresh: boolean;
  exited: Promise<void>;
  stop(): Promise<void>;
};

export type ClusterOptions = {
  /** Folder for the cluster, its passwords, log and lock; made when missing. */
  dataDir: string;
  onStep: OnStep;
  /** Aborting it stops what was begun and rejects with its reason. */
  signal?: AbortSignal;
  /** PostgreSQL settings, such as fsync=off for tests. */
  settings?: Record<string, string>;
  /** For tests, which copy a template per worker: the owner gets CREATEDB. */
  ownerMayCreateDatabases?: boolean;
};

const host = "127.0.0.1";
const startupLimit = 120_000;

/**
 * Starts the PostgreSQL kept in a folder, making it at first use; a server that a killed run left
 * there is stopped first. One process at a time may hold the folder; a second gets a Refusal, as
 * does everything that the person at the terminal can mend.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { onStep, signal } = options;
  await makeDataDir(options.dataDir);
  const dataDir = await realpath(options.dataDir);
  const lock = await lockFolder(dataDir);
  let postmaster: Postmaster | undefined;
  try {
    const place = await settle(dataDir, onStep);
    await sweep(place.home);
    if (await stopOrphan(place.cluster)) onStep("Stopped the database that a killed run had left.");
    const binaries = await findBinaries({ account: place.account, home: place.home, onStep });
    const passwords = await keptPasswords(dataDir, existsSync(place.cluster));
    signal?.throwIfAborted();
    if (!existsSync(place.cluster)) {
      await step(onStep, "Making the database cluster", () =>
        initialise({ place, program: binaries.initdb, password: passwords.superuser, signal }),
      );
    }
    const log = join(dataDir, "postgres.log");
    postmaster = await startPostmaster({
      program: binaries.postgres,
      cluster: place.cluster,
      log,
      account: place.account,
      settings: options.settings ?? {},
    });
    const superuser = await connected(postmaster, passwords, log, signal);
    const fresh = await ensureDatabase(
      superuser,
      passwords,
      options.ownerMayCreateDatabases ?? false,
    ).finally(() => superuser.end());
    const { port, exited, stop } = postmaster;
    return {
      host,
      port,
      ownerUrl: url("owner", passwords, port),
      appUrl: url("app", passwords, port),
      fresh,
      exited,
      stop: () => stop().finally(() => lock.release()),
    };
  } catch (error) {
    await postmaster?.stop();
    await lock.release();
    throw unusable(dataDir, error);
  }
}

/** The lock file of a data folder. */
export function lockOf(dataDir: string): string {
  return join(dataDir, "lock");
}

/** What a second start on one folder is told. */
export function inUse(dataDir: string, pid: number): Refusal {
  return new Refusal(
    `Counterclaim already runs on ${dataDir} (process ${pid}): stop it first, or set COUNTERCLAIM_DATA_DIR to another folder.`,
  );
}

async function lockFolder(dataDir: string) {
  const taken = await takeLock(lockOf(dataDir)).catch((error: unknown) => {
    throw unusable(dataDir, error);
  });
  if ("pid" in taken) throw inUse(dataDir, taken.pid);
  return taken;
}

async function keptPasswords(dataDir: string, clusterExists: boolean): Promise<Passwords> {
  const path = join(dataDir, "passwords.json");
  if (clusterExists && (await readSecret(path)) === null) {
    throw new Refusal(
      `The database in ${dataDir} is there and its passwords (${path}) are not: put the file back, or remove ${dataDir} to start afresh.`,
    );
  }
  const shape = z.object({ superuser: z.string(), owner: z.string(), app: z.string() });
  const text = await keptSecret(path, () =>
    JSON.stringify({ superuser: randomSecret(), owner: randomSecret(), app: randomSecret() }),
  );
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new Refusal(`${path} does not hold the passwords that were written there.`);
  }
}

/** Connects as superuser, waiting while the server starts or recovers from a crash. */
async function connected(
  postmaster: Postmaster,
  passwords: Passwords,
  log: string,
  signal: AbortSignal | undefined,
): Promise<pg.Client> {
  let gone = false;
  void postmaster.exited.then(() => {
    gone = true;
  });
  const end = performance.now() + startupLimit;
  for (;;) {
    signal?.throwIfAborted();
    const client = new pg.Client({
      connectionString: url("superuser", passwords, postmaster.port, "postgres"),
    });
    // A connection that breaks later is noticed by its next query; unheard, it would end us.
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      const waiting = ["ECONNREFUSED", "ECONNRESET", "57P03"].includes(errorCode(error) ?? "");
      if (gone || !waiting || performance.now() > end) {
        throw new Refusal(`PostgreSQL did not start: ${await why(error, log)} (more in ${log}).`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function why(error: unknown, log: string): Promise<string> {
  const lines = (await readFile(log, "utf8").catch(() => "")).split("\n");
  const fatal = lines.filter((line) => /\b(FATAL|PANIC)\b/.test(line)).at(-1);
  return fatal ?? errorMessage(error);
}

function url(
  role: keyof typeof roles,
  passwords: Passwords,
  port: number,
  database: string = databaseName,
): string {
  return `postgresql://${roles[role]}:${passwords[role]}@${host}:${port}/${database}`;
}
