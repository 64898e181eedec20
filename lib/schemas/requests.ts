/** What the addresses of the public API take. */
import { z } from "zod";
import { searchParams } from "./search";

/** A place in a list, and how many entries to give (1 to 100). */
export const pageParams = z.object({
  cursor: z.string().max(500, "This is not a cursor of this list.").optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, "Write a whole number from 1 to 100.")
    .transform(Number)
    .default(20),
});

/** `GET /api/v1/incidents/{slug}`: as of a moment; now unless given. */
export const momentParams = z.object({ at: z.string().max(40, "This is no moment.").optional() });

/** A file of what a search finds: from which place on. */
export const fileParams = z.object({
  cursor: pageParams.shape.cursor,
  ...searchParams.shape,
});

/** `GET /api/v1/incidents`: what to look for, a page of it, and whether to count by what it can be narrowed. */
export const incidentListParams = z.object({
  ...pageParams.shape,
  ...searchParams.shape,
  facets: z.enum(["true", "false"], "Write true or false.").default("false"),
});
