import { z } from "zod";
import type { IncidentSummary } from "@/lib/schemas/edition";

/** An incident as lists give it: as JSON, which is read only where a page is made of it. */
export interface ListedIncident {
  id: string;
  json: string;
  summary: () => IncidentSummary;
}

/** A page of them, and the cursor of the next one; null on the last. */
export interface ListedPage {
  items: readonly ListedIncident[];
  next: string | null;
}

/** Such a page as JSON (`incidentList`). */
export function jsonOfPage({ items, next }: ListedPage): string {
  return `{"items":[${items.map(({ json }) => json).join(",")}],"next":${JSON.stringify(next)}}`;
}

/** An incident of a list from its `listedJson`. */
export function listedIncident(id: string, json: string): ListedIncident {
  return { id, json, summary: () => summary.parse(JSON.parse(json)) };
}

/**
 * The JSON of an incident of a list, in SQL: its stored summary `p`, the newest edition `e` first. Summaries of before
 * lists said whether an incident rests on invented texts are told it from the edition.
 */
export const listedJson = `
  '{"edition":{"number":' || e.number
  || ',"at":"' || to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  || '","sha256":"' || e.sha256 || '","note":' || coalesce(to_json(e.note)::text, 'null') || '},'
  || CASE WHEN jsonb_exists(p.summary, 'standIn') THEN ''
     ELSE '"standIn":' || (e.document LIKE '%"stand_in"%')::text || ',' END
  || substr(p.summary::text, 2)`;

/**
 * A summary as it was stored: composed by us from a document that was read as one, and not looked through again,
 * which would take a third of the time of a list.
 */
const summary = z.custom<IncidentSummary>((it) => it instanceof Object);
