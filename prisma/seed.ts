import { readdir, readFile } from "node:fs/promises";
import { enterAccount } from "@/lib/commands/accounts";
import { publishFirst } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";

/*
 * The demonstration: the invented articles of prisma/demonstration, entered through the commands and
 * published. Begun again after an interruption it goes on where it was.
 */
const actor: Actor = { kind: "system", name: "demonstration" };
const folder = new URL("./demonstration/", import.meta.url);

for (const role of ["viewer", "analyst", "editor", "admin"] as const) {
  const name = `Demonstration ${role}`;
  const email = `${role}@demonstration.example`;
  await enterAccount(actor, { name, email, role, demonstration: true }).catch(unlessThere);
}

const incidents = new Set<string>();
for (const file of (await readdir(folder)).filter((name) => name.endsWith(".json")).sort()) {
  const loaded = await loadArticle(
    actor,
    JSON.parse(await readFile(new URL(file, folder), "utf8")),
  );
  for (const id of loaded.incidents) incidents.add(id);
}
await publishFirst(actor, [...incidents]);
await closeDb();

function unlessThere(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== "conflict") throw error;
}
