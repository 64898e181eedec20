/** What waits for an editor, and what a person asks of the queue. */
import { z } from "zod";
import { statuses } from "@/lib/domain/vocabulary";
import { idField, prose } from "./fields";
import { footingText } from "./footing";

/** The most consequential first: what readers are told wrongly, then what they are not told. */
export const waitingKinds = [
  "stale_status",
  "stale_finding",
  "objection",
  "contested",
  "part_exceeds_whole",
  "quote_gone",
  "likely_copy",
  "likely_same_party",
  "likely_same_incident",
  "new_claim",
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export interface WaitingItem {
  /** What it is about: one thing may wait for several reasons. */
  key: string;
  kind: WaitingKind;
  /** Null for what is about a page of no incident. */
  incident: { id: string; title: string } | null;
  title: string;
  /** Why it is here, a sentence for each reason. */
  why: string[];
  /** The claim that waits; null for a measure or an article. */
  claim: string | null;
  /** The lower bound of the figure in question: among equals the larger comes first. */
  weight: number;
  href: string;
}

const itemKey = z.string().min(1).max(500, "This is nothing that waits.");

/** Takes an item of the queue, or lets it go. */
export const attend = z.strictObject({ item: itemKey, take: z.boolean() });

/** One status and one rationale for many claims, each as it was seen. */
export const assessMany = z.strictObject({
  claims: z
    .array(
      z.strictObject({
        claim: idField,
        claimNumber: z.int().min(1),
        openedOn: z.int().min(0),
        saw: footingText.optional(),
      }),
    )
    .min(1, "Choose the claims.")
    .max(100, "At most 100 claims at once."),
  // What needs grounds of its own is decided claim by claim.
  status: z.enum(statuses).exclude(["corroborated", "partly_corroborated"], {
    error: "Choose a status. Corroborated is decided claim by claim, with what it rests on.",
  }),
  rationale: prose(10_000),
});

/** What a decision would be made on, as a field of a form carries it. */
export function readDecides(text: string): {
  claimNumber: number;
  openedOn: number;
  saw?: string | undefined;
} {
  const found = decides.safeParse(parsed(text));
  return found.success ? found.data : { claimNumber: 0, openedOn: 0 };
}

const decides = z.object({
  claimNumber: z.int(),
  openedOn: z.int(),
  saw: z.string().optional(),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
