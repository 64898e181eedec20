import { backup } from "@/lib/installation/backup";
import { borrowAsOwner } from "@/lib/installation/borrow";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";

/*
 * npm run backup -- FILE
 *
 * Writes all that the database holds at one moment into one compressed file that only its owner can
 * read. Readers and writers are not kept waiting. Never takes the place of a file that is there.
 */
await live(async (life) => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || file.startsWith("-") || more.length > 0) {
    throw new Refusal("Usage: npm run backup -- FILE");
  }
  const { ownerUrl } = await borrowAsOwner(life);
  const { onStep, signal } = life;
  const { header, sums } = await backup({ ownerUrl, file, onStep, signal });
  const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0);
  onStep(`${file} holds ${rows} rows as of ${header.at}, up to entry ${header.logHead ?? "0:"}.`);
  onStep("Keep it as you keep passwords: it holds accounts, withheld names and private texts.");
});
