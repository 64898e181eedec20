/** What the addresses of the public API take. */
import { z } from "zod";

/** How long a search may be, in characters, and how many words it may have. */
export const searchLengthLimit = 200;
export const searchWordLimit = 12;

/** What to look for among published incidents; nothing but blanks counts as nothing. */
export const searchQuery = z
  .string()
  .trim()
  .max(searchLengthLimit, `Look for ${searchLengthLimit} characters at most.`)
  .refine((text) => !text.includes("\0") && text.isWellFormed(), "This text cannot be looked for.")
  .transform((text) => (text === "" ? undefined : text))
  .optional();

/**
 * `GET /api/v1/incidents`: a place in the list, how many incidents to give (1 to 100), and words to
 * look for in them.
 */
export const incidentListParams = z.object({
  cursor: z.string().max(500, "This is not a cursor of this list.").optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, "Write a whole number from 1 to 100.")
    .transform(Number)
    .default(20),
  query: searchQuery,
});
