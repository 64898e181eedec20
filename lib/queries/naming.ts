import "server-only";
import { Prisma, type Tx } from "@/lib/db";

/** How many incidents are counted at most. */
export const countedAtMost = 2_000;

/** What of `published_text` has one of some tokens, and the way on which it is found. */
export interface Met {
  met: Prisma.Sql;
  /** How many have it, as far as they are counted; with `isMore` there are others. */
  incidents: number;
  isMore: boolean;
  /** For the CTE in which `met` stands. */
  isFew: Prisma.Sql;
}

/**
 * The condition for having one of these tokens. Of few they are taken whole from their index, and ordered; of
 * more than are counted an order is walked until enough are met, as the many articles of an agency would
 * take seconds to order. The planner is not asked: it has to guess.
 */
export async function metBy(tx: Tx, tokens: readonly string[]): Promise<Met> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM published_text WHERE listed AND facets && ${tokens}::text[] LIMIT ${countedAtMost + 1}::int
    ) AS met`;
  const count = row?.count ?? 0;
  const isMore = count > countedAtMost;
  return {
    // Concatenated, it is no condition that the index knows.
    met: isMore
      ? Prisma.sql`(facets || '{}'::text[]) && ${tokens}::text[]`
      : Prisma.sql`facets && ${tokens}::text[]`,
    incidents: Math.min(count, countedAtMost),
    isMore,
    isFew: isMore ? Prisma.sql`NOT MATERIALIZED` : Prisma.sql`MATERIALIZED`,
  };
}
