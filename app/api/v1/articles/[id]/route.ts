import { AppError } from "@/lib/errors";
import { publishedArticle } from "@/lib/queries/articles";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";

type Context = RouteContext<"/api/v1/articles/[id]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const found = await publishedArticle((await params).id);
    if (!found) throw new AppError("not_found", "No published incident quotes this article.");
    return jsonAnswer(request, JSON.stringify(found));
  },
);
