import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** A window of so many minutes, in which an account has so many attempts. */
const minutes = 15;
const tries = { limit: 10, told: "There were too many attempts for this account." };

/**
 * Counts an attempt before it is made, so that many at once are counted too. Throws `too_many` with
 * the minutes to wait. What is tried is counted whether or not it exists: being made to wait tells
 * nothing.
 */
export async function countAttempt(
  what: string,
  whom: string,
  { limit, told } = tries,
): Promise<void> {
  const [row] = await db().$queryRaw<{ count: number; wait: number }[]>`
    INSERT INTO attempt AS a (key, count, since) VALUES (${keyOf(what, whom)}, 1, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN a.since < clock_timestamp() - make_interval(mins => ${minutes}::int)
        THEN 1 ELSE least(a.count + 1, 1000000) END,
      since = CASE WHEN a.since < clock_timestamp() - make_interval(mins => ${minutes}::int)
        THEN clock_timestamp() ELSE a.since END
    RETURNING count, ceil(${minutes}::int - extract(epoch FROM clock_timestamp() - since) / 60)::int AS wait`;
  if (!row || row.count <= limit) return;
  const wait = Math.max(1, row.wait);
  throw new AppError(
    "too_many",
    `${told} Wait ${wait} ${wait === 1 ? "minute" : "minutes"}, then try again.`,
  );
}

/** Starts the count anew, after one that was right. Old counts of everybody go with it. */
export async function forgetAttempts(what: string, whom: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM attempt WHERE key = ${keyOf(what, whom)}
      OR since < clock_timestamp() - make_interval(mins => ${minutes}::int)`;
}

function keyOf(what: string, whom: string): string {
  return createHash("sha256").update(`${what}\n${whom}`).digest("hex");
}
