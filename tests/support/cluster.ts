import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { type Cluster, startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";
import { scratchFolder } from "./scratch";

const Address = z.object({ ownerUrl: z.string(), appUrl: z.string() });

/** Where a database is, for the role that owns it and for the role the app uses. */
export type Address = z.infer<typeof Address>;

const template = "counterclaim_template";
const appRole = "counterclaim_app";

// The cluster lives as long as the run: nothing needs to survive a power cut.
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "250",
};

/**
 * Starts the one PostgreSQL of a test run, in a folder of its own, with a migrated template
 * database; `copyDatabase` then works in this process and in those it starts. When a cluster is
 * already running for this run it is used, and `stop` leaves it alone. Aborting `signal` ends a start that
 * is under way.
 */
export async function startTestCluster(
  onStep: (line: string) => void,
  signal?: AbortSignal,
): Promise<{ stop: () => Promise<void> }> {
  if (process.env.COUNTERCLAIM_TEST_CLUSTER) return { stop: async () => {} };
  const folder = await scratchFolder("test");
  // Started by root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  let cluster: Cluster | undefined;
  const stop = async () => {
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    cluster = await startCluster({
      dataDir: join(folder, "data"),
      onStep,
      signal,
      settings,
      ownerMayCreateDatabases: true,
    });
    const address = { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl };
    await create(address, template);
    const { ownerUrl } = onDatabase(address, template);
    await migrate({ ownerUrl, appRole, onStep });
    await freeze(address, template);
    process.env.COUNTERCLAIM_TEST_CLUSTER = JSON.stringify(address);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

let made = 0;

/**
 * A new database, a copy of the migrated template unless another source is named. The source must
 * have no connections. Some thirty milliseconds where the cluster is in memory, and up to half a second on
 * a disk (docs/decisions/003-tests.md).
 */
export async function copyDatabase(source = template): Promise<Address> {
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await create(cluster(), name, source);
  return onDatabase(cluster(), name);
}

/** Closes a database to everybody, so that it can be copied at any time. */
export async function freezeDatabase({ ownerUrl }: Address): Promise<void> {
  await freeze(cluster(), databaseName(ownerUrl));
}

/** Drops a database and cuts whoever is still connected to it. */
export async function dropDatabase({ ownerUrl }: Address): Promise<void> {
  await query(cluster().ownerUrl, `DROP DATABASE IF EXISTS ${databaseName(ownerUrl)} WITH (FORCE)`);
}

/** Makes the database again as the template is, under its old name and address. */
export async function resetDatabase(address: Address): Promise<void> {
  await dropDatabase(address);
  await create(cluster(), databaseName(address.ownerUrl), template);
}

/** The name of the database in an address. */
export function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

function cluster(): Address {
  const known = process.env.COUNTERCLAIM_TEST_CLUSTER;
  if (!known) throw new Error("No test cluster: startTestCluster() comes first.");
  return Address.parse(JSON.parse(known));
}

function onDatabase({ ownerUrl, appUrl }: Address, name: string): Address {
  return { ownerUrl: withName(ownerUrl, name), appUrl: withName(appUrl, name) };
}

function withName(text: string, name: string): string {
  const url = new URL(text);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * A copy takes over what is in a database and not who may enter it: that is said again. Its files are copied as
 * they are: written block by block to the log too, it takes twice as long.
 */
async function create({ ownerUrl }: Address, name: string, source = "template1"): Promise<void> {
  await query(
    ownerUrl,
    `CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${appRole}`,
  );
}

async function freeze({ ownerUrl }: Address, name: string): Promise<void> {
  await query(
    ownerUrl,
    `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
}

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}
