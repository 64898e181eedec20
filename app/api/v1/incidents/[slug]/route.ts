import { AppError } from "@/lib/errors";
import { publishedIncidentJson } from "@/lib/queries/incidents";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";

type Context = RouteContext<"/api/v1/incidents/[slug]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const found = await publishedIncidentJson((await params).slug);
    if (!found) throw new AppError("not_found", "No incident is published at this address.");
    return jsonAnswer(request, found.json);
  },
);
