import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import {
  addressField,
  dateField,
  idField,
  isVisible,
  languageField,
  line,
  printedLine,
  prose,
} from "./fields";

const content = {
  outlet: idField,
  headline: printedLine(1000),
  url: addressField.optional(),
  byline: line(500).optional(),
  dateline: line(500).optional(),
  publishedOn: dateField.optional(),
  language: languageField.optional(),
};

/** The body of an article; the snapshot's text is the headline, a blank line, and this. */
export const bodyField = z
  .string()
  .max(1_000_000, "Too long: at most 1,000,000 characters.")
  .refine(isVisible, "The article has no text.")
  .refine((text) => !text.includes("\0"), "Contains a NUL character; remove it.")
  .refine((text) => text.isWellFormed(), "Contains half a character; paste it again.");

const snapshot = {
  kind: z.enum(["transcribed", "stand_in"]),
  text: bodyField,
  /** What the text was captured as; kept behind it. */
  capture: idField.optional(),
};

export const enterArticle = z.strictObject({ ...content, ...snapshot });
export const enterSnapshot = z.strictObject({
  article: idField,
  headline: content.headline,
  ...snapshot,
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
    creditLine: z
      .strictObject({ snapshot: idField, start: z.int().min(0), end: z.int().min(1) })
      .refine((line) => line.end > line.start, { message: "The span ends before it begins." })
      .optional(),
    score: z.number().min(0).max(1).optional(),
    reason: prose(4000).optional(),
  })
  .refine((d) => (d.from === undefined) !== (d.wireOf === undefined), {
    message: "Say where it comes from: an article held, or the agency of a wire; one of them.",
  })
  .refine((d) => (d.creditLine === undefined) !== (d.score === undefined), {
    message: "Say what shows it: a credit line, or shared passages with a score; one of them.",
  });

/** Whether readers may see it whole, and under which licence or leave, in words for them. */
export const freeToShow = z.strictObject({
  article: idField,
  free: z.boolean(),
  why: prose(2000),
});

export const decideDerivation = z.strictObject({
  id: idField,
  openedOn: z.int().min(1),
  decision: z.enum(["accepted", "rejected"]),
  reason: prose(4000).optional(),
});

export type EnterArticle = z.output<typeof enterArticle>;
