/**
 * The published state of an incident: the document an edition stores, and the JSON that readers get.
 * Stable: members are added, never renamed or removed. Described for readers in docs/api.md.
 */
import { z } from "zod";
import { findingRules } from "@/lib/domain/finding-rules";
import * as word from "@/lib/domain/vocabulary";
import { figureForms } from "@/lib/domain/wording/quantity";

/** A calendar date of the place, as precise as it was stated: "2026", "2026-02", … "2026-02-01T14:30". */
const eventDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?$/);
export const period = z.object({ start: eventDate, end: eventDate });

/** A party as readers may see it: a withheld one carries its public label for a name. */
export const partyRef = z.object({ id: z.uuid(), name: z.string() });

/** Whole numbers; `upper` null where none was stated; `soft` when the wording is approximate. */
export const bounds = z.object({
  lower: z.int().min(0),
  upper: z.int().min(0).nullable(),
  soft: z.boolean(),
});

export const figure = bounds.extend({
  /** The wording as printed; null once redacted. */
  text: z.string().nullable(),
  form: z.enum(figureForms),
  /** How the analyst got from the wording to the bounds, where the wording alone does not say. */
  how: z.string().nullable(),
});

const evidence = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("span"),
    start: z.int(),
    end: z.int(),
    /** The words of the snapshot that the hop rests on; null once redacted. */
    text: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("ground"),
    ground: z.enum(word.evidenceGrounds),
    note: z.string().nullable(),
  }),
]);

const hop = z.object({
  /** Null for a source that is neither named nor of a named body. */
  party: partyRef.nullable(),
  /** The words for somebody unnamed ("a security official"). */
  describedAs: z.string().nullable(),
  function: z.enum(word.hopFunctions),
  verb: z.string().nullable(),
  evidence,
});

export const articleRef = z.object({
  id: z.uuid(),
  headline: z.string(),
  outlet: partyRef,
  url: z.string().nullable(),
  publishedOn: eventDate.nullable(),
  language: z.string().nullable(),
  /** The kind of the snapshot: `stand_in` is an invented text for demonstration. */
  kind: z.enum(word.snapshotKinds),
});

export const quote = z.object({
  /** Exact characters in the original language; null once redacted. */
  text: z.string().nullable(),
  /** UTF-16 code units into the snapshot. */
  start: z.int(),
  end: z.int(),
  language: z.string().nullable(),
  translation: z.object({ text: z.string(), translator: z.string() }).nullable(),
  /** The nearest words of the snapshot before and after, so that the quote is read in context. */
  before: z.string(),
  after: z.string(),
});

const relation = z.object({
  /** The origin's own previous claim … */
  claim: z.uuid().nullable(),
  /** … or what another origin says now. */
  origin: z.string().nullable(),
  relation: z.enum(word.relationValues),
});

const anyClaim = {
  id: z.uuid(),
  claimant: partyRef.nullable(),
  /** The body that the claimant spoke for; absent where it spoke for itself. */
  speaksFor: partyRef.optional(),
  /** From the article back to whoever said it. */
  chain: z.array(hop),
  /** Id of an origin of the same measure (or of the same responsibility). */
  origin: z.string().nullable(),
  article: articleRef,
  quote,
  hedge: z.enum(word.hedges),
  assertedOn: eventDate.nullable(),
  status: z.enum(word.statuses),
  /** Present when an editor calls it corroborated beyond what the standing gives: why. */
  override: z.string().optional(),
  /** Present where an editor graded it: reliability A–F of the source, credibility 1–6 of the claim. */
  admiralty: z
    .object({ reliability: z.string().nullable(), credibility: z.int().nullable() })
    .optional(),
  /** Present when what the status rested on has changed since: how, a sentence for each. */
  stale: z.array(z.string()).min(1).optional(),
  /** Present and true once the words of the claim were redacted. */
  redacted: z.literal(true).optional(),
};

export const countClaim = z.object({
  ...anyClaim,
  figure,
  basis: z.enum(word.bases),
  groupAsPrinted: z.string().nullable(),
  /** The analyst's reason where the group as printed differs from the measure's. */
  filingReason: z.string().nullable(),
  attackersIncluded: z.enum(word.attackersIncludedValues),
  /** True when it has no speaker: an echo where `effect` says so, else nobody’s; it never changes what its origin says. */
  echo: z.boolean(),
  effect: z.enum(word.effects),
  relations: z.array(relation),
});

