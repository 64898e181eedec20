import { publishedIncidents } from "@/lib/queries/incidents";
import { searchIncidents } from "@/lib/queries/search";
import { incidentListParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const { query, ...page } = readSearchParams(request, incidentListParams);
  const list = query ? await searchIncidents({ query, ...page }) : await publishedIncidents(page);
  return jsonAnswer(request, JSON.stringify(list));
});
