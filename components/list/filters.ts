import type { IncidentSearch } from "@/lib/schemas/search";

/** What narrows a search besides its words: what readers call it, and its fields in an address. */
export interface Filter {
  name: string;
  fields: readonly (keyof IncidentSearch)[];
}

export const filters: readonly Filter[] = [
  { name: "the place", fields: ["place"] },
  { name: "the period", fields: ["from", "to"] },
  { name: "the party", fields: ["party"] },
  { name: "what was counted", fields: ["outcome"] },
  { name: "who was counted", fields: ["group"] },
  { name: "the standing", fields: ["standing"] },
  { name: "the status", fields: ["status"] },
];

/** The same search without one of its filters. */
export function withoutFilter(wanted: IncidentSearch, { fields }: Filter): IncidentSearch {
  return { ...wanted, ...Object.fromEntries(fields.map((name) => [name, undefined])) };
}
