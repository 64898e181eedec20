import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { IncidentList } from "@/lib/schemas/edition";
import { searchWordLimit } from "@/lib/schemas/requests";
import { decodedCursor, encodedCursor } from "./cursor";
import { standIn, summaryOf } from "./incidents";

/**
 * Published incidents whose newest edition holds every word of a query in its title, places, parties
 * or quotes: first as written, then those that only spell a name nearly so; each newest first. A word
 * is met at its beginning, whatever its case and accents. `cursor` is the `next` of an earlier answer
 * to the same words; any other, and a query without words or with too many, is `invalid`.
 */
export async function searchIncidents({
  query,
  cursor,
  limit,
}: {
  query: string;
  cursor?: string | undefined;
  limit: number;
}): Promise<IncidentList> {
  const words = await wordsOf(query);
  const after = cursor === undefined ? start : placeIn(cursor, words);
  const rows = await found(words, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(summaryOf),
    next:
      last && rows.length > limit
        ? encodedCursor([nameOf(words), last.distance, last.sort_key, last.incident_id])
        : null,
  };
}

async function wordsOf(query: string): Promise<string[]> {
  const [row] = await db().$queryRaw<{ words: string[] }[]>`SELECT search_words(${query}) AS words`;
  const words = row?.words ?? [];
  if (words.length === 0) throw unusable("Write a word to look for: a place, a party, a name.");
  if (words.length <= searchWordLimit) return words;
  throw unusable(`Look for ${searchWordLimit} words at most.`);
}

function unusable(message: string): AppError {
  return new AppError("invalid", message, [{ path: "query", message }]);
}

const place = z.tuple([z.string(), z.int().min(0).max(1), z.string().max(20), z.uuid()]);
type Place = z.infer<typeof place>;

/** Before the first of any answer: no distance is so small. */
const start: Place = ["", -1, "", "00000000-0000-0000-0000-000000000000"];

function placeIn(cursor: string, words: readonly string[]): Place {
  const { data } = place.safeParse(decodedCursor(cursor));
  if (data && data[0] === nameOf(words) && encodedCursor(data) === cursor) return data;
  const message = "This cursor is not one of this search. Begin at its first page.";
  throw new AppError("invalid", message, [{ path: "cursor", message }]);
}

/** Names the words of a query within a cursor, so that it leads nowhere under another query. */
function nameOf(words: readonly string[]): string {
  return createHash("sha256").update(words.join(" ")).digest("base64url").slice(0, 12);
}

interface Found {
  distance: number;
  sort_key: string;
  incident_id: string;
  summary: unknown;
  stand_in: boolean;
  number: number;
  at: Date;
  sha256: string;
  note: string | null;
}

function found(words: readonly string[], after: Place, limit: number): Promise<Found[]> {
  const [, distance, key, id] = after;
  return db().$queryRaw<Found[]>`
    SELECT met.distance, p.sort_key, p.incident_id, p.summary, e.number, e.at, e.sha256, e.note,
      ${standIn}
    FROM search_published(${words}::text[]) met
    JOIN published_incident p USING (incident_id) JOIN edition e ON e.id = p.edition_id
    WHERE p.leads_to IS NULL AND (met.distance > ${distance}
      OR (met.distance = ${distance} AND (p.sort_key, p.incident_id) < (${key}, ${id}::uuid)))
    ORDER BY met.distance, p.sort_key DESC, p.incident_id DESC LIMIT ${limit}`;
}
