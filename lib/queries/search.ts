import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { Prisma, type Tx } from "@/lib/db";
import { firstDay, lastDay } from "@/lib/domain/timeline";
import { firstGroups } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { type IncidentSearch, noSuchGroup, searchWordLimit } from "@/lib/schemas/search";
import { decodedCursor, encodedCursor } from "./cursor";
import { type ListedPage, listedIncident, listedJson } from "./listed-incident";
import { searchWithinPatience } from "./within";

/**
 * Published incidents that a search asks for, in its order: with words, those that hold every one of
 * them as written in title, places, parties or quotes, then those that only spell a name nearly so. A
 * word is met at its beginning, whatever its case and accents. `cursor` is the `next` of an earlier
 * answer to the same search; any other, and what cannot be looked for, is `invalid`; what meets too
 * much to be answered quickly is `too_many`. `limit` is at most 100.
 */
export async function searchIncidents(
  wanted: IncidentSearch,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ListedPage> {
  return searchWithinPatience(async (tx) => {
    const asked = await askedFor(tx, wanted);
    const after = cursor === undefined ? start : pageEndIn(cursor, asked.name);
    const rows = await tx.$queryRaw<Row[]>`
      SELECT met.distance, met.key, p.incident_id, ${Prisma.raw(listedJson)} AS json
      FROM ${foundBy(asked, after, limit + 1)} met
      JOIN published_incident p USING (incident_id) JOIN edition e ON e.id = p.edition_id
      ORDER BY ${inOrder(asked)}`;
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = last && rows.length > limit ? cursorAt(asked.name, last) : null;
    return { items: shown.map(({ incident_id: id, json }) => listedIncident(id, json)), next };
  });
}

/** A search as the database is asked for it. */
export interface Asked {
  words: readonly string[];
  tokens: readonly string[];
  during: { from: string | null; to: string | null } | null;
  sort: IncidentSearch["sort"];
  /** Names the search within a cursor, so that it leads nowhere under another one. */
  name: string;
}

/** Reads what is wanted: words as they are indexed, filters as tokens (`published_row`). */
export async function askedFor(tx: Tx, wanted: IncidentSearch): Promise<Asked> {
  const { query, place, party, group, sort } = wanted;
  // Of a term that staff added nothing is told before it is published.
  const isFirst = group === undefined || Object.hasOwn(firstGroups, group);
  const [row] = await tx.$queryRaw<Read[]>`
    SELECT search_words(${query ?? null}) AS words, place_key(${place ?? null}) AS place,
      ${isFirst} OR EXISTS (SELECT FROM published_text WHERE facets @> ${measureToken({ group })}::text[]) AS counted`;
  if (!row?.counted) throw unusable("group", noSuchGroup);
  const words = row.words ?? [];
  if (query !== undefined && words.length === 0) {
    throw unusable("query", "Write a word to look for: a place, a party, a name.");
  }
  if (words.length > searchWordLimit) {
    throw unusable("query", `Look for ${searchWordLimit} words at most.`);
  }
  const key = row.place;
  if (key === "") throw unusable("place", "Write the name of a place.");
  const tokens = [
    ...(key === null ? [] : [`l:${key}`]),
    ...(party === undefined ? [] : [`p:${party}`]),
    ...measureToken(wanted),
  ];
  const during = spanOf(wanted);
  const name = createHash("sha256").update(JSON.stringify([words, tokens, during, sort]));
  return { words, tokens, during, sort, name: name.digest("base64url").slice(0, 12) };
}

interface Read {
  words: string[] | null;
  place: string | null;
  counted: boolean;
}

/** The token of a measure with these properties; none where none is asked for. */
export function measureToken(
  asked: Partial<Pick<IncidentSearch, "outcome" | "group" | "standing" | "status">>,
): string[] {
  const { outcome = "", group, standing = "", status = "" } = asked;
  const token = `m:${outcome}:${standing}:${status}`;
  if (group !== undefined) return [`${token}:${group}`];
  return outcome + standing + status === "" ? [] : [token];
}

function spanOf({ from, to }: IncidentSearch): Asked["during"] {
  if (from === undefined && to === undefined) return null;
  const span = {
    from: from === undefined ? null : firstDay(from),
    to: to === undefined ? null : lastDay(to),
  };
  if (span.from !== null && span.to !== null && span.from > span.to) {
    throw unusable("to", "The period ends before it begins.");
  }
  return span;
}

function unusable(path: string, message: string): AppError {
  return new AppError("invalid", message, [{ path, message }]);
}

// The database knows no year 0.
const moment = z.iso.datetime().refine((at) => !at.startsWith("0000"));
const pageEnd = z.tuple([z.string(), z.int().min(0).max(1), moment, z.uuid()]);
interface PageEnd {
  distance: number;
  key: Date | null;
  incident_id: string;
}

/** Before the first of any answer. */
export const start: PageEnd = {
  distance: -1,
  key: null,
  incident_id: "00000000-0000-0000-0000-000000000000",
};

function pageEndIn(cursor: string, name: string): PageEnd {
  const { data } = pageEnd.safeParse(decodedCursor(cursor));
  if (data && data[0] === name && encodedCursor(data) === cursor) {
    return { distance: data[1], key: new Date(data[2]), incident_id: data[3] };
  }
  throw unusable("cursor", "This cursor is not one of this search. Begin at its first page.");
}

function cursorAt(name: string, { distance, key, incident_id }: Row): string {
  return encodedCursor([name, distance, key.toISOString(), incident_id]);
}

interface Row extends PageEnd {
  key: Date;
  json: string;
}

/** The rows (incident_id, distance, key) that a search gives after the end of a page, as a source of a statement. */
export function foundBy({ words, tokens, during, sort }: Asked, after: PageEnd, many: number) {
  const span =
    during === null
      ? Prisma.sql`NULL::daterange`
      : Prisma.sql`daterange(${during.from}::date, ${during.to}::date, '[]')`;
  const { distance, key, incident_id: id } = after;
  return Prisma.sql`find_published(${words}::text[], ${tokens}::text[], ${span}, ${sort}, ${distance}::int,
    ${key}::timestamptz, ${id}::uuid, ${many}::int)`;
}

/** The order of what `foundBy` gives. */
export function inOrder({ sort }: Asked) {
  return sort === "oldest"
    ? Prisma.sql`met.distance, met.key, met.incident_id`
    : Prisma.sql`met.distance, met.key DESC, met.incident_id DESC`;
}
