import { type NextRequest, NextResponse } from "next/server";

/**
 * Sends addresses that cannot be decoded ("/incidents/%ff") to one that is not there, so that they
 * are not found; the framework itself would answer that it failed.
 */
export function proxy({ nextUrl }: NextRequest): NextResponse {
  if (isDecodable(nextUrl.pathname)) return NextResponse.next();
  const nowhere = nextUrl.clone();
  nowhere.pathname = nextUrl.pathname.startsWith("/api/") ? "/api/nowhere" : "/nowhere";
  return NextResponse.rewrite(nowhere);
}

// No address of ours has a "%" in it: every ordinary request passes by.
export const config = { matcher: "/:path(.*%.*)" };

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
