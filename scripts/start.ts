import { ensureBuild } from "@/lib/installation/build";
import {
  refuseSecondStart,
  siteEnvironment,
  startDemonstration,
} from "@/lib/installation/demonstration";
import { type Life, live } from "@/lib/installation/life";
import { migrate } from "@/lib/installation/migrate";
import { checkDatabase, refuseDemonstration } from "@/lib/installation/preflight";
import { refuseTakenPort, serve } from "@/lib/installation/serve";
import { loadEnvironmentFiles, readSettings, type Settings } from "@/lib/installation/settings";

/*
 * npm start
 *
 * Without DATABASE_URL the demonstration, on a database of its own under .data; with it, and
 * DATABASE_OWNER_URL and COUNTERCLAIM_SECRET, the real thing. Serves on PORT (3000) until stopped.
 */
await live(async (life) => {
  loadEnvironmentFiles();
  const settings = readSettings(process.env, ".data");
  if (settings.kind === "demonstration") await demonstrate(settings, life);
  else await startReal(settings, life);
});

async function demonstrate(
  { at, dataDir }: Extract<Settings, { kind: "demonstration" }>,
  life: Life,
): Promise<void> {
  await refuseSecondStart(dataDir);
  await refuseTakenPort(at);
  const { cluster, env } = await startDemonstration(dataDir, life);
  await ensureBuild(life);
  const needs = [{ name: "The database", exited: cluster.exited }];
  await serve({ mode: "start", at, env, life, needs });
}

async function startReal(
  { at, appUrl, ownerUrl, secret }: Extract<Settings, { kind: "real" }>,
  life: Life,
): Promise<void> {
  await refuseTakenPort(at);
  const { appRole } = await checkDatabase({ appUrl, ownerUrl });
  await migrate({ ownerUrl, appRole, onStep: life.onStep, signal: life.signal });
  await refuseDemonstration(ownerUrl);
  await ensureBuild(life);
  await serve({ mode: "start", at, env: siteEnvironment(appUrl, secret), life, needs: [] });
}
