import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { dateField, idField, line, prose } from "./fields";

const content = {
  outlet: idField,
  headline: line(1000),
  url: z
    .url({ protocol: /^https?$/, error: "An address begins with http:// or https://." })
    .max(2000, "Too long: at most 2000 characters.")
    .optional(),
  byline: line(500).optional(),
  dateline: line(500).optional(),
  publishedOn: dateField.optional(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "A language is a BCP 47 tag, such as en or ur.")
    .optional(),
};

/** The body of an article; the snapshot's text is the headline, a blank line, and this. */
export const bodyField = z
  .string()
  .max(1_000_000, "Too long: at most 1,000,000 characters.")
  .refine((text) => text.trim().length > 0, "The article has no text.")
  .refine((text) => !text.includes("\0"), "Contains a NUL character; remove it.")
  .refine((text) => text.isWellFormed(), "Contains half a character; paste it again.");

export const enterArticle = z.strictObject({
  ...content,
  kind: z.enum(["transcribed", "stand_in"]),
  text: bodyField,
});
export const reviseArticle = z.strictObject({
  id: idField,
  openedOn: z.int().min(1),
  reason: prose(4000),
  ...content,
});

export const proposeDerivation = z
  .strictObject({
    article: idField,
    from: idField.optional(),
    /** The agency of a wire of which no copy is held. */
    wireOf: idField.optional(),
    kind: z.enum(word.derivationKinds),
    directionKnown: z.boolean().default(true),
    creditLine: z.strictObject({ snapshot: idField, start: z.int(), end: z.int() }).optional(),
    score: z.number().min(0).max(1).optional(),
    reason: prose(4000).optional(),
  })
  .refine((d) => (d.from === undefined) !== (d.wireOf === undefined), {
    message: "Say where it comes from: an article held, or the agency of a wire; one of them.",
  })
  .refine((d) => (d.creditLine === undefined) !== (d.score === undefined), {
    message: "Say what shows it: a credit line, or shared passages with a score; one of them.",
  });

export const decideDerivation = z.strictObject({
  id: idField,
  openedOn: z.int().min(1),
  decision: z.enum(["accepted", "rejected"]),
  reason: prose(4000).optional(),
});

export type EnterArticle = z.output<typeof enterArticle>;
