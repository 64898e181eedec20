import "server-only";
import { db } from "@/lib/db";
import { isSlug } from "@/lib/domain/slug";
import { roles } from "@/lib/domain/vocabulary";
import { differenceBetween } from "@/lib/editions/difference";
import { editionDocument } from "@/lib/schemas/edition";
import type { HistoryEntry, IncidentHistory } from "@/lib/schemas/history";
import { toldElsewhere } from "./incidents";

/** How many editions a page of the history holds: each is read whole. */
const pageSize = 20;

/**
 * What readers may know of how an incident came to be as it is: its editions, newest first, each with
 * its note, the role of whoever published it, and what it says otherwise than the one before. From
 * editions alone, and from the log's word on the role; no name of anybody at the desk, nothing that
 * was not published. `before` is the `next` of an earlier page. Null where nothing is published.
 */
export async function publishedHistory(
  slug: string,
  before?: number,
): Promise<IncidentHistory | null> {
  if (!isSlug(slug)) return null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT e.number, e.at, e.sha256, e.note, e.kind::text AS kind, e.masked_at IS NOT NULL AS masked, e.document,
      (SELECT l.actor_role FROM log_row r JOIN log_entry l ON l.seq = r.seq
        WHERE r.table_name = 'edition' AND r.row_id = e.id ORDER BY l.seq LIMIT 1) AS role
    FROM edition e JOIN incident i ON i.id = e.incident_id
    WHERE i.slug = ${slug} AND e.number < ${before ?? 2_147_483_647}::int
    ORDER BY e.number DESC LIMIT ${pageSize + 1}`;
  const [newest] = rows;
  if (!newest) return null;
  const documents = rows.map(({ document }) => editionDocument.parse(JSON.parse(document)));
  const shown = rows.slice(0, pageSize);
  return {
    incident: { slug, title: await currentTitle(slug) },
    leadsTo: await toldElsewhere(slug),
    items: shown.map((row, at): HistoryEntry => {
      const [now, was] = [documents[at], documents[at + 1]];
      const isTold = now?.withdrawn === null && was?.withdrawn === null;
      return {
        number: row.number,
        at: row.at.toISOString(),
        sha256: row.sha256,
        note: row.note,
        kind: row.kind,
        role: roleOf(row.role),
        masked: row.masked,
        difference: isTold && now && was ? differenceBetween(was, now) : null,
      };
    }),
    next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null,
  };
}

interface Row {
  number: number;
  at: Date;
  sha256: string;
  note: string | null;
  kind: "published" | "withdrawn";
  masked: boolean;
  document: string;
  role: string | null;
}

// Whoever published from a script has no role; what the script is called is nobody's business.
function roleOf(role: string | null): HistoryEntry["role"] {
  if (role === null) return null;
  const known = roles.find((one) => one === role);
  return known === undefined || known === "viewer" ? "system" : known;
}

async function currentTitle(slug: string): Promise<string> {
  const [row] = await db().$queryRaw<{ title: string }[]>`
    SELECT p.summary ->> 'title' AS title
    FROM published_incident p JOIN incident i ON i.id = p.incident_id WHERE i.slug = ${slug}`;
  return row?.title ?? "";
}
