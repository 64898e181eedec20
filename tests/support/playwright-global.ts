import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild, ensureClient } from "@/lib/installation/build";
import { runChild } from "@/lib/installation/children";
import { siteEnvironment } from "@/lib/installation/demonstration";
import { randomSecret } from "@/lib/installation/secrets";
import { writePasswords } from "./accounts";
import { resolveBrowser } from "./browser";
import { copyDatabase, databaseName, freezeDatabase, startTestCluster } from "./cluster";
import { shareServers } from "./shared-servers";

/** Once before the browser tests: the build, and meanwhile the demonstration that each worker copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const say = (line: string) => console.log(line);
  say(`Browser: ${(await resolveBrowser()).name}`);
  await ensureClient({ onStep: say });
  const { stop } = await startTestCluster(say);
  try {
    const [seeded] = await Promise.all([demonstration(), ensureBuild({ onStep: say })]);
    process.env.COUNTERCLAIM_TEST_SEEDED = seeded;
  } catch (error) {
    await stop();
    throw error;
  }
  const servers = await shareServers();
  return async () => {
    await servers.stop();
    await stop();
  };
}

/** Loads the demonstration into a database of its own, closed to everybody; gives its name. */
async function demonstration(): Promise<string> {
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
  return databaseName(seeded.appUrl);
}
