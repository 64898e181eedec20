import { facetsFor, found } from "@/app/found";
import { incidentListParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const { cursor, limit, facets, ...wanted } = readSearchParams(request, incidentListParams);
  const page = { cursor, limit };
  const [list, counts] = await Promise.all([
    found(wanted, page),
    facets === "true" ? facetsFor(wanted) : undefined,
  ]);
  return jsonAnswer(request, JSON.stringify({ ...list, ...(counts && { facets: counts }) }));
});
