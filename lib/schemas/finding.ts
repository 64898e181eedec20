import { z } from "zod";
import { findingRules } from "@/lib/domain/finding-rules";
import * as word from "@/lib/domain/vocabulary";
import { groupField, idField, periodField, prose } from "./fields";
import { footingText } from "./footing";

/** Whole numbers as counts are; the largest that the database holds. */
const number = (which: string) =>
  z
    .int(`${which} is a whole number, written in digits.`)
    .min(0, `${which} cannot be below 0.`)
    .max(1_000_000_000, `${which} is larger than anything that is counted here.`);

/** An editor's low, best and high for one set of comparable claims. */
export const findMeasure = z
  .strictObject({
    incident: idField,
    measure: z.strictObject({
      outcome: z.enum(word.outcomes),
      group: groupField,
      of: idField.nullable(),
    }),
    basis: z.enum(word.bases),
    /** Null: the incident's own period. */
    window: periodField.nullable(),
    attackersIncluded: z.enum(["yes", "no"]),
    /** The newest finding that the editor saw; 0 before the first. */
    openedOn: z.int().min(0),
    low: number("Low"),
    best: number("Best"),
    high: number("High"),
    rule: z.enum(findingRules, { error: "Choose a rule." }),
    rationale: prose(10_000),
    /** The claims that the finding rests on, at their newest revision. */
    grounds: z
      .array(idField)
      .min(1, "Name the claims that it rests on.")
      .max(200, "At most 200 claims."),
    /** What the measure stood on when the editor looked, without grounds; absent: not compared. */
    saw: footingText.optional(),
  })
  .refine((it) => it.low <= it.best, {
    path: ["low"],
    message: "Low is higher than best.",
  })
  .refine((it) => it.best <= it.high, {
    path: ["best"],
    message: "Best is higher than high.",
  })
  .refine((it) => new Set(it.grounds).size === it.grounds.length, {
    path: ["grounds"],
    message: "The same claim is named twice.",
  });
