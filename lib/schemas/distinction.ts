/** Saying that two are two, and taking that back: of parties and of incidents alike. */
import { z } from "zod";
import { idField, prose } from "./fields";
import { mergedNouns } from "./merge";

/** The two, in whichever order. */
export const distinguish = z
  .strictObject({
    noun: z.enum(mergedNouns),
    one: idField,
    other: idField,
    reason: prose(4000),
  })
  .refine(({ one, other }) => one !== other, {
    path: ["other"],
    message: "Nothing is told apart from itself. Choose another.",
  });

/** The distinction that was seen stands no longer. */
export const withdrawDistinction = z.strictObject({ id: idField, reason: prose(4000) });
