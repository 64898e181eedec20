/**
 * An address as it is compared, so that one page has one: https, the host in small letters without
 * "www.", "m." or "amp.", no usual port, no fragment, no parameters that tell where a reader came
 * from, the others in order, no slash, "index" page or "amp" at the end. Null for what is no address
 * of the web. What is compared is never what is shown or fetched.
 */
export function canonicalAddress(address: string): string | null {
  if (address.length > longestAddress || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const host = url.host.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)/u, "");
  const path = url.pathname
    .replace(/\/{2,}/gu, "/")
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/u, "")
    .replace(/(?:\/amp|\.amp)?\/?$/u, "");
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  kept.sort(([a, one], [b, other]) => order(a, b) || order(one, other));
  const query = new URLSearchParams(kept).toString();
  return `https://${host}${path}${query === "" ? "" : `?${query}`}`;
}

/**
 * The ways in which one page's address is commonly written, itself first: what a held article is looked
 * up by. One that is held with parameters that tell where a reader came from is met as it stands alone.
 */
export function addressesOf(address: string): string[] {
  const canonical = canonicalAddress(address);
  if (canonical === null) return [address];
  const [path = "", query = ""] = canonical.slice("https://".length).split(/(?=\?)/u);
  const hosts = [path, `www.${path}`].flatMap((page) => [page, `${page}/`]);
  const written = ["https", "http"].flatMap((scheme) =>
    hosts.map((page) => `${scheme}://${page}${query}`),
  );
  return [...new Set([address, ...written])];
}

const longestAddress = 4000;
const tracking =
  /^(?:utm_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|ref_url|referrer|cmp|cmpid|ns_\w+|at_\w+|ocid|smid|sh|share|partner|amp|outputtype|spm|xtor|_ga|__twitter_impression|traffic_source)$/iu;

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
