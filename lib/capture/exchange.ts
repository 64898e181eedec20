import "server-only";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { Bounds } from "./bounds";
import type { Network } from "./network";
import { refusePage } from "./refusal";
import { bareHost, inside } from "./target";

/**
 * Asks for a target and resolves once the head of an answer is there. The name is resolved here,
 * once; the socket is given an address that was checked, so that a second answer of the name server
 * has nobody to deceive. Throws AppError `invalid`.
 */
export async function ask(
  target: URL,
  network: Network,
  bounds: Bounds,
  ending: AbortSignal,
): Promise<http.IncomingMessage> {
  const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
  if (!network.mayUse(port)) refusePage("Only pages at the usual ports, 80 and 443, are fetched.");
  const addresses = await checkedAddresses(bareHost(target), network, ending);
  let fault: unknown;
  for (const address of addresses.slice(0, tries)) {
    try {
      return await request(target, address, port, network, bounds, ending);
    } catch (error) {
      fault = error;
      if (!unreachable.has(codeOf(error))) break;
    }
  }
  return refusePage(faultSentence(fault, bounds, ending));
}

/** The sentence for what broke off an exchange. */
export function faultSentence(fault: unknown, bounds: Bounds, ending: AbortSignal): string {
  if (ending.aborted) return `The page did not come within ${bounds.time / 1000} seconds.`;
  const code = codeOf(fault);
  if (code === "SILENT") return `The site fell silent for ${bounds.silence / 1000} seconds.`;
  if (code === "ASTRAY") return inside;
  if (unreachable.has(code)) return "Nothing answers at this address.";
  if (code === "HPE_HEADER_OVERFLOW") return "The site sends more before the page than is read.";
  if (code.startsWith("HPE_")) return "What answers at this address is no web site.";
  if (code.startsWith("Z_") || code.startsWith("ERR__ERROR_FORMAT") || code === "ERR_BROTLI") {
    return "The page is packed in a way that cannot be undone.";
  }
  if (/CERT|TLS|SSL|SIGNED|ISSUER|VERIFY/.test(code)) {
    return "The site does not prove that it is who its address says.";
  }
  return "The site broke off before the page was there.";
}

/** Address families differ in reach: a second address is tried, and a third. */
const tries = 3;
const unreachable = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "ETIMEDOUT",
]);

async function checkedAddresses(
  host: string,
  network: Network,
  ending: AbortSignal,
): Promise<readonly string[]> {
  const found = isIP(host) === 0 ? await resolved(host, network, ending) : [host];
  if (found.length === 0) refusePage("No site of this name is known.");
  // One that is inside is enough: a name that has both is made to deceive.
  if (!found.every((address) => network.mayReach(address))) refusePage(inside);
  return [...found].sort((a, b) => isIP(a) - isIP(b));
}

async function resolved(
  host: string,
  network: Network,
  ending: AbortSignal,
): Promise<readonly string[]> {
  const late = new Promise<never>((_, reject) => {
    if (ending.aborted) reject(ending.reason);
    ending.addEventListener("abort", () => reject(ending.reason), { once: true });
  });
  late.catch(() => {});
  try {
    return await Promise.race([network.resolve(host), late]);
  } catch {
    return refusePage(
      ending.aborted
        ? "The name of the site could not be found in time."
        : "No site of this name is known.",
    );
  }
}

function request(
  target: URL,
  address: string,
  port: number,
  network: Network,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const isSecure = target.protocol === "https:";
  const host = bareHost(target);
  return new Promise((resolve, reject) => {
    const asking = (isSecure ? https : http).request({
      host: address,
      port,
      path: `${target.pathname}${target.search}`,
      method: "GET",
      headers: {
        Host: target.host,
        Accept: "text/html,application/xhtml+xml,text/plain;q=0.5",
        "Accept-Encoding": "gzip, deflate, br",
        "User-Agent": "Counterclaim (keeps one copy of a page that somebody reads)",
      },
      // A connection for this exchange alone.
      agent: false,
      maxHeaderSize: 32_768,
      signal,
      ...(isSecure && {
        rejectUnauthorized: true,
        servername: isIP(host) === 0 ? host.replace(/\.$/, "") : "",
      }),
    });
    asking.setTimeout(bounds.silence, () => asking.destroy(new Broken("SILENT")));
    asking.once("error", reject);
    asking.once("upgrade", (_, socket) => {
      socket.destroy();
      reject(new Broken("HPE_UPGRADE"));
    });
    asking.once("response", (answer) => {
      const reached = answer.socket.remoteAddress;
      if (reached === undefined || !network.mayReach(reached)) asking.destroy(new Broken("ASTRAY"));
      else resolve(answer);
      asking.setTimeout(0);
    });
    asking.end();
  });
}

/** An exchange that was ended here, with the reason as its code. */
export class Broken extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
