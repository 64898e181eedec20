import { execFileSync } from "node:child_process";
import { resolveBrowser } from "./browser";
import { copyDatabase, databaseName, freezeDatabase, startTestCluster } from "./cluster";

/** Once before the browser tests: the build, and the demonstration that each worker copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const say = (line: string) => console.log(line);
  say(`Browser: ${(await resolveBrowser()).name}`);
  const { stop } = await startTestCluster(say);
  const seeded = await copyDatabase();
  execFileSync(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "prisma/seed.ts"],
    {
      env: { ...process.env, DATABASE_URL: seeded.appUrl },
      stdio: "inherit",
    },
  );
  await freezeDatabase(seeded);
  process.env.COUNTERCLAIM_TEST_SEEDED = databaseName(seeded.appUrl);
  return stop;
}
