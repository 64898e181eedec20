import { findParties } from "@/lib/queries/live-parties";
import { problemOf } from "@/lib/web/problem";
import { currentActor } from "@/lib/web/session";

/** What the party picker offers for what was typed (`?q=`). For staff: never kept by any cache. */
export async function GET(request: Request): Promise<Response> {
  try {
    const typed = new URL(request.url).searchParams.get("q") ?? "";
    const parties = await findParties(await currentActor(), typed);
    return Response.json({ parties }, { headers: { "Cache-Control": "private, no-store" } });
  } catch (error) {
    return problemOf(error);
  }
}
