import "server-only";
import { db } from "@/lib/db";
import { logHead } from "./log";

/**
 * A word that changes whenever what readers see of an incident does: with its next edition, and when
 * the newest is masked or covered; null where nothing is published. For lists (`slug` null) the
 * number of the log's newest entry, since nothing changes without one. One statement, by key.
 */
export async function publishedState(slug: string | null): Promise<string | null> {
  if (slug === null) return `${(await logHead())?.seq ?? 0}`;
  const [row] = await db().$queryRaw<{ state: string }[]>`
    SELECT concat_ws(':', e.id, e.xmin, p.xmin) AS state
    FROM incident i
    JOIN published_incident p ON p.incident_id = i.id
    JOIN edition e ON e.id = p.edition_id
    WHERE i.slug = ${slug}`;
  return row?.state ?? null;
}
