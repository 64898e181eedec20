import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { cookieRules } from "./cookies";

/** How long a browser stays known after its last sign-in, in seconds. */
const length = 180 * 24 * 3600;

/** Of so many accounts a browser keeps marks: those that signed in last. */
const atMost = 8;

/**
 * The browser of this request, if somebody has signed in to this account with it: the name under
 * which its tries are counted, apart from those of strangers. Null for every other browser. The mark
 * opens nothing; whoever steals one gets an allowance of their own to guess with.
 */
export function knownBrowser(headers: Headers, email: string, now = Date.now()): string | null {
  return marksIn(headers).find((mark) => isOf(mark, email, now))?.browser ?? null;
}

/**
 * The cookie that makes this browser known to the account; what it holds for other accounts stays.
 * A browser that was known keeps its name, so that copies of a mark share one allowance.
 */
export function browserCookie(headers: Headers, email: string, now = Date.now()) {
  const { prefix, attributes } = cookieRules();
  const browser = knownBrowser(headers, email, now) ?? randomBytes(16).toString("base64url");
  const others = marksIn(headers).filter((mark) => mark.browser !== browser);
  const marks = [signed(email, browser, Math.floor(now / 1000)), ...others].slice(0, atMost);
  const value = marks.map(({ browser: name, at, mac }) => `${name}.${at}.${mac}`).join("~");
  return { ...attributes, name: nameOf(prefix), value, maxAge: length };
}

interface Mark {
  browser: string;
  /** Seconds since 1970. */
  at: number;
  mac: string;
}

function nameOf(prefix: string): string {
  return `${prefix}.known_browser`;
}

// Says nothing of whose it is: the account's address goes into the signature alone.
function signed(email: string, browser: string, at: number): Mark {
  const mac = createHmac("sha256", env().COUNTERCLAIM_SECRET)
    .update(`known browser\n${email}\n${browser}\n${at}`)
    .digest("base64url");
  return { browser, at, mac };
}

function isOf({ browser, at, mac }: Mark, email: string, now: number): boolean {
  if (at * 1000 > now || (at + length) * 1000 <= now) return false;
  const [given, right] = [Buffer.from(mac), Buffer.from(signed(email, browser, at).mac)];
  return given.length === right.length && timingSafeEqual(given, right);
}

function marksIn(headers: Headers): Mark[] {
  const start = `${nameOf(cookieRules().prefix)}=`;
  const cookies = (headers.get("cookie") ?? "").split(/; */);
  const value = cookies.find((one) => one.startsWith(start))?.slice(start.length) ?? "";
  return value.split("~", atMost).flatMap((text) => {
    const [, browser, at, mac] = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/.exec(text) ?? [];
    return browser && at && mac ? [{ browser, at: Number(at), mac }] : [];
  });
}
