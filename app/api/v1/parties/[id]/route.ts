import { AppError } from "@/lib/errors";
import { publishedParty, whereItLeads } from "@/lib/queries/parties";
import { pageParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { ledOn, publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

type Context = RouteContext<"/api/v1/parties/[id]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const page = readSearchParams(request, pageParams);
    const { id } = await params;
    const found = await publishedParty(id, page);
    const into = found ? null : await whereItLeads(id);
    if (into !== null) return ledOn(`/api/v1/parties/${into}`);
    if (!found) throw new AppError("not_found", "Nothing is published of a party at this address.");
    return jsonAnswer(request, JSON.stringify(found));
  },
);
