import { dayOf } from "@/lib/chart/course";
import type { EditionDocument } from "@/lib/schemas/edition";

/** The days by which something of an edition had been said, in order. */
export function daysOf({ measures }: EditionDocument): string[] {
  const days = measures.flatMap(({ claims }) => claims.map(dayOf));
  return [...new Set(days.filter((day) => day !== null))].sort();
}