const origin = z.object({
  /** A party's id, "unknown", "circular", or "part:" with the dependence that made it its own. */
  id: z.string(),
  kind: z.enum(word.originKinds),
  party: partyRef.nullable(),
  /** What it says now; null when it contradicts itself, says only vague words, or is several unknowns. */
  says: bounds.nullable(),
  /** Present where it took no part itself and is part of somebody who did: on which side. */
  side: z.string().optional(),
});

const reason = z.object({
  code: z.enum(word.reasonCodes),
  /** The reason as a sentence. */
  text: z.string(),
  origins: z.array(z.string()),
  claims: z.array(z.uuid()),
  /** True when only a soft bound ("about", "dozens") decides it. */
  soft: z.boolean(),
});

const flag = z.object({
  flag: z.enum(word.flagKinds),
  text: z.string(),
  origin: z.string().nullable(),
  party: partyRef.nullable(),
  /** For `interested`: would gain from more, or from fewer. */
  direction: z.enum(["more", "fewer"]).nullable(),
});

const camp = z.object({
  origins: z.array(z.string()),
  lower: z.int(),
  upper: z.int().nullable(),
});

const standing = z.object({
  value: z.enum(word.standings),
  /** The standing as one plain sentence. */
  sentence: z.string(),
  reasons: z.array(reason),
  /** What at least two voices assert; null below two voices or where that says nothing. */
  bothAssert: z.object({ lower: z.int(), upper: z.int().nullable() }).nullable(),
  camps: z.array(camp),
  flags: z.array(flag),
});

const measureRef = z.object({
  outcome: z.enum(word.outcomes),
  group: z.string(),
  of: partyRef.nullable(),
  basis: z.enum(word.bases),
  /** Null: the incident's own period. */
  window: period.nullable(),
  attackersIncluded: z.enum(["yes", "no"]),
});

/** Our reading of a rule on these claims; it never says that a dataset coded them so. */
const reading = z.object({
  rule: z.enum(["both_assert", "acled", "gtd", "ucdp", "ibc"]),
  /** Codebook, edition and place; null for a rule of our own. */
  source: z.string().nullable(),
  /** Null where the rule gives no such number. */
  low: z.int().nullable(),
  best: z.int().nullable(),
  high: z.int().nullable(),
  /** How the numbers came about. */
  text: z.string(),
  /** What the codebook leaves to its coders' judgement, a sentence for each. */
  needsCoder: z.array(z.string()),
  claims: z.array(z.uuid()),
});

/** An editor's low, best and high. */
export const finding = z.object({
  low: z.int().min(0),
  best: z.int().min(0),
  high: z.int().min(0),
  rule: z.enum(findingRules),
  rationale: z.string(),
  /** The claims that it rests on. */
  claims: z.array(z.uuid()),
  /** Present when what it rested on has changed since: how, a sentence for each. */
  stale: z.array(z.string()).min(1).optional(),
});

/** An editor's word on origins in this measure, with the reason that readers are told. */
const dependence = z.object({
  /** `join`: the figure of `party` is that of `is`; `part`: `claims` are an origin of their own. */
  kind: z.enum(["join", "part"]),
  party: partyRef.nullable(),
  is: partyRef.nullable(),
  /** Of a part: those of its claims that stand here. */
  claims: z.array(z.uuid()),
  reason: z.string(),
});

const measure = z.object({
  measure: measureRef,
  /** The measure in words: "killed, security forces of Pakistan". */
  title: z.string(),
  standing,
  origins: z.array(origin),
  claims: z.array(countClaim),
  /** Present once an editor found one. */
  finding: finding.optional(),
  /** Absent in editions from before there were any. */
  readings: z.array(reading).optional(),
  /** Present once an editor declared one that stands, oldest first. */
  dependences: z.array(dependence).min(1).optional(),
});

