/*
 * Enters articles through the commands, one after the other, until it is killed; says each on a line
 * of standard output once it is acknowledged. Started by tests/db/killed.test.ts.
 */
import { writeSync } from "node:fs";
import { loadArticle } from "@/lib/commands/load";
import type { Actor } from "@/lib/domain/permissions";
import { articleFile } from "./article-file";

const actor: Actor = { kind: "system", name: "writer" };

for (let number = 1; ; number += 1) {
  const name = `${process.pid}-${Date.now()}-${number}`;
  try {
    const { entered } = await loadArticle(actor, articleFile(name, number));
    // Synchronous: what was said has left this process before it can be killed.
    if (entered) writeSync(1, `${name}\n`);
  } catch (error) {
    // The database was killed and recovers. What was not acknowledged may be there or not.
    writeSync(2, `${error}\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
