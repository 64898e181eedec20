import { publishedIncidents } from "@/lib/queries/incidents";
import { incidentListParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const { cursor, limit } = readSearchParams(request, incidentListParams);
  return jsonAnswer(request, JSON.stringify(await publishedIncidents({ cursor, limit })));
});
