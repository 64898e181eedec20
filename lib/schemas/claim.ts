import { z } from "zod";
import { maximumFigure } from "@/lib/domain/bounds";
import * as word from "@/lib/domain/vocabulary";
import {
  dateField,
  groupField,
  idField,
  languageField,
  line,
  periodField,
  printedLine,
  prose,
} from "./fields";

/** A place in a snapshot's text, in UTF-16 code units. */
const spanField = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1) })
  .refine((span) => span.end > span.start, { message: "The span ends before it begins." });

function spanUpTo(max: number) {
  return spanField.refine((span) => span.end - span.start <= max, {
    message: `Too long: at most ${max} characters.`,
  });
}

const bound = z
  .int("A figure is a whole number.")
  .min(0, "A figure cannot be negative.")
  .max(maximumFigure, "No figure goes beyond 1,000,000,000.");

const hop = z
  .strictObject({
    party: idField.optional(),
    describedAs: printedLine(300).optional(),
    function: z.enum(word.hopFunctions),
    verb: line(100).optional(),
    span: spanUpTo(2000).optional(),
    ground: z.enum(word.evidenceGrounds).optional(),
    note: prose(2000).optional(),
  })
  .refine((h) => h.party !== undefined || h.describedAs !== undefined, {
    message: "A hop names a party, or describes somebody unnamed.",
  })
  .refine((h) => (h.span === undefined) !== (h.ground === undefined), {
    message: "A hop rests on words of the text, or on a stated ground: one of them.",
  });

/** From the article back to whoever said it; nobody stands in it twice. */
const chain = z
  .array(hop)
  .max(20, "A chain has at most 20 hops.")
  .refine((hops) => new Set(named(hops)).size === named(hops).length, {
    message: "The chain comes back to a party that stands in it already.",
  })
  .default([]);

function named(hops: readonly { party?: string | undefined }[]): string[] {
  return hops.flatMap(({ party }) => (party ? [party.toLowerCase()] : []));
}

const measure = z.strictObject({
  outcome: z.enum(word.outcomes),
  group: groupField,
  of: idField.optional(),
});

const anyClaim = {
  incident: idField,
  snapshot: idField,
  quote: spanUpTo(5000),
  quoteLanguage: languageField.optional(),
  translation: z.strictObject({ text: prose(10_000), translator: line(200) }).optional(),
  chain,
  hedge: z.enum(word.hedges).default("none"),
  assertedOn: dateField.optional(),
};

const count = {
  ...anyClaim,
  kind: z.literal("count"),
  figure: z.strictObject({
    /** Where the wording stands. */
    span: spanField,
    /** The wording is a list that adds up. */
    sum: z.boolean().default(false),
    /** What the wording means where it does not say by itself, and how the analyst knows. */
    reading: z
      .strictObject({
        lower: bound,
        upper: bound.nullable(),
        soft: z.boolean().default(false),
        how: prose(4000),
      })
      .refine((r) => r.upper === null || r.upper >= r.lower, {
        path: ["upper"],
        message: "The lower number stands above the upper one.",
      })
      .optional(),
  }),
  measure,
  basis: z.enum(word.bases).default("event"),
  window: periodField.optional(),
  attackersIncluded: z.enum(word.attackersIncludedValues).default("not_said"),
  groupAsPrinted: printedLine(500).optional(),
  filingReason: prose(4000).optional(),
};

const responsibility = {
  ...anyClaim,
  kind: z.literal("responsibility"),
  holdsResponsible: idField,
};

const denial = {
  ...anyClaim,
  kind: z.literal("denial"),
  denies: z.union([z.strictObject({ claim: idField }), z.strictObject({ measure })]),
};

const other = { ...anyClaim, kind: z.literal("other") };

/** What a cumulative figure must say; `path` names the field. */
const cumulativeWindow = {
  path: ["window"],
  message: "A cumulative figure says from when to when: give its window.",
};

export const logClaim = z
  .discriminatedUnion("kind", [
    z.strictObject(count),
    z.strictObject(responsibility),
    z.strictObject(denial),
    z.strictObject(other),
  ])
  .refine((c) => c.kind !== "count" || c.basis !== "cumulative" || c.window, cumulativeWindow);

const revision = { id: idField, openedOn: z.int().min(1), reason: prose(4000) };

export const reviseClaim = z
  .discriminatedUnion("kind", [
    z.strictObject({ ...revision, ...count }),
    z.strictObject({ ...revision, ...responsibility }),
    z.strictObject({ ...revision, ...denial }),
    z.strictObject({ ...revision, ...other }),
  ])
  .refine((c) => c.kind !== "count" || c.basis !== "cumulative" || c.window, cumulativeWindow);

export const enterInError = z.strictObject({
  noun: z.enum(["claim", "article", "incident", "party", "derivation"]),
  ...revision,
});

export const linkClaims = z
  .strictObject({
    kind: z.enum(word.linkKinds),
    claim: idField,
    other: idField,
    reason: prose(4000).optional(),
  })
  .refine((link) => link.claim !== link.other, { message: "A claim cannot be linked to itself." });

export const decideLink = z.strictObject({
  id: idField,
  openedOn: z.int().min(1),
  decision: z.enum(["accepted", "rejected"]),
  reason: prose(4000).optional(),
});

/** What can be emptied: a text, its raw bytes, a claim's words, a name, what a reader or an editor wrote, a log payload. */
export const redactionTargets = [
  "snapshot",
  "raw",
  "claim",
  "party",
  "objection",
  "correction",
  "log",
] as const;
export type RedactionTarget = (typeof redactionTargets)[number];

export const redact = z
  .strictObject({
    target: z.enum(redactionTargets, { error: "Choose what is redacted." }),
    /** The id of the snapshot, claim, party, objection or correction. */
    id: idField.optional(),
    /** The log entry's sequence number. */
    seq: z.int().min(1).optional(),
    legalGround: prose(2000),
    reason: prose(4000),
  })
  .refine((r) => (r.target === "log" ? r.seq !== undefined : r.id !== undefined), {
    message: "Say what is to be redacted: its identifier, or the number of a log entry.",
  });

export type LogClaim = z.output<typeof logClaim>;
export type ClaimHop = LogClaim["chain"][number];
export type Span = z.output<typeof spanField>;
