import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { databaseUrl, statementPatience } from "./env";
import { type Prisma, PrismaClient } from "./generated/prisma/client";

export type Tx = Prisma.TransactionClient;
export { Prisma } from "./generated/prisma/client";

/**
 * The client, connected as the app's role, which owns nothing. Made at first use: the build imports
 * every page and has no database.
 */
export function db(): PrismaClient {
  held.client ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    // A page that reads fifty incidents at once has ten connections: the last of them wait their turn, and
    // are no fault. Prisma's own patience is two seconds.
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return held.client;
}

/**
 * The rows of a statement over connections that are there for such statements alone, prepared and planned once on each
 * of them under a name of its own: for the few that readers ask all the time, which take less in the database than on
 * Prisma's way to it, or than their plans (decision 017). A plan has to be good for whatever values it is given. Throws
 * an Error of `pg` where the database refuses, is not there, or says nothing for some seconds.
 */
export async function preparedRows(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<unknown[]> {
  for (let left = preparedAtOnce; ; left -= 1) {
    try {
      return (await preparedPool().query<Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      // Of a table that was altered since; the connection is gone with it, and each of them may have one.
      const isPlanOfBefore = error instanceof pg.DatabaseError && error.code === "0A000";
      if (!isPlanOfBefore || left === 0) throw error;
    }
  }
}

type Row = Record<string, unknown>;

/** What changes, searches and pages of the desk need: at most ten connections a process. */
function pool(): pg.Pool {
  held.pool ??= newPool({
    max: 10,
    statement_timeout: statementPatience(),
    // As long as a change waits for one.
    connectionTimeoutMillis: 60_000,
  });
  return held.pool;
}

/** What readers ask all the time waits for none of those: so many more. */
const preparedAtOnce = 4;

/**
 * These statements take a millisecond, and every page waits for one: after some seconds the database has given them up,
 * or else the connection to it is lost and nobody said so, and another one is made.
 */
function preparedPool(): pg.Pool {
  held.preparedPool ??= newPool({
    max: preparedAtOnce,
    options: "-c plan_cache_mode=force_generic_plan",
    statement_timeout: 6_000,
    query_timeout: 7_000,
    connectionTimeoutMillis: 10_000,
  });
  return held.preparedPool;
}

/** No connection is left idle in a transaction. */
function newPool(settings: pg.PoolConfig): pg.Pool {
  const made = new pg.Pool({
    ...settings,
    connectionString: databaseUrl(),
    application_name: "counterclaim",
    idle_in_transaction_session_timeout: 120_000,
  });
  // An idle connection that breaks is no fault of any request: the next one gets another.
  made.on("error", () => {});
  return made;
}

/** Closes the connections; scripts and tests end with it. */
export async function closeDb(): Promise<void> {
  const { client, pool: open, preparedPool: prepared } = held;
  Object.assign(held, { client: undefined, pool: undefined, preparedPool: undefined });
  await client?.$disconnect();
  await Promise.all([open?.end(), prepared?.end()]);
}

// Kept across the reloads of `next dev`, which would otherwise open ten connections at each.
declare global {
  var counterclaimDb:
    | {
        client: PrismaClient | undefined;
        pool: pg.Pool | undefined;
        preparedPool: pg.Pool | undefined;
      }
    | undefined;
}
globalThis.counterclaimDb ??= { client: undefined, pool: undefined, preparedPool: undefined };
const held = globalThis.counterclaimDb;
