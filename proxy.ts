import { type NextRequest, NextResponse } from "next/server";
import { problem } from "@/lib/web/problem";

/**
 * Answers addresses that cannot be decoded ("/incidents/%ff") as what they are, addresses of
 * nothing; the framework would answer that it failed. Answered here and not by the page for that:
 * a rewrite leaves the server when it listens on 127.0.0.1.
 */
export function proxy({ nextUrl }: NextRequest): Response {
  if (isDecodable(nextUrl.pathname)) return NextResponse.next();
  const detail = "This address cannot be decoded. Incidents are listed at /incidents.";
  if (nextUrl.pathname.startsWith("/api/")) return problem({ status: 404, detail });
  return new Response(`${detail}\n`, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
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
