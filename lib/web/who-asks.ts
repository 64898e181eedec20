import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { networkOf } from "@/lib/domain/network";
import { env } from "@/lib/env";

/**
 * By whom a request is counted: the session of somebody signed in, else the address it comes from, of
 * IPv6 the network (/64) that one line has. A session is known by its cookie's signature, so that nobody
 * is a new person with every request; whether it still holds is asked where it matters.
 */
export function whoAsks(request: IncomingMessage, trustsProxy: boolean): string {
  return sessionOf(request) ?? `address ${networkOf(senderOf(request, trustsProxy))}`;
}

/** Whether somebody by whom a request is counted (`whoAsks`) is a session, and not an address. */
export function isSession(who: string): boolean {
  return who.startsWith("session ");
}

function sessionOf({ headers }: IncomingMessage): string | null {
  const [, value] = sessionCookie.exec(headers.cookie ?? "") ?? [];
  if (value === undefined) return null;
  const [, token = "", signature = ""] = /^(.+)\.([^.]+)$/.exec(decoded(value)) ?? [];
  const right = createHmac("sha256", env().COUNTERCLAIM_SECRET).update(token).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === right.length && timingSafeEqual(given, right) ? `session ${token}` : null;
}

// As lib/auth names it, with the prefix that it has behind TLS.
const sessionCookie = /(?:^|;\s*)(?:__Host-)?counterclaim\.session_token=([^;]{1,500})/;

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

/**
 * Behind a proxy that we believe, the last address that was noted: the one that the proxy saw itself. What
 * stands before it anybody may have written.
 */
export function senderOf({ headers, socket }: IncomingMessage, trustsProxy: boolean): string {
  const noted = trustsProxy ? headers["x-forwarded-for"] : undefined;
  const last = `${noted ?? ""}`.split(",").at(-1)?.trim();
  return last || (socket.remoteAddress ?? "");
}
