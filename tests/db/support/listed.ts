import type { ListedPage } from "@/lib/queries/listed-incident";
import type { IncidentSummary } from "@/lib/schemas/edition";

/** What a page of a list says of its incidents. */
export function summariesOf({ items }: ListedPage): IncidentSummary[] {
  return items.map(({ summary }) => summary());
}
