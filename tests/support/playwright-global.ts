import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "@/lib/installation/build";
import { runChild } from "@/lib/installation/children";
import { siteEnvironment } from "@/lib/installation/demonstration";
import { randomSecret } from "@/lib/installation/secrets";
import { writePasswords } from "./accounts";
import { resolveBrowser } from "./browser";
import { copyDatabase, databaseName, freezeDatabase, startTestCluster } from "./cluster";
import { shareServers } from "./shared-servers";

/** Once before the browser tests: the build, and the demonstration that each worker copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const say = (line: string) => console.log(line);
  say(`Browser: ${(await resolveBrowser()).name}`);
  await ensureBuild({ onStep: say });
  const { stop } = await startTestCluster(say);
  const seeded = await copyDatabase();
  const folder = await mkdtemp(join(tmpdir(), "counterclaim-passwords-"));
  const passwords = join(folder, "accounts.json");
  await writePasswords(passwords);
  await runChild({
    args: ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts", passwords],
    env: siteEnvironment(seeded.appUrl, randomSecret()),
    failure: "The demonstration could not be loaded; the reason stands above.",
  });
  await rm(folder, { recursive: true });
  await freezeDatabase(seeded);
  process.env.COUNTERCLAIM_TEST_SEEDED = databaseName(seeded.appUrl);
  const servers = await shareServers();
  return async () => {
    await servers.stop();
    await stop();
  };
}
