import { expect, test } from "vitest";
import { readerAddress } from "@/lib/web/reader-address";

test("an address is a reader's, or none", () => {
  expect(readerAddress("/incidents")).toEqual({ key: "/incidents", slug: null });
  expect(readerAddress("/incidents?query=a")?.slug).toBeNull();
  expect(readerAddress("/api/v1/incidents/a-b")?.slug).toBe("a-b");
  const ofIncident = "/history /editions/2 /editions/2/claims.csv /editions.atom".split(" ");
  for (const rest of [...ofIncident, "/history?before=3", "/editions/2/figures/killed.svg"]) {
    expect(readerAddress(`/api/v1/incidents/a-b${rest}`)?.slug).toBe("a-b");
  }
  for (const list of ["/corrections?incident=a-b", "/api/v1/corrections"]) {
    expect(readerAddress(list)).toEqual({ key: list, slug: null });
  }
  expect(readerAddress("/embed/a-b/1/killed")?.slug).toBe("a-b");
  expect(readerAddress("/incidents?n=1&query=a&query=%20b")?.key).toBe(
    "/incidents?query=a&query=+b",
  );
  expect(readerAddress("/method?query=a")).toEqual({ key: "/method", slug: null });
  expect(readerAddress("/incidents/a?at=2026&utm=b")).toEqual({
    key: "/incidents/a?at=2026",
    slug: "a",
  });
  const others =
    "/ /corrections/a /objections/new?page=/ /incidents/ /incidents/A /incidents/a#b /incidents//a /incidents/a/editions/x /embed/a";
  for (const other of others.split(" ")) expect(readerAddress(other)).toBeNull();
  expect(readerAddress(`/incidents?query=${"x".repeat(1000)}`)).toBeNull();
});
