/** What a decision rested on, as it is stored with the decision. */
import { z } from "zod";
import type { Footing } from "@/lib/domain/footing";
import { standings } from "@/lib/domain/vocabulary";

const bounds = z.object({ lower: z.int(), upper: z.int().nullable(), soft: z.boolean() });

export const footedClaims: z.ZodType<Footing["claims"]> = z.array(
  z.object({ id: z.string(), origin: z.string().nullable(), party: z.string().nullable() }),
);

export const storedFooting: z.ZodType<Footing> = z.object({
  rules: z.string(),
  about: z.string().nullable(),
  standing: z.enum(standings).nullable(),
  origins: z.array(
    z.object({ id: z.string(), party: z.string().nullable(), says: bounds.nullable() }),
  ),
  contradictions: z.array(z.string()),
  claims: footedClaims,
});

/** A footing as a form carries it: text, because a field holds nothing else. */
export const footingText = z
  .string()
  .max(200_000)
  .transform((text, ctx) => {
    try {
      return storedFooting.parse(JSON.parse(text));
    } catch {
      ctx.addIssue("This form is not one of ours. Open it anew.");
      return z.NEVER;
    }
  });
