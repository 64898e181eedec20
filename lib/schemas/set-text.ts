/** A set of comparable claims as an address and a form carry it. */
import { z } from "zod";
import type { ComparableSet } from "@/lib/domain/measure";
import { bases, outcomes } from "@/lib/domain/vocabulary";
import type { EditionMeasure } from "./edition";
import { groupField, idField, periodField } from "./fields";

/** "killed~civilians~-~event~-~no": outcome, group, of, basis, window, attackers. */
export function setText({ measure }: Pick<EditionMeasure, "measure">): string {
  const { outcome, group, of, basis, window, attackersIncluded } = measure;
  const period = window ? `${window.start}..${window.end}` : "-";
  return [outcome, group, of?.id ?? "-", basis, period, attackersIncluded].join("~");
}

/** The set of such a text; null where it is none. */
export function readSetText(text: string): ComparableSet | null {
  const [outcome, group, of, basis, period = "", attackersIncluded] = text.split("~");
  const [start, end] = period.split("..");
  const found = schema.safeParse({
    measure: { outcome, group, of: of === "-" ? null : of },
    basis,
    window: period === "-" ? null : { start, end },
    attackersIncluded,
  });
  return found.success ? found.data : null;
}

const schema = z.object({
  measure: z.object({ outcome: z.enum(outcomes), group: groupField, of: idField.nullable() }),
  basis: z.enum(bases),
  window: periodField.nullable(),
  attackersIncluded: z.enum(["yes", "no"]),
});
