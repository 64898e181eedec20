import "server-only";
import { z } from "zod";
import { Prisma, type Tx } from "@/lib/db";
import { type PartyPage, storedPassed } from "@/lib/schemas/party-page";
import { decodedCursor, encodedCursor } from "./cursor";
import { metBy } from "./naming";

/** How many rows of one incident are given at most. */
const rowsAtMost = 12;

/** Where a page of it ends: the day on which an incident begins, and its id. */
export interface PassedEnd {
  begins: string;
  incident: string;
}

/** Where the page ended that a cursor of this list of this party follows; null for any other text. */
export function passedEnd(cursor: string, id: string): PassedEnd | null {
  const { data } = z
    .tuple([z.literal(id), z.literal("passed on"), z.iso.date(), z.uuid()])
    .safeParse(decodedCursor(cursor));
  if (!data || encodedCursor(data) !== cursor) return null;
  return { begins: data[2], incident: data[3] };
}

/**
 * What a party relayed or published of what others say, in the newest editions: a page of the incidents
 * in which it did, the newest first.
 */
export async function passedOnBy(
  tx: Tx,
  id: string,
  page: { after: PassedEnd | null; limit: number },
): Promise<PartyPage["passedOn"]> {
  const { met, incidents, isMore, isFew } = await metBy(tx, [`r:${id}`]);
  const { after, limit } = page;
  const then = after
    ? Prisma.sql`AND (begins, incident_id) < (${after.begins}::date, ${after.incident}::uuid)`
    : Prisma.empty;
  const found = await tx.$queryRaw<Row[]>`
    WITH t AS ${isFew} (
      SELECT incident_id, begins FROM published_text WHERE listed AND ${met} ${then}
    ), newest AS (SELECT * FROM t ORDER BY begins DESC, incident_id DESC LIMIT ${limit + 1}::int)
    SELECT newest.incident_id, newest.begins::text AS begins, p.summary ->> 'slug' AS slug, p.summary ->> 'title' AS title,
      p.summary #>> '{period,start}' AS starts, p.summary #>> '{period,end}' AS ends,
      jsonb_path_query_array(x.parties #> ARRAY[${id}, 'passed_on'], ${`$[0 to ${rowsAtMost - 1}]`}::jsonpath) AS rows,
      jsonb_array_length(x.parties #> ARRAY[${id}, 'passed_on']) AS count
    FROM newest JOIN published_text x USING (incident_id) JOIN published_incident p USING (incident_id)
    ORDER BY newest.begins DESC, newest.incident_id DESC`;
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next =
    last && found.length > limit
      ? encodedCursor([id, "passed on", last.begins, last.incident_id])
      : null;
  return { incidents, more: isMore, items: shown.map(itemOf), next };
}

interface Row {
  incident_id: string;
  begins: string;
  slug: string;
  title: string;
  starts: string;
  ends: string;
  rows: unknown;
  count: number;
}

const stored = z.array(storedPassed);

function itemOf(row: Row): PartyPage["passedOn"]["items"][number] {
  const { incident_id, slug, title, starts, ends, count } = row;
  const rows = stored.parse(row.rows).map(({ speaks_for, ...one }) => ({
    ...one,
    speaksFor: speaks_for,
  }));
  return {
    incident: { id: incident_id, slug, title, period: { start: starts, end: ends } },
    rows,
    others: count - rows.length,
  };
}
