/** Merging and taking merges back: of parties and of incidents alike. */
import { z } from "zod";
import { idField, prose } from "./fields";

export const mergedNouns = ["party", "incident"] as const;
export type MergedNoun = (typeof mergedNouns)[number];

/** What each of the two was when the form was opened: its revision, and how many merges it had been through. */
const seen = z.strictObject({ revision: z.int().min(1), merges: z.int().min(0) });

/** One leads to the other from now on. */
export const merge = z
  .strictObject({
    noun: z.enum(mergedNouns),
    from: idField,
    into: idField,
    /** Left out by whoever saw neither, as scripts do. */
    saw: z.strictObject({ from: seen, into: seen }).optional(),
    reason: prose(4000),
  })
  .refine(({ from, into }) => from !== into, {
    path: ["into"],
    message: "Nothing is merged into itself. Choose another.",
  });

/** It stands by itself again. */
export const withdrawMerge = z.strictObject({
  noun: z.enum(mergedNouns),
  id: idField,
  /** The number of the merge that was seen. */
  openedOn: z.int().min(1),
  reason: prose(4000),
});

export type MergeInput = z.output<typeof merge>;
