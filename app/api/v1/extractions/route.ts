import { can } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { extract } from "@/lib/extract/extract";
import { extractionJson } from "@/lib/extract/json";
import { extractionRequest } from "@/lib/schemas/extraction";
import { jsonBody } from "@/lib/web/json-body";
import { problem, problemOf } from "@/lib/web/problem";
import { refuseOtherOrigins } from "@/lib/web/same-origin";
import { currentActor } from "@/lib/web/session";

/** The claims that a text seems to make, for whoever may log claims. Nothing is written. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (actor.kind === "anonymous")
      throw new AppError("unauthenticated", "Sign in to have a text read.");
    if (!can(actor, "log_claim")) throw new AppError("forbidden", "Texts are read for analysts.");
    await refuseOtherOrigins();
    const { text, title } = await jsonBody(request, extractionRequest);
    const answer = extractionJson(extract(text, { title }));
    return Response.json(answer, { headers: { "Cache-Control": "private, no-store" } });
  } catch (error) {
    return problemOf(error);
  }
}

export const GET = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;

function onlyPost(request: Request): Response {
  const detail = `${request.method} is not possible here: send a text with POST.`;
  return problem({ status: 405, detail, headers: { Allow: "POST" } });
}
