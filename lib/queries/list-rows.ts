import "server-only";
import { z } from "zod";
import { preparedRows } from "@/lib/db";
import type { PageEnd } from "./cursor";
import { type ListedIncident, listedIncident, listedJson } from "./listed-incident";

/** How many incidents a page of the list holds at most. */
export const longestPage = 100;

/** A page of the list: what stands after the end of another one, or from the beginning on. */
export interface ListPage {
  after: PageEnd | null;
  limit: number;
}

/**
 * An incident of the list. `version` changes whenever the row does, or what it tells of its edition: with the next
 * edition, and when one is masked or covered.
 */
export interface ListRow extends ListedIncident {
  version: string;
  sortKey: string;
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
  return fieldsIn(rows).map(([id = "", version = ""]) => ({ id, version }));
}

/** The rows of some incidents, in any order. */
export async function rowsOf(incidents: readonly string[]): Promise<ListRow[]> {
  return rowsIn(await preparedRows("incidents of a list", incidentsOfList, [incidents]));
}

function rowsIn(rows: readonly unknown[]): ListRow[] {
  return fieldsIn(rows).map(([id = "", version = "", sortKey = "", json = ""]) => ({
    ...{ version, sortKey },
    ...listedIncident(id, json),
  }));
}

/**
 * The fields of rows that come in one text, which takes a third of the time that a value for each column of each does.
 * What parts them stands in no field: they are identifiers, numbers, days and JSON, which writes them as escapes.
 */
function fieldsIn([row]: readonly unknown[]): string[][] {
  const { rows } = inOneText.parse(row);
  return rows === "" ? [] : rows.split("\u001e").map((one) => one.split("\u001f"));
}

const inOneText = z.object({ rows: z.string() });

const version = "p.incident_id, concat_ws(' ', e.sha256, p.xmin, e.xmin)";
const whole = `${version}, p.sort_key, ${listedJson}`;
const onPage = "p.leads_to IS NULL";
const laterThan = `${onPage} AND (p.sort_key, p.incident_id) < ($2, $3::uuid)`;

const firstIncidents = page(whole, onPage);
const laterIncidents = page(whole, laterThan);
const firstVersions = page(version, onPage);
const laterVersions = page(version, laterThan);
const incidentsOfList = together(lines(whole, "p.incident_id = ANY ($1::uuid[])"));

/** Planned for the longest page and the row that tells that there is another one, however many rows are asked for. */
function page(fields: string, where: string): string {
  const most = `${lines(fields, where)} ORDER BY p.sort_key DESC, p.incident_id DESC LIMIT ${longestPage + 1}`;
  return together(most, "LIMIT $1");
}

function lines(fields: string, where: string): string {
  return `
    SELECT concat_ws(E'\\x1f', ${fields}) AS line
    FROM published_incident p JOIN edition e ON e.id = p.edition_id WHERE ${where}`;
}

function together(lines: string, limit = ""): string {
  return `SELECT coalesce(string_agg(line, E'\\x1e'), '') AS rows FROM (SELECT line FROM (${lines}) l ${limit}) q`;
}
