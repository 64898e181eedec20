import type { IncidentSearch } from "@/lib/schemas/search";

/** The address of a search, with some of it otherwise (undefined: left out) and from its first page. */
export function searchAddress(
  wanted: IncidentSearch,
  changed: Partial<IncidentSearch> & { cursor?: string } = {},
  path = "/incidents",
): string {
  const all = Object.entries({ ...wanted, ...changed }).flatMap(([name, value]) =>
    value === undefined || (name === "sort" && value === "newest") ? [] : [[name, value]],
  );
  return all.length === 0 ? path : `${path}?${new URLSearchParams(all)}`;
}
