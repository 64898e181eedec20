import { readFile } from "node:fs/promises";
import { publishFirst, publishIncident } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { borrowDatabase } from "@/lib/installation/borrow";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";

/*
 * npm run load -- FILE.json … [--publish]
 *
 * Enters articles and their claims from files (docs/load.md), each whole or not at all. With
 * --publish, and when no file was refused, publishes every incident that the files speak of.
 */
const actor: Actor = { kind: "system", name: "load" };

await live(async (life) => {
  const files = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
  const unknown = options.find((option) => option !== "--publish");
  if (unknown || files.length === 0)
    throw new Refusal("Usage: npm run load -- FILE.json … [--publish]");
  process.env.DATABASE_URL = await borrowDatabase(life);
  life.atEnd(closeDb);

  const touched = new Set<string>();
  const held = new Set<string>();
  let refused = 0;
  for (const [i, file] of files.entries()) {
    life.signal.throwIfAborted();
    const progress = files.length > 1 ? `[${i + 1} of ${files.length}] ` : "";
    try {
      const { entered, claims, incidents } = await loadArticle(actor, await jsonIn(file));
      for (const id of incidents) (entered ? touched : held).add(id);
      const what = entered ? `${claims} claims entered.` : "entered before; left as it stands.";
      life.onStep(`${progress}${file}: ${what}`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused += 1;
      process.stderr.write(`${progress}${file}: ${sentences(error)}\n`);
    }
  }
  if (refused > 0) {
    const nothing = options.length > 0 ? " Nothing was published." : "";
    throw new Refusal(
      `${refused} of ${files.length} files refused; nothing of them was written.${nothing}`,
    );
  }
  if (options.length === 0) return;
  for (const incident of touched) await publishIncident(actor, { incident });
  const first = await publishFirst(
    actor,
    [...held].filter((id) => !touched.has(id)),
  );
  life.onStep(`${touched.size + first} incidents published.`);
});

async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new AppError("not_found", "cannot be read.");
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid", `is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function sentences(error: AppError): string {
  if (error.issues.length < 2) return error.message;
  return error.issues.map(({ path, message }) => `\n  ${path}: ${message}`).join("");
}
