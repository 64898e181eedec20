import "server-only";
import { db } from "@/lib/db";
import { newestMigration } from "@/lib/env";
import { logHead } from "./log";

/** How long the database may take to answer, in milliseconds. */
const patience = 3_000;

/**
 * Whether the database answers, and has the newest migration that this build knows. One that is
 * newer still serves: while instances are replaced one by one, the old ones go on.
 */
export function readiness(): Promise<Readiness> {
  const now = performance.now();
  if (asked === undefined || now - asked.at > believed) asked = { at: now, answer: ask() };
  return asked.answer;
}

type Readiness = "ok" | "no_database" | "not_migrated";

/** For how long an answer is believed, in milliseconds: anybody may ask, as often as they like. */
const believed = 1_000;
let asked: { at: number; answer: Promise<Readiness> } | undefined;

async function ask(): Promise<Readiness> {
  const migration = newestMigration();
  try {
    const answers = Promise.all([
      db().$queryRaw<{ applied: boolean }[]>`
        SELECT migration_is_applied(${migration}) AS applied`,
      // Readers have connections of their own.
      logHead(),
    ]);
    const [[row]] = await Promise.race([answers, tooLate()]);
    return row?.applied ? "ok" : "not_migrated";
  } catch {
    return "no_database";
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("The database takes too long.")), patience).unref();
  });
}
