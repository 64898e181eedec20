import pg from "pg";
import { afterAll, beforeEach, onTestFinished } from "vitest";
import { closeDb } from "@/lib/db";
import { type Address, copyDatabase, dropDatabase, resetDatabase } from "./cluster";

/** A database of one's own, with a pool for the role that owns it and one for the app's role. */
export type Database = Address & { ownerPool: pg.Pool; appPool: pg.Pool };

/**
 * The database of this test file (tests/db/**), migrated and empty. Nobody else writes to it, so
 * nothing is truncated or rolled back. `lib/db` and so every command and query use it already,
 * as the role `counterclaim_app`.
 *
 *     const { ownerPool, appPool } = useDatabase();
 *
 *     test("an app cannot delete a claim", async () => {
 *       await expect(appPool.query("DELETE FROM claim")).rejects.toThrow(/permission denied/);
 *     });
 *
 * Tests of one file see what the earlier ones wrote: count what you made, not the table. Where
 * that is no good, `useDatabase({ fresh: "test" })` makes the database new before every test, at
 * the same address (about a tenth of a second each), and `freshDatabase()` gives a further one.
 */
export function useDatabase({ fresh = "file" }: { fresh?: "file" | "test" } = {}): Database {
  const address = boundDatabase();
  const database = { ...address, ...pools(address) };
  if (fresh === "test") {
    beforeEach(async () => {
      await closeDb();
      await resetDatabase(address);
    });
  }
  afterAll(() => Promise.all([closeDb(), closePools(database)]));
  return database;
}

/**
 * One more database, dropped when the running test ends. `lib/db` does not know it: for tests of
 * scripts (`env: { ...process.env, DATABASE_URL: it.appUrl }`), of bare SQL, and of two
 * installations beside each other. Call it inside a test.
 */
export async function freshDatabase(): Promise<Database> {
  const address = await copyDatabase();
  const database = { ...address, ...pools(address) };
  onTestFinished(async () => {
    await closePools(database);
    await dropDatabase(address);
  });
  return database;
}

let bound: Address | undefined;

/** For the setup file alone: what `useDatabase` and `lib/db` will find. */
export function bindDatabase(address: Address): void {
  bound = address;
  process.env.DATABASE_URL = address.appUrl;
}

function boundDatabase(): Address {
  if (!bound) throw new Error("useDatabase() works in tests/db alone, where a setup file runs.");
  return bound;
}

function pools({ ownerUrl, appUrl }: Address): { ownerPool: pg.Pool; appPool: pg.Pool } {
  return { ownerPool: pool(ownerUrl), appPool: pool(appUrl) };
}

function pool(connectionString: string): pg.Pool {
  const made = new pg.Pool({ connectionString, max: 5, allowExitOnIdle: true });
  // An idle connection is cut when its database is made anew; the pool opens another.
  made.on("error", () => {});
  return made;
}

async function closePools({ ownerPool, appPool }: Database): Promise<void> {
  await Promise.all([ownerPool.end(), appPool.end()]);
}
