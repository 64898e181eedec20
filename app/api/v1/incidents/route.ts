import { foundAsJson } from "@/app/found";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) =>
  jsonAnswer(request, await foundAsJson(new URL(request.url).searchParams)),
);
