/**
 * What is counted as one sender: an IPv4 address, or the first half of an IPv6 address, which is what
 * one household or server is given (RFC 6177). A port that a proxy notes with it is left out. Whatever else
 * is written is "unknown", and so one sender.
 */
export function networkOf(noted: string): string {
  const address = /^\[(.+)\](?::\d+)?$/.exec(noted)?.[1] ?? noted.replace(/^([\d.]+):\d+$/, "$1");
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return plain;
  const groups = groupsOf(plain.replace(/%.*$/, ""));
  return groups === null ? "unknown" : `${groups.slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros; null where it is none. */
function groupsOf(address: string): string[] | null {
  const halves = address.toLowerCase().split("::");
  if (halves.length > 2 || !address.includes(":")) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = halves.length === 2 ? 8 - head.length - tail.length : 0;
  const groups = [...head, ...Array.from({ length: Math.max(missing, 0) }, () => "0"), ...tail];
  if (groups.length !== 8 || groups.some((one) => !/^[0-9a-f]{1,4}$/.test(one))) return null;
  return groups.map((one) => one.replace(/^0+(?=.)/, ""));
}
