import "server-only";
import { bodyOf } from "./body";
import { type Bounds, usualBounds } from "./bounds";
import { ask } from "./exchange";
import { type Network, publicNetwork } from "./network";
import { refusePage } from "./refusal";
import { targetOf } from "./target";

export interface Fetched {
  /** Where it was found at last, without a fragment. */
  address: string;
  redirects: number;
  /** As they are once unpacked. */
  bytes: Uint8Array;
  /** The Content-Type as it was sent; empty where none was. */
  contentType: string;
}

/**
 * Fetches one page. Its host is resolved once, every address of it is checked, and the connection
 * goes to an address that was checked and nowhere else; the same again after every redirect.
 * No cookies, no credentials, nothing kept between captures. Throws AppError `invalid` with a
 * sentence for whatever goes wrong out there.
 */
export async function fetchPage(
  address: string,
  network: Network = publicNetwork,
  bounds: Bounds = usualBounds,
): Promise<Fetched> {
  const ending = AbortSignal.timeout(bounds.time);
  const seen = new Set<string>();
  let target = targetOf(address);
  for (let redirects = 0; redirects <= bounds.redirects; redirects += 1) {
    if (seen.has(target.href)) refusePage("The address leads round in a circle.");
    seen.add(target.href);
    const answer = await ask(target, network, bounds, ending);
    const next = answer.headers.location;
    if (redirecting.has(answer.statusCode ?? 0) && next) {
      answer.destroy();
      target = targetOf(next, target);
      continue;
    }
    if (answer.statusCode !== 200) {
      answer.destroy();
      refusePage(statusSentence(answer.statusCode ?? 0));
    }
    const bytes = await bodyOf(answer, bounds, ending);
    return {
      address: target.href,
      redirects,
      bytes,
      contentType: answer.headers["content-type"] ?? "",
    };
  }
  return refusePage(`The address leads on and on: more than ${bounds.redirects} redirects.`);
}

const redirecting = new Set([301, 302, 303, 307, 308]);

function statusSentence(status: number): string {
  if (status === 404 || status === 410) return "The site says that there is no such page.";
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return "The site does not let this page be fetched.";
  }
  if (status === 429) return "The site says that it was asked too often. Try later.";
  if (status >= 500) return `The site has a fault of its own (${status}). Try later.`;
  return `The site answered with no page (${status}).`;
}
