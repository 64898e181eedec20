import "server-only";
import { z } from "zod";
import { db, preparedRows } from "@/lib/db";
import { isSlug } from "@/lib/domain/slug";
import { AppError } from "@/lib/errors";
import { editionDocument, type IncidentResponse } from "@/lib/schemas/edition";
import { cursorOf, pageEndIn } from "./cursor";
import { type EditionRow, editionRef, editionRow } from "./edition-row";
import { type ListPage, type ListRow, longestPage, rowsOnPage } from "./list-rows";
import type { ListedPage } from "./listed-incident";

/** The newest edition of an incident, or null when nothing of that slug is published. */
export async function publishedIncident(slug: string): Promise<IncidentResponse | null> {
  const row = await newestEdition(slug);
  if (!row) return null;
  return { edition: editionRef(row), ...editionDocument.parse(JSON.parse(row.document)) };
}

/** The same as text: the stored document's own bytes, with the edition's number, moment and hash first. */
export async function publishedIncidentJson(
  slug: string,
): Promise<{ json: string; sha256: string } | null> {
  const row = await newestEdition(slug);
  if (!row) return null;
  const edition = JSON.stringify(editionRef(row));
  return { json: `{"edition":${edition},${row.document.slice(1)}`, sha256: row.sha256 };
}

/**
 * The slug of the incident at which readers of this one are led on, since an edition of that one took it
 * in; null while it is shown under its own. Its editions stay at their own addresses.
 */
export async function whereItLeads(slug: string): Promise<string | null> {
  return (await toldElsewhere(slug))?.slug ?? null;
}

/** The same with its title, for what stays at the old address: editions and their history. */
export async function toldElsewhere(slug: string): Promise<{ slug: string; title: string } | null> {
  if (!isSlug(slug)) return null;
  const [row] = await preparedRows("told elsewhere", leadingOn, [slug]);
  return row === undefined ? null : leadingRow.parse(row);
}

const leadingRow = z.object({ slug: z.string(), title: z.string() });

const leadingOn = `
  SELECT o.slug, coalesce(q.summary ->> 'title', '') AS title
  FROM incident i JOIN published_incident p ON p.incident_id = i.id
  JOIN incident o ON o.id = p.leads_to LEFT JOIN published_incident q ON q.incident_id = o.id
  WHERE i.slug = $1`;

/** The stored document of one edition, byte for byte what its hash is of; null when there is none. */
export async function editionJson(
  slug: string,
  number: number,
): Promise<{ json: string; sha256: string } | null> {
  if (!isSlug(slug) || !Number.isInteger(number) || number < 1 || number > 2_147_483_647)
    return null;
  const row = await db().edition.findFirst({
    where: { number, incident: { slug } },
    select: { document: true, sha256: true },
  });
  return row ? { json: row.document, sha256: row.sha256 } : null;
}

/**
 * Published incidents, those that began last first. `cursor` is the `next` of an earlier answer;
 * anything else is `invalid`. `limit` is 1 to `longestPage`. `rowsOf` reads the rows of a page, for whoever keeps some.
 */
export async function publishedIncidents(
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  rowsOf: (page: ListPage) => Promise<ListRow[]> = rowsOnPage,
): Promise<ListedPage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > longestPage) {
    throw new AppError("invalid", `A page holds 1 to ${longestPage} incidents.`, [
      { path: "limit", message: `Give a whole number from 1 to ${longestPage}.` },
    ]);
  }
  const after = cursor === undefined ? null : pageEndIn(cursor);
  const rows = await rowsOf({ after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown,
    next: last && rows.length > limit ? cursorOf([last.sortKey, last.id]) : null,
  };
}

async function newestEdition(slug: string): Promise<(EditionRow & { document: string }) | null> {
  if (!isSlug(slug)) return null;
  const [row] = await preparedRows("newest edition", newestOf, [slug]);
  return row === undefined ? null : newestRow.parse(row);
}

const newestRow = editionRow.extend({ document: z.string() });

const newestOf = `
  SELECT e.number, e.at, e.sha256, e.note, e.document
  FROM incident i
  JOIN published_incident p ON p.incident_id = i.id
  JOIN edition e ON e.id = p.edition_id
  WHERE i.slug = $1`;
