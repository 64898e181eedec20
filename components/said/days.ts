import { courseOf } from "@/lib/chart/course";
import type { EditionDocument } from "@/lib/schemas/edition";

/** The days by which something of an edition had been said, in order. */
export function daysOf({ measures }: EditionDocument): string[] {
  return [...new Set(measures.flatMap((measure) => courseOf(measure).days))].sort();
}
