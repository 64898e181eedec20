import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { databaseUrl, statementPatience } from "./env";
import { type Prisma, PrismaClient } from "./generated/prisma/client";

export type Tx = Prisma.TransactionClient;
export { Prisma } from "./generated/prisma/client";

/**
 * The client, connected as the app's role, which owns nothing. Made at first use: the build imports
 * every page and has no database. At most ten connections a process; none is left idle in a
 * transaction, and no statement outside a change runs longer than `statementPatience`.
 */
export function db(): PrismaClient {
  held.client ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl(),
      max: 10,
      application_name: "counterclaim",
      statement_timeout: statementPatience(),
      idle_in_transaction_session_timeout: 120_000,
    }),
    // A page that reads fifty incidents at once has ten connections: the last of them wait their turn, and
    // are no fault. Prisma's own patience is two seconds.
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return held.client;
}

/** Closes the connections; scripts and tests end with it. */
export async function closeDb(): Promise<void> {
  await held.client?.$disconnect();
  held.client = undefined;
}

// Kept across the reloads of `next dev`, which would otherwise open ten connections at each.
declare global {
  var counterclaimDb: { client: PrismaClient | undefined } | undefined;
}
globalThis.counterclaimDb ??= { client: undefined };
const held = globalThis.counterclaimDb;
