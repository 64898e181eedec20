import { expect, test } from "vitest";
import { networkOf } from "@/lib/domain/network";

const cases: [address: string, network: string][] = [
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::6", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["203.0.113.7:49152", "203.0.113.7"],
  ["[2001:db8:1:2::6]:49152", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::6]", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", "unknown"],
  ["somewhere", "unknown"],
  ["1:2:3", "unknown"],
  ["1::2::3", "unknown"],
  ["12345::", "unknown"],
];

test.each(cases)("%s is one sender with %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
