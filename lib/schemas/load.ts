/**
 * The form in which articles and their claims are entered from files (docs/load.md): one article,
 * the parties and incidents it speaks of, and the claims read in it. Parties and incidents carry a
 * key that means something inside the file only; words stand for places in the text.
 */
import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { bodyField } from "./article";
import {
  addressField,
  dateField,
  groupField,
  languageField,
  line,
  periodField,
  printedLine,
  prose,
  slugField,
} from "./fields";

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, "A key is made of small letters, digits, - and _.");

/** Which of several places in the text where the same words stand: 1 is the first. */
const occurrence = z.int().min(1).max(1000);

/** Words of the text, found by themselves; `occurrence` says which, where they stand more than once. */
const words = z.union([
  z.string().min(1).max(5000),
  z.strictObject({ words: z.string().min(1).max(5000), occurrence }),
]);

const tie = z.strictObject({
  kind: z.enum(word.tieKinds),
  to: key,
  from: dateField.optional(),
  until: dateField.optional(),
});

const party = z.strictObject({
  key,
  /** A party of exactly this name that is known already is that party; its details stay as they are. */
  name: line(200),
  kind: z.enum(word.partyKinds),
  aliases: z.array(line(200)).max(50).default([]),
  /** Shown to readers instead of the name. */
  withheldAs: line(200).optional(),
  ties: z.array(tie).max(50).default([]),
});

const incident = z.strictObject({
  key,
  /** An incident of this slug that is known already is that incident; its details stay as they are. */
  slug: slugField,
  title: line(300),
  period: periodField,
  places: z
    .array(
      z
        .strictObject({
          name: line(200),
          precision: z.enum(word.placePrecisions),
          latitude: z.number().min(-90).max(90).optional(),
          longitude: z.number().min(-180).max(180).optional(),
        })
        .refine((place) => (place.latitude === undefined) === (place.longitude === undefined), {
          message: "A latitude needs a longitude, and the other way round.",
        }),
    )
    .max(100)
    .default([]),
  participants: z
    .array(z.strictObject({ party: key, role: line(100), side: line(100).optional() }))
    .max(100)
    .default([]),
  parent: slugField.optional(),
});

const article = z.strictObject({
  outlet: key,
  headline: printedLine(1000),
  url: addressField.optional(),
  byline: line(500).optional(),
  dateline: line(500).optional(),
  publishedOn: dateField.optional(),
  language: languageField.optional(),
  kind: z.enum(["transcribed", "stand_in"]),
  /** The licence or leave under which readers may see it whole. */
  freeToShow: prose(2000).optional(),
});

const derivation = z
  .strictObject({
    /** The address of an article held already … */
    fromUrl: addressField.optional(),
    /** … or the agency of a wire of which no copy is held. */
    wireOf: key.optional(),
    kind: z.enum(word.derivationKinds),
    directionKnown: z.boolean().default(true),
    creditLine: words.optional(),
    score: z.number().min(0).max(1).optional(),
    reason: prose(4000).optional(),
  })
  .refine((d) => (d.fromUrl === undefined) !== (d.wireOf === undefined), {
    message: "Say where it comes from: fromUrl or wireOf, one of them.",
  })
  .refine((d) => (d.creditLine === undefined) !== (d.score === undefined), {
    message: "Say what shows it: creditLine (words of this text) or score (shared passages).",
  });

const hop = z
  .strictObject({
    party: key.optional(),
    describedAs: printedLine(300).optional(),
    function: z.enum(word.hopFunctions),
    verb: line(100).optional(),
    words: words.optional(),
    ground: z.enum(word.evidenceGrounds).optional(),
    note: prose(2000).optional(),
  })
  .refine((h) => h.party !== undefined || h.describedAs !== undefined, {
    message: "A hop names a party, or describes somebody unnamed (describedAs).",
  })
  .refine((h) => (h.words === undefined) !== (h.ground === undefined), {
    message: "A hop rests on words of the text, or on a stated ground: one of them.",
  });

const anyClaim = {
  key: key.optional(),
  incident: key,
  quote: words,
  chain: z.array(hop).max(20).default([]),
  hedge: z.enum(word.hedges).default("none"),
  assertedOn: dateField.optional(),
  translation: z.strictObject({ text: prose(10000), translator: line(200) }).optional(),
};

const count = z.strictObject({
  ...anyClaim,
  kind: z.literal("count"),
  /** The wording, which stands in the quote; `sum` when it is a list that adds up. */
  figure: z.strictObject({
    words,
    sum: z.boolean().default(false),
    /** What the wording means where it does not say by itself, and how the analyst knows. */
    reading: z
      .strictObject({
        lower: z.int(),
        upper: z.int().nullable(),
        soft: z.boolean().default(false),
        how: prose(4000),
      })
      .optional(),
  }),
  outcome: z.enum(word.outcomes),
  group: groupField,
  of: key.optional(),
  basis: z.enum(word.bases).default("event"),
  window: periodField.optional(),
  attackersIncluded: z.enum(word.attackersIncludedValues).default("not_said"),
  groupAsPrinted: printedLine(500).optional(),
  filingReason: prose(4000).optional(),
});

const responsibility = z.strictObject({
  ...anyClaim,
  kind: z.literal("responsibility"),
  holdsResponsible: key,
});

const denial = z.strictObject({
  ...anyClaim,
  kind: z.literal("denial"),
  denies: z.union([
    z.strictObject({ claim: key }),
    z.strictObject({
      outcome: z.enum(word.outcomes),
      group: groupField,
      of: key.optional(),
    }),
  ]),
});

const other = z.strictObject({ ...anyClaim, kind: z.literal("other") });

const link = z.strictObject({
  kind: z.enum(word.linkKinds),
  claim: key,
  other: key,
  reason: prose(4000).optional(),
});

export const loadFile = z.strictObject({
  counterclaim: z.literal(1, 'The file must say "counterclaim": 1, the version of its form.'),
  article,
  /** The body; the snapshot's text is the headline, a blank line, and this. */
  text: bodyField,
  derivations: z.array(derivation).max(50).default([]),
  parties: z.array(party).max(1000).default([]),
  incidents: z.array(incident).max(100).default([]),
  claims: z
    .array(z.discriminatedUnion("kind", [count, responsibility, denial, other]))
    .max(5000)
    .default([]),
  links: z.array(link).max(1000).default([]),
});

export type LoadFile = z.infer<typeof loadFile>;
export type LoadWords = z.infer<typeof words>;
export type LoadClaim = LoadFile["claims"][number];
export type LoadHop = LoadClaim["chain"][number];
