import { firstGroups } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { publishedIncidents } from "@/lib/queries/incidents";
import { rowsOf, rowsOnPage, versionsOnPage } from "@/lib/queries/list-rows";
import { jsonOfPage, type ListedPage } from "@/lib/queries/listed-incident";
import { searchIncidents } from "@/lib/queries/search";
import { facetsOf } from "@/lib/queries/search-facets";
import { incidentListParams } from "@/lib/schemas/requests";
import {
  type IncidentSearch,
  isSearch,
  type SearchFacets,
  searchParams,
} from "@/lib/schemas/search";
import { keptForState } from "@/lib/web/kept-for-state";
import { keptRows } from "@/lib/web/kept-rows";
import { readSearchParams } from "@/lib/web/search-params";
import { searched } from "./searched";

/** A page of what a search finds, or of the whole list where nothing is looked for. */
export function found(
  wanted: IncidentSearch,
  page: { cursor?: string | undefined; limit: number },
): Promise<ListedPage> {
  return isSearch(wanted) ? searchIncidents(wanted, page) : publishedIncidents(page, keptList);
}

/** What a search can be narrowed by, with counts: on every page of it the same, and so counted once. */
export function facetsFor(wanted: IncidentSearch): Promise<SearchFacets> {
  return keptFacets(JSON.stringify(wanted), () => facetsOf(wanted));
}

/** A group that was asked for and those within it, so that a form that is shown again does not lose it. */
export async function groupsFor(group: string | undefined): Promise<SearchFacets["groups"]> {
  if (!group || Object.hasOwn(firstGroups, group)) return [];
  try {
    return (await facetsFor(searchParams.parse({ group }))).groups;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ value: group, label: group, count: 0 }];
  }
}

/** The same as JSON, for the parameters of an address; throws AppError where they cannot be read. */
export async function foundAsJson(given: URLSearchParams): Promise<string> {
  const { cursor, limit, facets, ...wanted } = await searched(given, (all) =>
    readSearchParams(all, incidentListParams),
  );
  const [list, counts] = await Promise.all([
    found(wanted, { cursor, limit }),
    facets === "true" ? facetsFor(wanted) : undefined,
  ]);
  const page = jsonOfPage(list);
  return counts ? `${page.slice(0, -1)},"facets":${JSON.stringify(counts)}}` : page;
}

const keptList = keptRows({ whole: rowsOnPage, versions: versionsOnPage, some: rowsOf });
const keptFacets = keptForState<SearchFacets>(500);
