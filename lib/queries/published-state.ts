import "server-only";
import { z } from "zod";
import { preparedRows } from "@/lib/db";
import { logHead } from "./log";

/**
 * A word that changes whenever what readers see of an incident does: with its next edition, when any
 * of its editions is masked or covered, when it leads elsewhere or no longer, and with what is published of
 * what it leads to, since its title is told; null where nothing is published. For lists (`slug` null)
 * the number of the log's newest entry, since nothing changes without one. One statement, by key.
 */
export async function publishedState(slug: string | null): Promise<string | null> {
  if (slug === null) return `${(await logHead())?.seq ?? 0}`;
  const [row] = await preparedRows("published state", stateOf, [slug]);
  return row === undefined ? null : stateRow.parse(row).state;
}

const stateRow = z.object({ state: z.string() });

const stateOf = `
  SELECT concat_ws(':', p.edition_id, p.xmin, (
    SELECT string_agg(e.xmin::text, ',' ORDER BY e.number) FROM edition e WHERE e.incident_id = i.id
  ), (SELECT max(m.number) FROM incident_merge m WHERE m.incident_id = i.id),
    (SELECT concat(o.edition_id, o.xmin) FROM published_incident o WHERE o.incident_id = p.leads_to)) AS state
  FROM incident i JOIN published_incident p ON p.incident_id = i.id
  WHERE i.slug = $1`;
