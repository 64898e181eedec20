import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { groupField, idField, prose } from "./fields";

const about = {
  incident: idField,
  measure: z.strictObject({
    outcome: z.enum(word.outcomes),
    group: groupField,
    of: idField.optional(),
  }),
  /** For readers. */
  reason: prose(4000),
};

/** That in one measure a party's figure is another's, or that some claims are an origin of their own. */
export const declareDependence = z
  .discriminatedUnion("kind", [
    z.strictObject({ ...about, kind: z.literal("join"), party: idField, is: idField }),
    z.strictObject({
      ...about,
      kind: z.literal("part"),
      claims: z
        .array(idField)
        .min(1, "Choose the claims that are an origin of their own.")
        .max(200),
    }),
  ])
  .refine((d) => d.kind !== "join" || d.party !== d.is, {
    path: ["is"],
    message: "Name two parties.",
  });

export const withdrawDependence = z.strictObject({ id: idField, reason: prose(4000) });
