import { addresses } from "@/components/wording/addresses";
import { AppError } from "@/lib/errors";
import { editionNumberAt } from "@/lib/queries/editions";
import { publishedIncidentJson, whereItLeads } from "@/lib/queries/incidents";
import { momentParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { readMoment } from "@/lib/web/moment";
import { publicHeaders } from "@/lib/web/public-headers";
import { ledOn, publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

type Context = RouteContext<"/api/v1/incidents/[slug]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug } = await params;
    const { at } = readSearchParams(request, momentParams);
    if (at !== undefined) return asOf(slug, at);
    const into = await whereItLeads(slug);
    if (into !== null) return ledOn(`/api/v1/incidents/${into}`);
    const found = await publishedIncidentJson(slug);
    if (!found) throw new AppError("not_found", "No incident is published at this address.");
    return jsonAnswer(request, found.json);
  },
);

/** The edition that stood at a moment, at its own address. */
async function asOf(slug: string, at: string): Promise<Response> {
  const moment = readMoment(at);
  if (moment === null || moment.getTime() > Date.now()) {
    const message = moment === null ? "This is no moment." : "This moment has not come yet.";
    throw new AppError("invalid", message, [{ path: "at", message }]);
  }
  const number = await editionNumberAt(slug, moment);
  if (number === null) throw new AppError("not_found", "Nothing had been published by then.");
  const Location = `/api/v1${addresses.edition(slug, number)}`;
  return new Response(null, {
    status: 307,
    headers: { ...publicHeaders, Location, "Cache-Control": "no-cache" },
  });
}
