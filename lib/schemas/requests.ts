/** What the addresses of the public API take. */
import { z } from "zod";

/** `GET /api/v1/incidents`: a place in the list, and how many incidents to give (1 to 100). */
export const incidentListParams = z.object({
  cursor: z.string().max(500, "This is not a cursor of this list.").optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, "Write a whole number from 1 to 100.")
    .transform(Number)
    .default(20),
});
