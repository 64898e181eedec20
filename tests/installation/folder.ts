import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type Cluster, startCluster } from "@/lib/installation/cluster";
import { scratchFolder } from "@/tests/support/scratch";
import { changed, query } from "./sql";

/** A new folder of its own, gone after the test. */
export async function newFolder(): Promise<string> {
  const folder = await temporary();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A cluster that is stopped after the test, and what was said while it started. */
export async function newCluster(dataDir: string): Promise<{ cluster: Cluster; said: string[] }> {
  const said: string[] = [];
  const settings = { fsync: "off" };
  const cluster = await startCluster({ dataDir, settings, onStep: (line) => said.push(line) });
  onTestFinished(cluster.stop);
  return { cluster, said };
}

/** One cluster for all tests of a file; gives a new database, and the folder that it all is in. */
export function sharedCluster(): {
  newDatabase(): Promise<{ ownerUrl: string; appUrl: string }>;
  dataDir(): string;
} {
  let folder = "";
  let cluster: Cluster | undefined;
  let made = 0;
  beforeAll(async () => {
    folder = await temporary();
    cluster = await startCluster({
      dataDir: join(folder, "data"),
      settings: { fsync: "off" },
      ownerMayCreateDatabases: true,
      onStep: () => {},
    });
  });
  afterAll(async () => {
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    dataDir: () => join(folder, "data"),
    newDatabase: async () => {
      if (!cluster) throw new Error("The cluster did not start.");
      made += 1;
      const name = `test_${made}`;
      await query(cluster.ownerUrl, `CREATE DATABASE ${name}`);
      const named = (url: string) => changed(url, (parts) => (parts.pathname = `/${name}`));
      return { ownerUrl: named(cluster.ownerUrl), appUrl: named(cluster.appUrl) };
    },
  };
}

async function temporary(): Promise<string> {
  const folder = await scratchFolder("installation");
  // Root's PostgreSQL runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  return folder;
}
