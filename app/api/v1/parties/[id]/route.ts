import { AppError } from "@/lib/errors";
import { publishedParty } from "@/lib/queries/parties";
import { pageParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

type Context = RouteContext<"/api/v1/parties/[id]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const page = readSearchParams(request, pageParams);
    const found = await publishedParty((await params).id, page);
    if (!found) throw new AppError("not_found", "Nothing is published of a party at this address.");
    return jsonAnswer(request, JSON.stringify(found));
  },
);
