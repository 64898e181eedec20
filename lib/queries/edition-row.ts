import { z } from "zod";
import type { IncidentResponse } from "@/lib/schemas/edition";

/** Which edition it is, as a row of a statement has it. */
export const editionRow = z.object({
  number: z.int(),
  at: z.date(),
  sha256: z.string(),
  note: z.string().nullable(),
});
export type EditionRow = z.infer<typeof editionRow>;

/** The same for whoever reads it. */
export function editionRef({ number, at, sha256, note }: EditionRow): IncidentResponse["edition"] {
  return { number, at: at.toISOString(), sha256, note };
}
