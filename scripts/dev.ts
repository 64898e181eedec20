import { refuseSecondStart, startDemonstration } from "@/lib/installation/demonstration";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";
import { refuseTakenPort, serve } from "@/lib/installation/serve";
import { loadEnvironmentFiles, readSettings } from "@/lib/installation/settings";

/*
 * npm run dev
 *
 * The demonstration on a database of its own under .data-dev, served with reload.
 */
await live(async (life) => {
  loadEnvironmentFiles();
  const settings = readSettings(process.env, ".data-dev");
  if (settings.kind === "real") {
    throw new Refusal("npm run dev works on a database of its own: unset DATABASE_URL.");
  }
  await refuseSecondStart(settings.dataDir);
  await refuseTakenPort(settings.at);
  const { cluster, env } = await startDemonstration(settings.dataDir, life);
  const needs = [{ name: "The database", exited: cluster.exited }];
  await serve({ mode: "dev", at: settings.at, env, life, needs });
});
