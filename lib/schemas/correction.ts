/** The public page of corrections as JSON. Stable: members are added, never renamed or removed. */
import { z } from "zod";
import { objectionOutcomes } from "@/lib/domain/vocabulary";
import { partyRef } from "./edition";
import { slugField } from "./fields";
import { pageParams } from "./requests";

const correction = z.object({
  id: z.uuid(),
  /** An editor's answer to an objection, or a party's own statement. */
  kind: z.enum(["answer", "reply"]),
  at: z.iso.datetime(),
  /** True where it takes the place of an earlier one. */
  renewed: z.boolean(),
  /** The page that was objected to; null for a statement that came otherwise. */
  page: z.string().nullable(),
  incident: z.object({ slug: z.string(), title: z.string() }).nullable(),
  claim: z.uuid().nullable(),
  outcome: z.enum(objectionOutcomes).exclude(["set_aside"]).nullable(),
  /** Whose statement it is. */
  party: partyRef.nullable(),
  /** Null once redacted. */
  text: z.string().nullable(),
  /** How a statement reached us. */
  received: z.string().nullable(),
});

/** `GET /api/v1/corrections` */
export const correctionList = z.object({
  items: z.array(correction),
  next: z.string().nullable(),
});

/** What the address takes: a place in the list, how many (1 to 100), and one incident. */
export const correctionParams = z.object({
  ...pageParams.shape,
  incident: slugField.optional(),
});

export type Correction = z.infer<typeof correction>;
export type CorrectionList = z.infer<typeof correctionList>;
