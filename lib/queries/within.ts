import "server-only";
import { db, Prisma, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** For how long readers' searches may keep the database busy, in milliseconds. */
const patience = 4_000;

/** Reads that anybody may ask for and that may meet much: ended after a while, and the reader told. */
export async function withinPatience<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', ${`${patience}`}, true)`;
      return read(tx);
    });
  } catch (error) {
    if (!isOutOfPatience(error)) throw error;
    throw new AppError(
      "too_many",
      "This search meets too much to be answered quickly. Narrow it by a place or a period.",
    );
  }
}

/**
 * How many searches are under way at once, of ten connections: whoever reads something else has the others, and waits for
 * nobody's search. And how many wait for their turn at most.
 */
const atOnce = 6;
const waitingAtMost = 60;

/** A search, within patience and as one of few: `too_many` where too many wait already. */
export async function searchWithinPatience<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  if (waiting.length >= waitingAtMost) {
    throw new AppError("too_many", "Much is being looked for just now. Ask again in a minute.");
  }
  if (free > 0) free -= 1;
  else await new Promise<void>((begin) => waiting.push(begin));
  try {
    return await withinPatience(read);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

let free = atOnce;
const waiting: (() => void)[] = [];

function isOutOfPatience(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    JSON.stringify(error.meta ?? {}).includes('"57014"')
  );
}