export const otherClaim = z.object({
  ...anyClaim,
  kind: z.enum(["responsibility", "denial", "other"]),
  holdsResponsible: partyRef.nullable(),
  denies: z
    .object({ claim: z.uuid().nullable(), measure: measureRef.partial().nullable() })
    .nullable(),
});

/** Who is held responsible, and by how many voices: the same rules, party by party. */
const responsibility = z.object({
  party: partyRef,
  standing,
  origins: z.array(origin),
  claims: z.array(z.uuid()),
});

export const derivation = z.object({
  article: z.uuid(),
  from: z.uuid().nullable(),
  /** The agency of a wire of which no copy is held. */
  wireOf: partyRef.nullable(),
  kind: z.enum(word.derivationKinds),
  directionKnown: z.boolean(),
  evidence: z.enum(["credit_line", "shared_passages"]),
});

export const place = z.object({
  name: z.string(),
  precision: z.enum(word.placePrecisions),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

const participant = z.object({
  party: partyRef,
  role: z.string(),
  side: z.string().nullable(),
});

/** What a party is; null of one that is withheld. */
const knownParty = partyRef.extend({ kind: z.enum(word.partyKinds).nullable() });

const incident = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  period,
  places: z.array(place),
  participants: z.array(participant),
  parent: z.object({ slug: z.string(), title: z.string() }).nullable(),
});

/** What an edition stores and hashes. */
export const editionDocument = z.object({
  incident,
  /** The version of the rules that computed the standings. */
  rules: z.string(),
  /** Set when the incident was withdrawn: the reason; nothing else is then shown. */
  withdrawn: z.string().nullable(),
  measures: z.array(measure),
  responsibility: z.array(responsibility),
  otherClaims: z.array(otherClaim),
  derivations: z.array(derivation),
  /** Everybody it names, once each; absent in editions from before it was given. */
  parties: z.array(knownParty).optional(),
});

export const editionRef = z.object({
  number: z.int().min(1),
  at: z.iso.datetime({ precision: -1 }).or(z.iso.datetime()),
  /** Hexadecimal SHA-256 of the stored document, the bytes of `/editions/{number}`. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  note: z.string().nullable(),
});

/** `GET /api/v1/incidents/{slug}` */
export const incidentResponse = z.object({ edition: editionRef, ...editionDocument.shape });

/** One line of a list: never one bare number. */
const measureSummary = z.object({
  title: z.string(),
  standing: z.enum(word.standings),
  /** Known origins, and whether any claim is of unknown origin. */
  voices: z.int(),
  unknown: z.boolean(),
  /** The figures that stand, lowest first, terse: "80+", "84+". */
  figures: z.array(z.string()),
  /** "80+ … 84+ · one voice" */
  line: z.string(),
});

const incidentSummary = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  period,
  places: z.array(z.string()),
  edition: editionRef,
  withdrawn: z.boolean(),
  /** Whether it rests on texts invented for demonstration. */
  standIn: z.boolean(),
  measures: z.array(measureSummary),
});

/** `GET /api/v1/incidents` */
export const incidentList = z.object({
  items: z.array(incidentSummary),
  /** The cursor of the next page; null on the last. */
  next: z.string().nullable(),
});

export type EditionDocument = z.infer<typeof editionDocument>;
export type IncidentResponse = z.infer<typeof incidentResponse>;
export type IncidentList = z.infer<typeof incidentList>;
export type IncidentSummary = z.infer<typeof incidentSummary>;
export type MeasureSummary = z.infer<typeof measureSummary>;
export type EditionMeasure = z.infer<typeof measure>;
export type EditionCountClaim = z.infer<typeof countClaim>;
export type EditionOtherClaim = z.infer<typeof otherClaim>;
export type EditionStanding = z.infer<typeof standing>;
export type EditionOrigin = z.infer<typeof origin>;
export type EditionHop = z.infer<typeof hop>;
export type EditionResponsibility = z.infer<typeof responsibility>;
export type PartyRef = z.infer<typeof partyRef>;
export type Period = z.infer<typeof period>;
export type EditionFlag = z.infer<typeof flag>;
export type EditionFinding = z.infer<typeof finding>;
export type EditionReading = z.infer<typeof reading>;
export type EditionDependence = z.infer<typeof dependence>;
export type EditionReason = z.infer<typeof reason>;
