import { AppError } from "@/lib/errors";
import { publishedHistory } from "@/lib/queries/public-history";
import { historyParams } from "@/lib/schemas/history";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

type Context = RouteContext<"/api/v1/incidents/[slug]/history">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { before } = readSearchParams(request, historyParams);
    const history = await publishedHistory((await params).slug, before);
    if (!history) throw new AppError("not_found", "There is no edition at this address.");
    return jsonAnswer(request, JSON.stringify(history));
  },
);
