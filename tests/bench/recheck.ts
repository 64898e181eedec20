import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { goOnRechecking, unfinishedRechecks } from "@/lib/commands/rechecks";
import { closeDb } from "@/lib/db";
import { startCluster } from "@/lib/installation/cluster";
import { migrate } from "@/lib/installation/migrate";
import { article, count, incident, logged, party, speaks, system } from "../db/support/world";

/*
 * npm run bench:recheck
 *
 * How long it takes to accept a copy that reaches 1, 10, 100 and 1,000 incidents, each with what a wire has
 * somebody say and what the copy says by nobody; and how long the incidents take to be judged anew. In a
 * database of its own that is thrown away.
 */
async function measure(incidents: number): Promise<void> {
  const front = await party();
  const words = "over 20 vehicles";
  const [wire, paper] = [await article(`A raid: ${words}.`), await article(`Burned: ${words}.`)];
  for (let i = 0; i < incidents; i += 1) {
    const place = await incident();
    await logged(count(wire, place, words, { chain: speaks(front) }));
    await logged(count(paper, place, words));
  }
  const { id } = await proposeDerivation(system, {
    article: paper.id,
    from: wire.id,
    kind: "rewrite",
    directionKnown: true,
    score: 0.5,
  });
  const decided = performance.now();
  await decideDerivation(system, { id, openedOn: 1, decision: "accepted", reason: "Read." });
  const accepted = performance.now();
  for (const recheck of await unfinishedRechecks()) await goOnRechecking(recheck, () => true);
  const rest = performance.now() - accepted;
  console.log(
    `${incidents} incidents: accepted in ${(accepted - decided).toFixed(0)} ms, the rest judged anew in ${rest.toFixed(0)} ms`,
  );
}

const folder = await mkdtemp(join(tmpdir(), "counterclaim-bench-"));
await chmod(folder, 0o711);
const cluster = await startCluster({
  dataDir: join(folder, "data"),
  onStep: () => {},
  settings: { fsync: "off" },
});
try {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole: "counterclaim_app", onStep: () => {} });
  process.env.DATABASE_URL = cluster.appUrl;
  for (const incidents of [1, 10, 100, 1000]) await measure(incidents);
} finally {
  await closeDb();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
