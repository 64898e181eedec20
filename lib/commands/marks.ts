import "server-only";
import { db, type Tx } from "@/lib/db";
import { keptMarks, marksOf, soughtMarks } from "@/lib/extract/passages/shingles";

/**
 * Keeps the marks of a snapshot's text, by which its copies are found. Once for each snapshot: marked
 * meanwhile by another, it is left as it is.
 */
export async function markSnapshot(
  tx: Pick<Tx, "$executeRaw">,
  snapshot: string,
  text: string,
): Promise<void> {
  const marks = marksOf(text, keptMarks);
  await tx.$executeRaw`
    INSERT INTO marked_snapshot (snapshot_id, marks) VALUES (${snapshot}::uuid, ${marks}::int[])
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO snapshot_mark (mark, snapshot_id)
    SELECT mark, ${snapshot}::uuid FROM unnest(${marks}::int[]) AS mark ON CONFLICT DO NOTHING`;
}

/**
 * Marks every text that was held before marks were kept, the newest first, until none is left or
 * `mayGoOn` says no; two hundred at a time, each such batch committed by itself. Whether none is left.
 */
export async function markAllEarlier(mayGoOn: () => boolean): Promise<boolean> {
  while (mayGoOn()) {
    const marked = await db().$transaction(markSome, { timeout: 120_000 });
    if (marked === 0) return true;
  }
  return false;
}

async function markSome(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string; text: string }[]>`
    SELECT s.id, s.text FROM snapshot s WHERE s.text IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM marked_snapshot m WHERE m.snapshot_id = s.id)
    ORDER BY s.id DESC LIMIT ${mostAtOnce}`;
  for (const { id, text } of rows) await markSnapshot(tx, id, text);
  return rows.length;
}

const mostAtOnce = 200;

/** A snapshot that may share passages with a text, and how many of the text's marks it bears. */
export interface Bearer {
  snapshot: string;
  marks: number;
}

/**
 * The snapshots that bear most of a text's marks, at least two, the most first. Of a mark that many
 * bear the newest are looked at and no others, so that a stock phrase costs no more than a rare one.
 */
export async function bearersOf(
  tx: Pick<Tx, "$queryRaw">,
  text: string,
  limit: number,
): Promise<Bearer[]> {
  return tx.$queryRaw<Bearer[]>`
    SELECT bearer.snapshot_id AS snapshot, count(*)::int AS marks
    FROM unnest(${marksOf(text, soughtMarks)}::int[]) AS sought (mark)
    CROSS JOIN LATERAL (
      SELECT m.snapshot_id FROM snapshot_mark m WHERE m.mark = sought.mark
      ORDER BY m.snapshot_id DESC LIMIT ${mostBearers}
    ) AS bearer
    GROUP BY bearer.snapshot_id HAVING count(*) > 1
    ORDER BY marks DESC, bearer.snapshot_id DESC LIMIT ${limit}`;
}

const mostBearers = 100;
