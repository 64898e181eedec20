/** What is published of a party: what it said, about whom, and how that fared. */
import { z } from "zod";
import { positions } from "@/lib/domain/record";
import { outcomes, standings, statuses } from "@/lib/domain/vocabulary";
import { bounds, finding, partyRef, period } from "./edition";

/** A figure of a party: what it says of one measure of one incident, in the newest edition. */
const saidFigure = z.object({
  incident: z.object({ id: z.uuid(), slug: z.string(), title: z.string(), period }),
  /** The measure in words. */
  title: z.string(),
  outcome: z.enum(outcomes),
  /** Whose those counted are, or else what they are. */
  about: z.string(),
  standing: z.enum(standings),
  /** Present where it spoke for another party, whose voice it is. */
  speaksFor: partyRef.nullable(),
  /** What the voice says now; null where it is vague, contradicts itself, or spoke for another. */
  says: bounds.nullable(),
  statuses: z.array(z.enum(statuses)),
  againstInterest: z.boolean(),
  finding: finding.pick({ low: true, best: true, high: true }).nullable(),
  restsOnItself: z.boolean(),
});

/** A row of `published_text.voices` as the database keeps it. */
export const storedVoice = z.object({
  party_id: z.uuid(),
  name: z.string(),
  speaks_for: partyRef.nullable(),
  title: z.string(),
  about: z.string(),
  outcome: z.enum(outcomes),
  standing: z.enum(standings),
  says: bounds.nullable(),
  statuses: z.array(z.enum(statuses)),
  against_interest: z.boolean(),
  finding: finding.pick({ low: true, best: true, high: true }).nullable(),
  rests_on_itself: z.boolean(),
});

const count = z.int().min(0);

/** `GET /api/v1/parties/{id}` */
export const partyPage = z.object({
  party: partyRef,
  /** What it was merged into, where editions published since name that one. */
  leadsTo: partyRef.nullable(),
  /** Incidents in which it is heard that were counted, the newest; with `more` there are others. */
  incidents: count,
  more: z.boolean(),
  fared: z.object({
    figures: count,
    decided: count,
    corroborated: count,
    partlyCorroborated: count,
    uncorroborated: count,
    contested: count,
    discounted: count,
    retracted: count,
    againstInterest: count,
  }),
  /** How many of its figures stand how, by the voices there are now. */
  standings: z.record(z.enum(standings), count),
  /** Whom its figures are about, most often first, at most twelve. */
  about: z.array(z.object({ about: z.string(), figures: count })),
  besideFindings: z.object({
    cases: count,
    resting: count,
    /** Null below the fewest cases of which a distribution is shown. */
    positions: z.record(z.enum(positions), count).nullable(),
    fewestCases: count,
  }),
  /** Newest first. */
  figures: z.array(saidFigure),
  /** The cursor of the next page of figures; null on the last. */
  next: z.string().nullable(),
});

export type PartyPage = z.infer<typeof partyPage>;
export type SaidFigure = z.infer<typeof saidFigure>;
