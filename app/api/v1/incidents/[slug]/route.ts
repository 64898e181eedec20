import { asOf, type NoEdition } from "@/app/as-of";
import { addresses } from "@/components/wording/addresses";
import { AppError } from "@/lib/errors";
import { publishedIncidentJson, whereItLeads } from "@/lib/queries/incidents";
import { momentParams } from "@/lib/schemas/requests";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicHeaders } from "@/lib/web/public-headers";
import { ledOn, publicRoute } from "@/lib/web/public-route";
import { readSearchParams } from "@/lib/web/search-params";

type Context = RouteContext<"/api/v1/incidents/[slug]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug } = await params;
    const { at } = readSearchParams(request, momentParams);
    if (at !== undefined) return leadAsOf(slug, at);
    const into = await whereItLeads(slug);
    if (into !== null) return ledOn(`/api/v1/incidents/${into}`);
    const found = await publishedIncidentJson(slug);
    if (!found) throw new AppError("not_found", "No incident is published at this address.");
    return jsonAnswer(request, found.json);
  },
);

/** Leads to the edition that stood at a moment, at its own address. */
async function leadAsOf(slug: string, at: string): Promise<Response> {
  const found = await asOf(slug, at);
  if (found.number === null) throw refusalOf(found.why);
  const Location = `/api/v1${addresses.edition(slug, found.number)}`;
  return new Response(null, {
    status: 307,
    headers: { ...publicHeaders, Location, "Cache-Control": "no-cache" },
  });
}

function refusalOf(why: NoEdition): AppError {
  if (why === "nothing_by_then") {
    return new AppError("not_found", "Nothing had been published by then.");
  }
  const message = why === "no_moment" ? "This is no moment." : "This moment has not come yet.";
  return new AppError("invalid", message, [{ path: "at", message }]);
}
