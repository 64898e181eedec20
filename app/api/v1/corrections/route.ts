import { publishedCorrections } from "@/lib/queries/corrections";
import { correctionParams } from "@/lib/schemas/correction";
import { jsonAnswer } from "@/lib/web/json-answer";
import { problem } from "@/lib/web/problem";
import { publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  const list = await publishedCorrections(readSearchParams(request, correctionParams));
  if (list === null)
    return problem({ status: 404, detail: "No incident of this slug is published." });
  const { items, next } = list;
  return jsonAnswer(request, JSON.stringify({ items, next }));
});
