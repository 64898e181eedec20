/** What one edition says otherwise than the one before, and what the next would, as people read it. */
import { z } from "zod";
import { standings } from "@/lib/domain/vocabulary";

const altered = z.object({
  /** What is meant, in words: "title", "period", "status". */
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const change = z.enum(["added", "removed", "changed"]);

const claimDifference = z.object({
  id: z.uuid(),
  change,
  /** The figure or the beginning of the quote, and who says it where. */
  words: z.string(),
  altered: z.array(altered),
});

const standing = z.enum(standings).nullable();
const sentence = z.string().nullable();

const measureDifference = z.object({
  title: z.string(),
  change,
  standing: z.object({ before: standing, after: standing }),
  /** The sentence of the standing; twice the same where it reads as before. */
  sentence: z.object({ before: sentence, after: sentence }),
  altered: z.array(altered),
  claims: z.array(claimDifference),
});

export const difference = z.object({
  /** False when the later of the two says what the earlier one says. */
  differs: z.boolean(),
  incident: z.array(altered),
  measures: z.array(measureDifference),
  /** Responsibility, denials and other statements. */
  others: z.array(claimDifference),
});

export type Altered = z.infer<typeof altered>;
export type ClaimDifference = z.infer<typeof claimDifference>;
export type MeasureDifference = z.infer<typeof measureDifference>;
export type Difference = z.infer<typeof difference>;
