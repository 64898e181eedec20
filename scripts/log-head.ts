import { closeDb } from "@/lib/db";
import { borrowDatabase } from "@/lib/installation/borrow";
import { live } from "@/lib/installation/life";
import { logHead } from "@/lib/queries/log";

/*
 * npm run -s log:head
 *
 * Prints the newest entry of the log as SEQ:HASH. Kept elsewhere, it lets log:verify find a log that
 * was rewritten or cut since.
 */
await live(async (life) => {
  process.env.DATABASE_URL = await borrowDatabase(life);
  life.atEnd(closeDb);
  const head = await logHead();
  life.onStep(head ? `${head.seq}:${head.hash}` : "0:");
});
