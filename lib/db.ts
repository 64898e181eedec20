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
 * The rows of a statement over the same connections, prepared once on each of them under a name of its own:
 * for the few that readers ask all the time, which take less in the database than on Prisma's way to it
 * (decision 017). Throws an Error of `pg` where the database refuses or is not there.
 */
export async function preparedRows(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<unknown[]> {
  const { rows } = await pool().query<Record<string, unknown>>({ name, text, values: [...values] });
  return rows;
}

/**
 * At most ten connections a process; none is left idle in a transaction, and no statement outside a change
 * runs longer than `statementPatience`.
 */
function pool(): pg.Pool {
  if (held.pool) return held.pool;
  const made = new pg.Pool({
    connectionString: databaseUrl(),
    max: 10,
    application_name: "counterclaim",
    statement_timeout: statementPatience(),
    idle_in_transaction_session_timeout: 120_000,
  });
  // An idle connection that breaks is no fault of any request: the next one gets another.
  made.on("error", () => {});
  held.pool = made;
  return made;
}

/** Closes the connections; scripts and tests end with it. */
export async function closeDb(): Promise<void> {
  const { client, pool: open } = held;
  Object.assign(held, { client: undefined, pool: undefined });
  await client?.$disconnect();
  await open?.end();
}

// Kept across the reloads of `next dev`, which would otherwise open ten connections at each.
declare global {
  var counterclaimDb: { client: PrismaClient | undefined; pool: pg.Pool | undefined } | undefined;
}
globalThis.counterclaimDb ??= { client: undefined, pool: undefined };
const held = globalThis.counterclaimDb;
