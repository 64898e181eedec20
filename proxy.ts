import { type NextRequest, NextResponse } from "next/server";
import { env, isDeveloping } from "@/lib/env";
import { contentSecurityPolicy, newNonce } from "@/lib/web/content-security-policy";
import { elsewhere, isOwnOrigin } from "@/lib/web/origin";
import { pathHeader } from "@/lib/web/path-header";
import { problem } from "@/lib/web/problem";

/**
 * Answers addresses that cannot be decoded ("/incidents/%ff") as what they are, addresses of
 * nothing; the framework would answer that it failed. Answered here and not by the page for that:
 * a rewrite leaves the server when it listens on 127.0.0.1. And tells pages their own
 * address, so that whoever must sign in first comes back to it; what another site sends is refused
 * here already, before the framework fails at it. Every page gets a policy with a nonce of its own.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if (isForeign(request)) return foreign(request);
  if (isDecodable(pathname)) return page(request);
  const detail = "This address cannot be decoded. Incidents are listed at /incidents.";
  if (pathname.startsWith("/api/")) return problem({ status: 404, detail });
  return new Response(`${detail}\n`, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

// Everything but the framework's own files, the API and embeds, which run no scripts; addresses that cannot
// be decoded wherever they point.
export const config = {
  matcher: ["/((?!_next/|api/|embed/|healthz|readyz).*)", "/:path(.*%.*)"],
};

// The framework finds the nonce in the policy that the request carries, and gives it to its scripts.
function page(request: NextRequest): Response {
  const policy = contentSecurityPolicy(newNonce(), isDeveloping);
  const headers = told(request);
  headers.set(policyHeader, policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set(policyHeader, policy);
  return answer;
}

const policyHeader = "Content-Security-Policy";

function isForeign({ method, headers }: NextRequest): boolean {
  if (method === "GET" || method === "HEAD") return false;
  return !isOwnOrigin(headers, env().COUNTERCLAIM_URL);
}

// To the framework's own sending this type, just so, is a sentence to hand on to the form that sent it.
function foreign({ headers }: NextRequest): Response {
  return new Response(`${elsewhere(headers, env().COUNTERCLAIM_URL)}\n`, {
    status: 403,
    headers: { "Content-Type": "text/plain", "Cache-Control": "no-store" },
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
