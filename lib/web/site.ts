import "server-only";
import { env } from "@/lib/env";

/**
 * Where this installation is found, without a slash at its end: the public address that it was told,
 * else the host that was asked. What is built with it is kept for whoever asks under the same alone.
 */
export function siteOf(request: Request): string {
  const { headers } = request;
  const asked = { host: headers.get("host"), proto: headers.get("x-forwarded-proto") };
  return siteAsked(asked) || new URL(request.url).origin;
}

/** The same by the headers of a request; "" where neither it nor its Host says one. */
export function siteAsked(headers: {
  host: string | null | undefined;
  /** X-Forwarded-Proto. */
  proto: string | string[] | null | undefined;
}): string {
  const told = env().COUNTERCLAIM_URL;
  if (told) return new URL(told).origin;
  const { host } = headers;
  if (!host || !isHost(host)) return "";
  return `${headers.proto === "https" ? "https" : "http"}://${host.toLowerCase()}`;
}

/**
 * Whether the text of a Host header is the name or address of a host, and a port perhaps: it is put into
 * addresses, so nothing else may be in it, and it is kept, so it is no longer than such a name can be.
 */
export function isHost(text: string): boolean {
  return text.length <= 260 && host.test(text);
}

const host = /^(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_.])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
