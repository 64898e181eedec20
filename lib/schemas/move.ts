/** Moving claims to another incident, and from one party to another. */
import { z } from "zod";
import { idField, prose } from "./fields";
import { enterIncident } from "./incident";
import { enterParty } from "./party";

const chosen = z
  .array(z.strictObject({ id: idField, openedOn: z.int().min(1) }))
  .min(1, "Choose the claims.")
  .max(200, "At most 200 claims at once.")
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    message: "The same claim is chosen twice.",
  });

/** To an incident that is there, or to one that is entered for them. */
export const moveClaims = z
  .strictObject({
    claims: chosen,
    incident: idField.optional(),
    enter: enterIncident.optional(),
    reason: prose(4000),
  })
  .refine(({ incident, enter }) => (incident === undefined) !== (enter === undefined), {
    path: ["incident"],
    message: "Choose where they go: an incident that is there, or a new one.",
  });

/** From whom claims name now to a party that is there, or to one that is entered for them. */
export const reattribute = z
  .strictObject({
    party: idField,
    claims: chosen,
    to: idField.optional(),
    enter: enterParty.optional(),
    reason: prose(4000),
  })
  .refine(({ to, enter }) => (to === undefined) !== (enter === undefined), {
    path: ["to"],
    message: "Say whom they mean: a party that is there, or a new one.",
  });
