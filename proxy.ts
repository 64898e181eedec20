import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "@/lib/web/path-header";

/**
 * Sends addresses that cannot be decoded ("/incidents/%ff") to one that is not there, so that they
 * are not found; the framework itself would answer that it failed. And tells the pages of staff
 * their own address, so that whoever must sign in first comes back to it.
 */
export function proxy(request: NextRequest): NextResponse {
  const { nextUrl } = request;
  if (isDecodable(nextUrl.pathname))
    return NextResponse.next({ request: { headers: told(request) } });
  const nowhere = nextUrl.clone();
  nowhere.pathname = nextUrl.pathname.startsWith("/api/") ? "/api/nowhere" : "/nowhere";
  return NextResponse.rewrite(nowhere);
}

// No public address of ours has a "%" in it: every ordinary request of a reader passes by.
export const config = { matcher: ["/:path(.*%.*)", "/desk/:path*", "/account/:path*"] };

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
