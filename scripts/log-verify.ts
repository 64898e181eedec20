import { readFile } from "node:fs/promises";
import { closeDb } from "@/lib/db";
import { borrowDatabase } from "@/lib/installation/borrow";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";
import { verifyLog } from "@/lib/queries/verification";

/*
 * npm run log:verify [-- --head SEQ:HASH | --head FILE]
 *
 * Verifies the log's chain, every row against the last hash logged of it, and a head exported
 * earlier by log:head. Names each fault; exits with 1 when there is one.
 */
await live(async (life) => {
  const exported = await exportedHead(process.argv.slice(2));
  process.env.DATABASE_URL = await borrowDatabase(life);
  life.atEnd(closeDb);
  const { entries, rows, redacted, head, faults } = await verifyLog(exported);
  for (const { text } of faults) life.onStep(text);
  if (redacted.length > 0) life.onStep(`Redacted: what the entries ${redacted.join(", ")} told.`);
  life.onStep(
    `${entries} entries and ${rows} rows verified${head ? `, up to ${head.seq}:${head.hash}` : ""}.`,
  );
  if (faults.length > 0)
    throw new Refusal(`${faults.length} faults: the records are not as they were written.`);
  life.onStep("The chain is whole and every row is as it was logged.");
});

async function exportedHead(
  args: readonly string[],
): Promise<{ seq: number; hash: string } | undefined> {
  if (args.length === 0) return undefined;
  const usage = "Usage: npm run log:verify [-- --head SEQ:HASH], or a file that log:head printed.";
  const [option, value, ...more] = args;
  if (option !== "--head" || !value || more.length > 0) throw new Refusal(usage);
  const text = /^\d+:/.test(value) ? value : await readFile(value, "utf8").catch(() => "");
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})\s*$/.exec(text.trim()) ?? [];
  if (!seq || !hash) throw new Refusal(usage);
  return { seq: Number(seq), hash };
}
