import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { isOwnOrigin } from "@/lib/web/origin";
import { pathHeader } from "@/lib/web/path-header";
import { problem } from "@/lib/web/problem";

/**
 * Answers addresses that cannot be decoded ("/incidents/%ff") as what they are, addresses of
 * nothing; the framework would answer that it failed. Answered here and not by the page for that:
 * a rewrite leaves the server when it listens on 127.0.0.1. And tells the pages of staff their own
 * address, so that whoever must sign in first comes back to it; what another site sends them is
 * refused here already, before the framework fails at it.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if (isForeign(request)) return foreign();
  if (isDecodable(pathname)) return NextResponse.next({ request: { headers: told(request) } });
  const detail = "This address cannot be decoded. Incidents are listed at /incidents.";
  if (pathname.startsWith("/api/")) return problem({ status: 404, detail });
  return new Response(`${detail}\n`, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

// No public address of ours has a "%" in it: every ordinary request of a reader passes by.
export const config = {
  matcher: [
    "/:path(.*%.*)",
    "/desk/:path*",
    "/account/:path*",
    "/sign-in/:path*",
    "/sign-out",
    "/recover",
  ],
};

function isForeign({ method, headers }: NextRequest): boolean {
  if (method === "GET" || method === "HEAD") return false;
  return !isOwnOrigin(headers, env().COUNTERCLAIM_URL);
}

function foreign(): Response {
  return new Response("This was sent from another site, so nothing was done.\n", {
    status: 403,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

function told({ headers, nextUrl }: NextRequest): Headers {
  const given = new Headers(headers);
  given.set(pathHeader, `${nextUrl.pathname}${nextUrl.search}`);
  return given;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
