import { z } from "zod";
import { credibilities, reliabilities } from "@/lib/domain/deciding";
import * as word from "@/lib/domain/vocabulary";
import { idField, prose } from "./fields";
import { footingText } from "./footing";

/** An editor's word on one claim, as it stood at `claimNumber`. */
export const assessClaim = z
  .strictObject({
    claim: idField,
    /** The revision of the claim that the editor looked at. */
    claimNumber: z.int().min(1),
    /** The newest assessment that the editor saw; 0 before the first. */
    openedOn: z.int().min(0),
    status: z.enum(word.statuses, { error: "Choose a status." }),
    rationale: prose(10_000),
    /** The claims that the assessment rests on, at their newest revision. */
    grounds: z.array(idField).max(200, "At most 200 claims.").default([]),
    /** Why it is called corroborated although no two voices say so; every reader sees it. */
    overrideReason: prose(2000).optional(),
    /** The Admiralty scales, apart from the status: of the source, and of what it says. */
    reliability: z.enum(reliabilities).optional(),
    credibility: z.literal(credibilities).optional(),
    /** What the claim stood among when the editor looked, without grounds; absent: not compared. */
    saw: footingText.optional(),
  })
  .refine((a) => !needsGrounds(a.status) || a.grounds.length > 0, {
    path: ["grounds"],
    message: "Name the claims that corroborate this one.",
  })
  .refine((a) => !a.grounds.includes(a.claim), {
    path: ["grounds"],
    message: "A claim cannot rest on itself.",
  })
  .refine((a) => new Set(a.grounds).size === a.grounds.length, {
    path: ["grounds"],
    message: "The same claim is named twice.",
  });

function needsGrounds(status: word.Status): boolean {
  return status === "corroborated" || status === "partly_corroborated";
}
