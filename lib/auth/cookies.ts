import "server-only";
import { env } from "@/lib/env";

/**
 * How every cookie of ours is named and kept: out of reach of scripts, and with an https address
 * of the installation sent over TLS alone and set by no other host.
 */
export function cookieRules() {
  const isSecure = env().COUNTERCLAIM_URL?.startsWith("https:") === true;
  return {
    prefix: isSecure ? "__Host-counterclaim" : "counterclaim",
    attributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
  } as const;
}
