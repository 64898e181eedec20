/** The public history of an incident: `GET /api/v1/incidents/{slug}/history`. */
import { z } from "zod";
import { difference } from "./difference";
import { editionRef } from "./edition";

const historyEntry = z.object({
  ...editionRef.shape,
  kind: z.enum(["published", "withdrawn"]),
  /** What whoever did it was then; null where the log no longer says. */
  role: z.enum(["analyst", "editor", "admin", "system"]).nullable(),
  /** A withdrawal since then, or a redaction, took content out of this edition. */
  masked: z.boolean(),
  /** From the edition before; null for the first, and beside a withdrawal. */
  difference: difference.nullable(),
});

export const incidentHistory = z.object({
  incident: z.object({ slug: z.string(), title: z.string() }),
  /** The incident it was merged into, once an edition of that one tells what was told here. */
  leadsTo: z.object({ slug: z.string(), title: z.string() }).nullable(),
  /** Newest first. */
  items: z.array(historyEntry),
  /** The `before` of the next page; null on the last. */
  next: z.int().nullable(),
});

/** Where a page of the history begins: with the edition before this one. */
export const historyParams = z.object({
  before: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "Write the number of an edition.")
    .transform(Number)
    .optional(),
});

export type HistoryEntry = z.infer<typeof historyEntry>;
export type IncidentHistory = z.infer<typeof incidentHistory>;
