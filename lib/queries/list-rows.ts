import "server-only";
import { z } from "zod";
import { Prisma, preparedRows } from "@/lib/db";
import type { IncidentSummary } from "@/lib/schemas/edition";
import type { PageEnd } from "./cursor";
import { type EditionRow, editionRef, editionRow } from "./edition-row";

/** A page of the list: what stands after the end of another one, or from the beginning on. */
export interface ListPage {
  after: PageEnd | null;
  limit: number;
}

/**
 * An incident of the list. `version` changes whenever the row does, or what it tells of its edition: with the next
 * edition, and when one is masked or covered.
 */
export interface ListRow {
  id: string;
  version: string;
  sortKey: string;
  summary: IncidentSummary;
}

/** The rows of a page of the list. */
export async function rowsOnPage({ after, limit }: ListPage): Promise<ListRow[]> {
  return rowsIn(
    after
      ? await preparedRows("later incidents", laterIncidents, [limit, ...after])
      : await preparedRows("first incidents", firstIncidents, [limit]),
  );
}

/** Which rows stand on it, and in which versions. */
export async function versionsOnPage(page: ListPage): Promise<Pick<ListRow, "id" | "version">[]> {
  const { after, limit } = page;
  const rows = after
    ? await preparedRows("later versions", laterVersions, [limit, ...after])
    : await preparedRows("first versions", firstVersions, [limit]);
  return versionRow.array().parse(readTogether(rows));
}

/** The rows of some incidents, in any order. */
export async function rowsOf(incidents: readonly string[]): Promise<ListRow[]> {
  return rowsIn(await preparedRows("incidents of a list", incidentsOfList, [incidents]));
}

/** An incident as lists give it, from a row that has `standIn` with its summary and edition. */
export function summaryOf(
  row: EditionRow & { summary: unknown; stand_in: boolean },
): IncidentSummary {
  const { id, slug, title, period, places, withdrawn, standIn, measures } = storedSummary.parse(
    row.summary,
  );
  const edition = editionRef(row);
  return {
    ...{ id, slug, title, period, places, edition, withdrawn },
    ...{ standIn: standIn ?? row.stand_in, measures },
  };
}

/**
 * A summary as it was stored: composed by us from a document that was read as one, and not looked through again,
 * which would take a third of the time of a list. Those of before lists said so have no `standIn`.
 */
const storedSummary = z.custom<
  Omit<IncidentSummary, "edition" | "standIn"> & { standIn?: boolean }
>((it) => it instanceof Object);

/** For summaries of before lists said so: whether the edition `e` rests on an invented text. */
const standInText = `CASE WHEN jsonb_exists(p.summary, 'standIn') THEN false
  ELSE e.document LIKE '%"stand_in"%' END AS stand_in`;
export const standIn = Prisma.raw(standInText);

const versionRow = z.object({ id: z.string(), version: z.string() });

const summaryRow = editionRow.extend({
  ...versionRow.shape,
  sort_key: z.string(),
  summary: z.unknown(),
  stand_in: z.boolean(),
  at: z.string().transform((at) => new Date(at)),
});

function rowsIn(rows: readonly unknown[]): ListRow[] {
  return summaryRow
    .array()
    .parse(readTogether(rows))
    .map((row) => {
      const { id, version, sort_key: sortKey } = row;
      return { id, version, sortKey, summary: summaryOf(row) };
    });
}

/** Rows that come in one text, which is read in a third of the time that a value for each column of each takes. */
function readTogether([row]: readonly unknown[]): unknown {
  return JSON.parse(together.parse(row).rows);
}

const together = z.object({ rows: z.string() });

const version = "p.incident_id AS id, concat_ws(' ', e.sha256, p.xmin, e.xmin) AS version";
const whole = `${version}, p.sort_key, p.summary, e.number, e.at, e.sha256, e.note, ${standInText}`;
const onPage = "p.leads_to IS NULL";
const laterThan = `${onPage} AND (p.sort_key, p.incident_id) < ($2, $3::uuid)`;
const newestFirst = "ORDER BY p.sort_key DESC, p.incident_id DESC LIMIT $1";

const firstIncidents = listed(whole, onPage, newestFirst);
const laterIncidents = listed(whole, laterThan, newestFirst);
const firstVersions = listed(version, onPage, newestFirst);
const laterVersions = listed(version, laterThan, newestFirst);
const incidentsOfList = listed(whole, "p.incident_id = ANY ($1::uuid[])", "");

function listed(columns: string, where: string, order: string): string {
  return `
    SELECT coalesce(json_agg(q), '[]')::text AS rows FROM (
      SELECT ${columns} FROM published_incident p JOIN edition e ON e.id = p.edition_id WHERE ${where} ${order}) q`;
}
