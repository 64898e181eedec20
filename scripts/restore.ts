import { borrowAsOwner } from "@/lib/installation/borrow";
import { ensureClient } from "@/lib/installation/build";
import { runChild } from "@/lib/installation/children";
import { keepContent } from "@/lib/installation/demonstration";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";
import { restore } from "@/lib/installation/restore";

/*
 * npm run restore -- FILE
 *
 * Brings a backup back into an empty database, compares every table with the sum that was written
 * down, and verifies the log. Refuses a damaged file and a database that holds anything.
 */
await live(async (life) => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || file.startsWith("-") || more.length > 0) {
    throw new Refusal("Usage: npm run restore -- FILE");
  }
  const { onStep, signal } = life;
  const { ownerUrl, appUrl, appRole, dataDir } = await borrowAsOwner(life);
  const header = await restore({ ownerUrl, appRole, file, onStep, signal });
  if (dataDir !== null) await keepContent(dataDir, ownerUrl);
  onStep(`Restored as of ${header.at}: every table is what was written, to the byte.`);

  // In a checkout that never served, the database client is made only now.
  await ensureClient({ onStep, signal });
  const head = header.logHead === null ? [] : ["--head", header.logHead];
  await runChild({
    args: ["--conditions=react-server", "scripts/run.cjs", "scripts/log-verify.ts", ...head],
    env: { ...process.env, DATABASE_URL: appUrl },
    signal,
    failure: "The log is not whole; the faults stand above, and the backup had them already.",
  });
});
