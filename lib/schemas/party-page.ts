/** What is published of a party: what it said, about whom, and how that fared. */
import { z } from "zod";
import { positions } from "@/lib/domain/record";
import { claimKinds, outcomes, partyKinds, standings, statuses } from "@/lib/domain/vocabulary";
import { bounds, finding, partyRef, period } from "./edition";

const incident = z.object({ id: z.uuid(), slug: z.string(), title: z.string(), period });

/** A figure's words as an article has them, in its language. */
const wording = z.object({ text: z.string(), language: z.string().nullable() });

/** How many of them the database keeps of a figure (`published_row`), and how many there were it does not. */
export const wordingsAtMost = 6;

/** A figure of a party: what it says of one measure of one incident, in the newest edition. */
const saidFigure = z.object({
  incident,
  /** On which side it took part in the incident: one, or none that is told; of several, all. */
  sides: z.array(z.string()),
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
  /** As its claims are printed, echoes left out: first what says just that; six at most. */
  wordings: z.array(wording),
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
  wordings: z.array(wording),
  statuses: z.array(z.enum(statuses)),
  against_interest: z.boolean(),
  finding: finding.pick({ low: true, best: true, high: true }).nullable(),
  rests_on_itself: z.boolean(),
});

/** What was passed on, as `published_text.parties` keeps it: of one measure, or of one kind of other claim. */
const passed = {
  /** `count`, or the kind of a claim that counts nothing. */
  kind: z.enum(claimKinds),
  /** The measure in words; of a responsibility who is held responsible; else null. */
  title: z.string().nullable(),
  /** Whoever says it; null where nobody is named. */
  from: partyRef.nullable(),
  /** The article's words for somebody unnamed. */
  described: z.string().nullable(),
  /** Six at most. */
  wordings: z.array(wording),
  /** From whom it had that: the next who only passed it on; four at most. */
  through: z.array(partyRef),
  articles: z.int().min(1),
};
export const storedPassed = z.object({ ...passed, speaks_for: partyRef.nullable() });
const passedOn = z.object({ ...passed, speaksFor: partyRef.nullable() });

const count = z.int().min(0);

/** `GET /api/v1/parties/{id}` */
export const partyPage = z.object({
  /** `kind` as the newest edition that names it says it; null where that does not, or it is withheld. */
  party: partyRef.extend({ kind: z.enum(partyKinds).nullable() }),
  /** On which side it took part, and in how many of the newest incidents that name it. */
  sides: z.array(z.object({ side: z.string(), incidents: count })),
  /** Whether the list of incidents can be narrowed to it: it acts, is counted, is blamed or is heard. */
  named: z.boolean(),
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
  /** What others say and it relayed or published, by incident, newest first. */
  passedOn: z.object({
    /** With `more` there are others. */
    incidents: count,
    more: z.boolean(),
    items: z.array(
      z.object({
        incident,
        rows: z.array(passedOn),
        /** How many rows are left out. */
        others: count,
      }),
    ),
    next: z.string().nullable(),
  }),
});

export type PassedOn = z.infer<typeof passedOn>;
export type PartyPage = z.infer<typeof partyPage>;
export type SaidFigure = z.infer<typeof saidFigure>;
