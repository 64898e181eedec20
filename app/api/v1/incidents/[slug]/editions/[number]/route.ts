import { AppError } from "@/lib/errors";
import { editionJson } from "@/lib/queries/incidents";
import { readEditionNumber } from "@/lib/web/edition-number";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";

type Context = RouteContext<"/api/v1/incidents/[slug]/editions/[number]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug, number: digits } = await params;
    const number = readEditionNumber(digits);
    const found = number === null ? null : await editionJson(slug, number);
    if (!found) throw new AppError("not_found", "There is no edition at this address.");
    return jsonAnswer(request, found.json);
  },
);
