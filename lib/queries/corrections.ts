import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import type { ObjectionOutcome } from "@/lib/domain/vocabulary";
import { covered } from "@/lib/editions/cover";
import { AppError } from "@/lib/errors";
import { namesWithheld } from "@/lib/facts/parties";
import type { Correction, CorrectionList } from "@/lib/schemas/correction";
import { decodedCursor, encodedCursor } from "./cursor";

/**
 * What editors answered to objections and what parties said of themselves, newest first: all that
 * readers may know of either. Names that are withheld stand under their label here too, whenever they
 * came to be. `cursor` is the `next` of an earlier answer, anything else is `invalid`; `incident` a
 * slug, and null is answered where nothing of it is published.
 */
export async function publishedCorrections(wanted: {
  cursor?: string | undefined;
  limit: number;
  incident?: string | undefined;
}): Promise<(CorrectionList & { about: { slug: string; title: string } | null }) | null> {
  const { cursor, limit, incident } = wanted;
  const about = incident === undefined ? null : await incidentOf(incident);
  if (incident !== undefined && about === null) return null;
  const covers = await namesWithheld(db());
  const after = cursor === undefined ? null : pageEndIn(cursor);
  const rows = await page(after, limit + 1, incident ?? null);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    about: about && covered(about, covers),
    items: covered(shown.map(correctionOf), covers),
    next: last && rows.length > limit ? encodedCursor([last.moment, last.id]) : null,
  };
}

interface Row {
  id: string;
  kind: "answer" | "reply";
  at: Date;
  /** To the microsecond: two may be of one millisecond. */
  moment: string;
  renewed: boolean;
  page: string | null;
  slug: string | null;
  title: string | null;
  claim: string | null;
  outcome: ObjectionOutcome | null;
  party: string | null;
  party_name: string | null;
  text: string | null;
  received: string | null;
}

function page(after: PageEnd | null, limit: number, slug: string | null): Promise<Row[]> {
  const [moment, id] = after ?? ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
  return db().$queryRaw<Row[]>`
    SELECT c.id, c.kind::text AS kind, c.recorded_at AS at,
      to_char(c.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment,
      c.supersedes_id IS NOT NULL AS renewed, c.page, i.slug, p.summary ->> 'title' AS title,
      c.claim_id AS claim, c.outcome::text AS outcome, c.party_id AS party,
      coalesce(CASE WHEN r.withheld THEN r.public_label END, r.name) AS party_name, c.text, c.received
    FROM correction c
    LEFT JOIN incident i ON i.id = c.incident_id
    LEFT JOIN published_incident p ON p.incident_id = c.incident_id
    LEFT JOIN party_revision r ON r.party_id = c.party_id
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
    WHERE NOT c.withdrawn AND c.outcome IS DISTINCT FROM 'set_aside'
      AND NOT EXISTS (SELECT 1 FROM correction n WHERE n.supersedes_id = c.id)
      AND (c.recorded_at, c.id) < (${moment}::timestamptz, ${id}::uuid)
      AND (${slug}::text IS NULL OR i.slug = ${slug})
    ORDER BY c.recorded_at DESC, c.id DESC LIMIT ${limit}`;
}

function correctionOf(row: Row): Correction {
  const { id, kind, at, renewed, page: on, slug, title, claim, outcome, text, received } = row;
  return {
    ...{ id, kind, renewed, page: on, claim, text, received },
    at: at.toISOString(),
    incident: slug === null || title === null ? null : { slug, title },
    outcome: outcome === "set_aside" ? null : outcome,
    party: row.party === null ? null : { id: row.party, name: row.party_name ?? "" },
  };
}

async function incidentOf(slug: string): Promise<{ slug: string; title: string } | null> {
  const [row] = await db().$queryRaw<{ title: string }[]>`
    SELECT p.summary ->> 'title' AS title
    FROM published_incident p JOIN incident i ON i.id = p.incident_id WHERE i.slug = ${slug}`;
  return row ? { slug, title: row.title } : null;
}

type PageEnd = [moment: string, id: string];
const pageEnd = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

function pageEndIn(cursor: string): PageEnd {
  const { data } = pageEnd.safeParse(decodedCursor(cursor));
  if (data && encodedCursor(data) === cursor) return data;
  const message = "This cursor is not one of this list. Begin at the first page.";
  throw new AppError("invalid", message, [{ path: "cursor", message }]);
}
