import { publishedIncidents } from "@/lib/queries/incidents";
import { searchIncidents } from "@/lib/queries/search";
import type { IncidentList } from "@/lib/schemas/edition";
import { type IncidentSearch, isSearch } from "@/lib/schemas/search";

/** A page of what a search finds, or of the whole list where nothing is looked for. */
export function found(
  wanted: IncidentSearch,
  page: { cursor?: string | undefined; limit: number },
): Promise<IncidentList> {
  return isSearch(wanted) ? searchIncidents(wanted, page) : publishedIncidents(page);
}
