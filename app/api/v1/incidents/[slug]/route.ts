import { AppError } from "@/lib/errors";
import { publishedIncidentJson, whereItLeads } from "@/lib/queries/incidents";
import { jsonAnswer } from "@/lib/web/json-answer";
import { ledOn, publicRoute } from "@/lib/web/public-route";

type Context = RouteContext<"/api/v1/incidents/[slug]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug } = await params;
    const into = await whereItLeads(slug);
    if (into !== null) return ledOn(`/api/v1/incidents/${into}`);
    const found = await publishedIncidentJson(slug);
    if (!found) throw new AppError("not_found", "No incident is published at this address.");
    return jsonAnswer(request, found.json);
  },
);
