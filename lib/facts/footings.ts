import "server-only";
import type { Tx } from "@/lib/db";
import type { Footing } from "@/lib/domain/footing";
import { partedFootings } from "@/lib/editions/staleness";

/**
 * A stored footing in two parts, `split_part(footing, '"claims":', …)`. The first, what was heard of the set, is
 * that of a thousand decisions: it is twenty kilobytes of each, so that only its hash is read with them. All null
 * where no footing was kept.
 */
export interface PartedFooting {
  /** The decision. */
  assessment: string | null;
  /** SHA-256 of the first part. */
  ground: string | null;
  /** The second part: the claims that the decision rests on. */
  rest: string | null;
}

/** How the footings of these decisions are read: one statement, in which each first part is sent once. */
export async function footingsOf(
  tx: Tx,
  decisions: readonly PartedFooting[],
): Promise<(decision: PartedFooting) => Footing | null> {
  const first = new Map<string, string>();
  for (const { assessment, ground } of decisions) {
    if (assessment !== null && ground !== null && !first.has(ground)) first.set(ground, assessment);
  }
  const rows = await tx.$queryRaw<{ id: string; text: string }[]>`
    SELECT id, split_part(footing, '"claims":', 1) AS text FROM assessment
    WHERE id = ANY(${[...first.values()]}::uuid[])`;
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  const read = partedFootings();
  return ({ ground, rest }) => {
    if (ground === null || rest === null) return null;
    return read(texts.get(first.get(ground) ?? "") ?? "", rest);
  };
}
