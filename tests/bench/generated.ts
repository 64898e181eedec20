import { chmod, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Cluster, startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";
import type { Extent } from "./data/incident";
import { loadGenerated } from "./data/load";

export interface GeneratedDatabase extends Pick<Cluster, "ownerUrl" | "appUrl" | "stop"> {
  folder: string;
}

/**
 * A PostgreSQL with the generated incidents, started; made first where its folder does not hold it
 * whole. Newer migrations are applied to one that was made before.
 */
export async function generatedDatabase(
  extent: Extent,
  say: (line: string) => void,
): Promise<GeneratedDatabase> {
  const { incidents, claims, places } = extent;
  const home = process.env.COUNTERCLAIM_BENCH_DIR || tmpdir();
  const folder = join(
    home,
    `counterclaim-bench-${incidents}-${claims}${places ? `-${places}` : ""}`,
  );
  const whole = join(folder, "whole");
  const isWhole = await stat(whole).then(
    () => true,
    () => false,
  );
  if (!isWhole) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Started by root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  const cluster = await startCluster({ dataDir: join(folder, "data"), onStep: say, settings });
  try {
    const { ownerUrl, appUrl, stop } = cluster;
    await migrate({ ownerUrl, appRole: "counterclaim_app", onStep: say });
    if (!isWhole) {
      const begun = performance.now();
      await loadGenerated(ownerUrl, extent, say);
      await writeFile(whole, `${JSON.stringify(extent)}\n`);
      say(`Generated and loaded in ${Math.round((performance.now() - begun) / 1000)} s.`);
    }
    await leaveUncompared(ownerUrl);
    return { folder, ownerUrl, appUrl, stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/**
 * The generated articles count as looked through for passages of others: an app that is started would
 * otherwise go through all of them meanwhile, and what is measured would be measured beside that.
 */
async function leaveUncompared(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `INSERT INTO marked_snapshot (snapshot_id, marks) SELECT s.id, '{}' FROM snapshot s
     WHERE NOT EXISTS (SELECT 1 FROM marked_snapshot m WHERE m.snapshot_id = s.id)`,
  );
  await client.end();
}

/** A machine of eight gigabytes would be set so; what a crash would lose is generated again. */
const settings = {
  fsync: "off",
  shared_buffers: "1GB",
  effective_cache_size: "4GB",
  maintenance_work_mem: "256MB",
  max_wal_size: "4GB",
};
