import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/passwords";
import { enterAccount } from "@/lib/commands/accounts";
import { publishFirst } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import { setPassword } from "@/lib/commands/passwords";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { roles } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { account } from "@/lib/queries/accounts";

/*
 * The demonstration: its accounts, and the invented articles of prisma/demonstration, entered through
 * the commands and published. Begun again after an interruption it
 * goes on where it was. Its argument is a file with a password for each role; without one nobody can
 * sign in.
 */
const actor: Actor = { kind: "system", name: "demonstration" };
const folder = new URL("./demonstration/", import.meta.url);

const passwords = await passwordsIn(process.argv[2]);
for (const role of roles) {
  const name = `Demonstration ${role}`;
  const email = `${role}@demonstration.example`;
  await enterAccount(actor, { name, email, role, demonstration: true }).catch(unlessThere);
  const entered = await account(actor, { email });
  const password = passwords[role];
  if (!entered || entered.hasPassword || !password) continue;
  await setPassword(actor, { id: entered.id, passwordHash: await hashPassword(password) });
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

async function passwordsIn(file: string | undefined): Promise<Partial<Record<string, string>>> {
  if (file === undefined) return {};
  return z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, "utf8")));
}
