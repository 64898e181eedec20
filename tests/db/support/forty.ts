/*
 * A process of its own that enters parties at one word from outside, each as its own change and all
 * at once: `node … forty.ts PREFIX COUNT`. Says "ready", waits for a message, says how it went.
 */
import { enterParty } from "@/lib/commands/parties";
import { closeDb, db } from "@/lib/db";

const [prefix = "", count = "0"] = process.argv.slice(2);

await db().$queryRaw`SELECT 1`;
process.once("message", async () => {
  const begun = performance.now();
  const names = Array.from({ length: Number(count) }, (_, i) => `${prefix} ${i}`);
  const results = await Promise.allSettled(
    names.map((name) => enterParty({ kind: "system", name: prefix }, { name, kind: "other" })),
  );
  const failed = results.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  process.send?.({ failed, seconds: (performance.now() - begun) / 1000 });
  await closeDb();
  process.disconnect?.();
});
process.send?.("ready");
