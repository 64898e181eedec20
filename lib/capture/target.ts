import "server-only";
import { isIP } from "node:net";
import { refusePage } from "./refusal";

/**
 * An address that may be asked for at all, before anything is resolved: http or https, a host that
 * could be public, no name or password. Relative ones are taken from `base`. The URL parser has by
 * then turned every spelling of an IPv4 address (decimal, octal, hexadecimal, shortened) into four
 * numbers. Throws AppError `invalid`.
 */
export function targetOf(address: string, base?: URL): URL {
  if (address.length > longest) refusePage("The address is longer than 2000 characters.");
  const url = parsed(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    refusePage("Only addresses that begin with http:// or https:// are fetched.");
  }
  if (url.username !== "" || url.password !== "") {
    refusePage("The address carries a name or a password; remove it.");
  }
  url.hash = "";
  if (isIP(bareHost(url)) === 0 && !isPublicName(url.hostname)) refusePage(inside);
  return url;
}

/** The host without the brackets of an IPv6 address. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

export const inside =
  "The address leads into a private network, and only public pages are fetched.";

const longest = 2000;

function parsed(address: string, base: URL | undefined): URL {
  const text = address.trim();
  if (!URL.canParse(text, base?.href)) refusePage("This is not an address.");
  return new URL(text, base?.href);
}

// Names without a dot, and those that are set aside for use inside a network, mean something else on
// every machine. What a name resolves to is checked besides.
function isPublicName(host: string): boolean {
  const name = host.replace(/\.$/, "");
  if (!name.includes(".")) return false;
  const last = name.slice(name.lastIndexOf(".") + 1);
  return (
    ![
      "localhost",
      "local",
      "internal",
      "intranet",
      "lan",
      "home",
      "corp",
      "private",
      "onion",
    ].includes(last) && !name.endsWith(".home.arpa")
  );
}
