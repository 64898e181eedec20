import "server-only";
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * What a capture may reach. An argument and not a setting: production has `publicNetwork` and no
 * switch that widens it; tests bring one that knows their own servers.
 */
export interface Network {
  /** Every address of a host name; rejects, or is empty, where there is none. */
  resolve(host: string): Promise<readonly string[]>;
  /** Whether an IP address may be connected to. */
  mayReach(address: string): boolean;
  /** Whether a port may be connected to. */
  mayUse(port: number): boolean;
}

/** The public internet at the ports of the web; nothing of this machine's own networks. */
export const publicNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayReach: (address) => isPublicAddress(address) && !isOurs(address),
  mayUse: (port) => port === 80 || port === 443,
};

/**
 * Whether an IP address belongs to the public internet: none of the ranges that IANA's registries of
 * special-purpose addresses set aside, and of IPv6 only what is handed out for the world (2000::/3),
 * without those that carry an IPv4 address in them. Whatever is no IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !setAside.check(address, "ipv4");
    case 6:
      return handedOut.check(address, "ipv6") && !setAside.check(address, "ipv6");
    default:
      return false;
  }
}

// The machine itself and its neighbours, whatever their addresses.
function isOurs(address: string): boolean {
  const own = new BlockList();
  for (const { cidr, family } of Object.values(networkInterfaces()).flatMap((all) => all ?? [])) {
    const [net, prefix] = cidr?.split("/") ?? [];
    if (net && prefix) own.addSubnet(net, Number(prefix), family === "IPv6" ? "ipv6" : "ipv4");
  }
  return own.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

const setAside = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // shared by a carrier's customers; a cloud's metadata
  ["127.0.0.0", 8], // loopback
  ["168.63.129.16", 32], // a cloud's services to its own machines
  ["169.254.0.0", 16], // link-local; clouds' metadata
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // relays to IPv6, given up
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, and broadcast
] as const) {
  setAside.addSubnet(net, prefix, "ipv4");
}
for (const [net, prefix] of [
  ["2001::", 23], // protocol assignments; Teredo, which carries IPv4
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4, which carries IPv4
  ["3fff::", 20], // documentation
] as const) {
  setAside.addSubnet(net, prefix, "ipv6");
}

const handedOut = new BlockList();
handedOut.addSubnet("2000::", 3, "ipv6");
