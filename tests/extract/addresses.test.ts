import fc from "fast-check";
import { expect, test } from "vitest";
import { addressesOf, canonicalAddress } from "@/lib/extract/addresses";
import { runs } from "../support/runs";

test.each([
  ["http://www.Example.org/a/", "https://example.org/a"],
  ["https://example.org:443/a#top", "https://example.org/a"],
  ["https://m.example.org/a?utm_source=x&id=2&fbclid=y", "https://example.org/a?id=2"],
  ["https://example.org/a/amp/", "https://example.org/a"],
  ["https://amp.example.org/a.amp", "https://example.org/a"],
  ["https://example.org//a//index.html", "https://example.org/a"],
  ["https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"],
  ["https://www.com/", "https://www.com"],
  ["https://example.org:8443/a", "https://example.org:8443/a"],
])("%s is %s", (address, canonical) => {
  expect(canonicalAddress(address)).toBe(canonical);
});

test.each(["", "example.org", "ftp://example.org/a", "javascript:alert(1)", "https://", "data:,a"])(
  "%s is none of the web",
  (address) => expect(canonicalAddress(address)).toBeNull(),
);

test("what is canonical stays so, and what tells two pages apart is kept", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const canonical = canonicalAddress(address);
      if (canonical === null) return;
      expect(canonicalAddress(canonical)).toBe(canonical);
      expect(canonicalAddress(`${address.split("#")[0]}#elsewhere`)).toBe(canonical);
    }),
    { numRuns: runs(300) },
  );
  expect(canonicalAddress("https://example.org/a?id=1")).not.toBe(
    canonicalAddress("https://example.org/a?id=2"),
  );
});

test("the ways to write an address are all of one page", () => {
  expect(addressesOf("http://www.example.org/a/?utm_source=x&id=2")).toEqual([
    "http://www.example.org/a/?utm_source=x&id=2",
    "https://example.org/a?id=2",
    "https://example.org/a/?id=2",
    "https://www.example.org/a?id=2",
    "https://www.example.org/a/?id=2",
    "http://example.org/a?id=2",
    "http://example.org/a/?id=2",
    "http://www.example.org/a?id=2",
    "http://www.example.org/a/?id=2",
  ]);
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
      const pages = addressesOf(address).map((one) => canonicalAddress(one));
      expect(new Set(pages)).toEqual(new Set([canonicalAddress(address)]));
    }),
    { numRuns: runs(200) },
  );
});
