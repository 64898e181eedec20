import { measureAt } from "@/app/measure-at";
import { embedPage } from "@/lib/export/embed";
import { report } from "@/lib/web/report";

type Context = RouteContext<"/embed/[slug]/[number]/[measure]">;

/** The one page that others may frame: it has no script, no form, and nothing to be signed in for. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { slug, number, measure: anchor } = await params;
    const found = await measureAt(request, slug, number, anchor);
    const code = new URL(request.url).searchParams.has("code");
    const page = found && embedPage(found.taken, found.measure, anchor, { code });
    if (page) return answer(200, page);
    return answer(
      404,
      "<!doctype html><title>No such figure</title><p>There is no such figure.</p>",
    );
  } catch (error) {
    report(error);
    return answer(
      500,
      "<!doctype html><title>Out of order</title><p>This cannot be shown now.</p>",
    );
  }
}

function answer(status: number, html: string): Response {
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors *",
      "Cache-Control": "no-cache",
    },
  });
}
