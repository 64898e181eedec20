import { borrowAsOwner } from "@/lib/installation/borrow";
import { ensureClient } from "@/lib/installation/build";
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

  await ensureClient({ onStep, signal });
  process.env.DATABASE_URL = appUrl;
  const { closeDb } = await import("@/lib/db");
  const { verifyLog } = await import("@/lib/queries/verification");
  life.atEnd(closeDb);
  const [seq, hash] = header.logHead?.split(":") ?? [];
  const { entries, faults } = await verifyLog(seq && hash ? { seq: Number(seq), hash } : undefined);
  for (const { text } of faults) onStep(text);
  if (faults.length > 0)
    throw new Refusal(`${faults.length} faults, which the backup had already.`);
  onStep(`${entries} entries of the log verified: the chain is whole, up to the backup's head.`);
});
