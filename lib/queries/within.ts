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

function isOutOfPatience(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    JSON.stringify(error.meta ?? {}).includes('"57014"')
  );
}
