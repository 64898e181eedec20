import "server-only";
import { env } from "@/lib/env";

/**
 * Where this installation is found, without a slash at its end: the public address that it was told,
 * else the host that was asked. What is built with it is never kept for somebody else.
 */
export function siteOf(request: Request): string {
  const told = env().COUNTERCLAIM_URL;
  if (told) return new URL(told).origin;
  const url = new URL(request.url);
  const host = request.headers.get("host") ?? url.host;
  const isSecure = request.headers.get("x-forwarded-proto") === "https";
  return `${isSecure ? "https" : "http"}://${host}`;
}

/**
 * The same where it was told, else nothing: for pages that are kept, in which an address that somebody's Host
 * header made would be everybody's.
 */
export function siteTold(): string {
  const told = env().COUNTERCLAIM_URL;
  return told ? new URL(told).origin : "";
}
