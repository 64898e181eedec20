/** The public history of an incident: `GET /api/v1/incidents/{slug}/history`. */
import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { editionRef } from "./edition";

const altered = z.object({
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const claimDifference = z.object({
  id: z.uuid(),
  change: z.enum(["added", "removed", "changed"]),
  words: z.string(),
  altered: z.array(altered),
});

/** What an edition says otherwise than the one before (lib/schemas/difference.ts). */
export const difference = z.object({
  differs: z.boolean(),
  incident: z.array(altered),
  measures: z.array(
    z.object({
      title: z.string(),
      change: z.enum(["added", "removed", "changed"]),
      standing: z.object({
        before: z.enum(word.standings).nullable(),
        after: z.enum(word.standings).nullable(),
      }),
      sentence: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
      altered: z.array(altered),
      claims: z.array(claimDifference),
    }),
  ),
  others: z.array(claimDifference),
});

export const historyEntry = z.object({
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
