/**
 * The rules by which a finding may be made from claims: ours, and our reading of four codebooks. A
 * reading says what a rule gives on these claims; it never says that a dataset coded it so.
 */
import type { ClaimId, ComparedFigure, Facts, PartyId } from "./facts";
import type { JudgedMeasure } from "./judgement";
import { isWithin } from "./measure";
import { mostRecent, type Report, reportsOf } from "./reports";

export const findingRules = ["both_assert", "acled", "gtd", "ucdp", "ibc", "own"] as const;
/** `own`: the editor's judgement, by no rule. */
export type FindingRule = (typeof findingRules)[number];
export type CodebookRule = Exclude<FindingRule, "own">;

/** By which step of the rule the numbers came about. */
export type RuleStep =
  | "two_voices"
  | "one_figure"
  | "most_recent"
  | "majority"
  | "lowest"
  | "lowest_and_highest"
  | "none";

/** What a codebook leaves to its coders' judgement on these claims. */
export type CoderQuestion =
  /** Words without a number that the codebook's table does not fix. */
  | "vague_words"
  /** A ceiling without a floor ("up to 80"). */
  | "no_floor"
  /** Which source is the more reliable. */
  | "reliability"
  /** Only those held responsible give a number. */
  | "perpetrator_only"
  /** The dataset counts everybody who died; this measure counts some of them. */
  | "part_of_the_dead"
  /** The dataset counts attackers who died; this measure leaves them out. */
  | "attackers"
  /** What two voices assert at least lies above what two assert at most. */
  | "crossing";

export interface Reading {
  rule: CodebookRule;
  /** Null where the rule gives no such number. */
  low: number | null;
  best: number | null;
  high: number | null;
  step: RuleStep;
  /** The claims whose figures the numbers are. */
  claims: readonly ClaimId[];
  needsCoder: readonly CoderQuestion[];
  /** Why the dataset would not hold such a count at all. */
  outside: "deaths_only" | "deaths_and_injuries_only" | "civilians_only" | "projection" | null;
}

/** Where each codebook states its rule. */
export const codebooks: Record<Exclude<CodebookRule, "both_assert">, string> = {
  acled: "ACLED codebook, 2023 edition, “Reported fatalities”, p. 37",
  gtd: "GTD codebook, 2021 edition, “Casualties and Consequences”, “nkill” and “nwound”",
  ucdp: "UCDP GED codebook, version 24.1, “best”, “low” and “high”",
  ibc: "IBC, “Methods”, section 3, minimum and maximum of deaths and of injuries",
};

/** Every rule on one set of comparable claims. `perpetrators` are the parties held responsible. */
export function readingsOf(
  judged: JudgedMeasure,
  facts: Pick<Facts, "groups">,
  perpetrators: readonly PartyId[],
): Reading[] {
  const reports = reportsOf(judged);
  return [
    bothAssertReading(judged),
    acledReading(judged, reports),
    gtdReading(judged, reports, perpetrators),
    ucdpReading(judged, reports),
    ibcReading(judged, reports, facts),
  ];
}

/** What two voices stand behind. Source: CONTEXT.md, "both assert". */
function bothAssertReading({ standing, origins }: JudgedMeasure): Reading {
  const both = standing.bothAssert;
  const claims = origins.flatMap(({ voice }) => (voice?.says ? voice.claims : []));
  const crossing = both?.upper !== null && both !== null && both.lower > both.upper;
  const given = crossing ? null : both;
  // A floor of 0 below a ceiling is no number that two voices stated.
  const low = given === null || (given.lower === 0 && given.upper !== 0) ? null : given.lower;
  return reading("both_assert", {
    low,
    best: low,
    high: given?.upper ?? null,
    step: given === null ? "none" : "two_voices",
    claims: given === null ? [] : claims.map(({ id }) => id),
    needsCoder: crossing ? ["crossing"] : [],
  });
}

/**
 * One number: the most conservative of what the sources give, words turned into numbers by
 * `acledWords`. Source: ACLED codebook, 2023 edition, "Reported fatalities", p. 37, and ACLED's
 * answers to frequent questions on fatalities (7 May 2024). Deaths alone, and of everybody.
 */
function acledReading(judged: JudgedMeasure, reports: readonly Report[]): Reading {
  const numbered = reports.map((one) => {
    const word = one.vague ? acledWords(one.vague) : null;
    return word === null ? one : { ...one, low: word, high: word };
  });
  const lowest = least(numbered);
  return reading("acled", {
    best: lowest?.low ?? null,
    step: stepOf(
      numbered.filter(({ low }) => low !== null),
      "lowest",
    ),
    claims: lowest?.claims ?? [],
    needsCoder: [
      ...openIn(numbered),
      ...(isPartOfTheDead(judged) ? (["part_of_the_dead"] as const) : []),
    ],
    outside: outsideDeaths(judged),
  });
}

/**
 * Tens are 10, dozens 12, hundreds 100, thousands 1,000. "Several", "many" and bare plurals become a
 * small number by the scale of the fighting, which is a coder's to say: null. So are "scores", which
 * the table leaves out. Source: as `acledReading`. A word is known by the bounds that it alone has.
 */
function acledWords({ lower, upper }: Pick<ComparedFigure, "lower" | "upper">): number | null {
  if (lower === upper) return lower;
  const table: Record<string, number> = {
    "20-99": 10,
    "24-99": 12,
    "200-999": 100,
    "2000-9999": 1000,
  };
  return table[`${lower}-${upper}`] ?? null;
}

/**
 * The number of the most recent source, unless it rests on the perpetrator's claim; else what most
 * independent sources give; else the lowest. Words too vague for a number are left blank. Source: GTD
 * codebook, 2021 edition, section "Casualties and Consequences", "nkill" and "nwound". Attackers who died are counted in.
 */
function gtdReading(
  judged: JudgedMeasure,
  reports: readonly Report[],
  perpetrators: readonly PartyId[],
): Reading {
  const numbered = reports.filter(({ low }) => low !== null);
  const isTheirs = ({ party }: Report) => party !== null && perpetrators.includes(party);
  const others = numbered.filter((one) => !isTheirs(one));
  const pool = others.length > 0 ? others : numbered;
  const { step, found } = gtdChoice(numbered, pool, isTheirs);
  return reading("gtd", {
    best: found?.low ?? null,
    step,
    claims: found?.claims ?? [],
    needsCoder: [
      ...openIn(reports),
      ...(numbered.length > 0 && others.length === 0 ? (["perpetrator_only"] as const) : []),
      ...(isPartOfTheDead(judged) ? (["part_of_the_dead"] as const) : []),
      ...(judged.set.attackersIncluded === "no" ? (["attackers"] as const) : []),
    ],
    outside: outsideCasualties(judged),
  });
}

function gtdChoice(
  numbered: readonly Report[],
  pool: readonly Report[],
  isTheirs: (report: Report) => boolean,
): { step: RuleStep; found: Report | null } {
  if (pool.length === 0) return { step: "none", found: null };
  if (new Set(pool.map(({ low }) => low)).size === 1) {
    return { step: "one_figure", found: pool[0] ?? null };
  }
  const newest = mostRecent(numbered);
  if (newest && !isTheirs(newest)) return { step: "most_recent", found: newest };
  const most = pool.find(
    ({ low }) => pool.filter((one) => one.low === low && one.party).length * 2 > pool.length,
  );
  if (most) return { step: "majority", found: most };
  return { step: "lowest", found: least(pool) };
}

/**
 * Low and high are the lowest and the highest that sources give; best is the most reliable one, and
 * where that cannot be told the lower. Source: UCDP GED codebook, version 24.1, and the definitions
 * of best, low and high estimates on UCDP's pages.
 */
function ucdpReading(judged: JudgedMeasure, reports: readonly Report[]): Reading {
  const { low, high, claims } = extremes(reports);
  return reading("ucdp", {
    low,
    best: low,
    high,
    step: stepOf(reports, "lowest_and_highest"),
    claims,
    needsCoder: [
      ...openIn(reports),
      ...(low !== high ? (["reliability"] as const) : []),
      ...(isPartOfTheDead(judged) ? (["part_of_the_dead"] as const) : []),
    ],
    outside: outsideDeaths(judged),
  });
}

/**
 * The least and the most that is reported of civilians who died, or were injured; no best. Source: Iraq
 * Body Count, "Methods", section 3: both are extracted for each incident. Its database publishes deaths.
 */
function ibcReading(
  judged: JudgedMeasure,
  reports: readonly Report[],
  facts: Pick<Facts, "groups">,
): Reading {
  const { low, high, claims } = extremes(reports);
  const { outcome, group } = judged.set.measure;
  const isCounted = outcome === "killed" || outcome === "injured";
  const ofCivilians = !isCounted || isWithin(group, "civilians", facts.groups);
  return reading("ibc", {
    low,
    high,
    step: stepOf(reports, "lowest_and_highest"),
    claims,
    needsCoder: openIn(reports),
    outside: ofCivilians ? outsideCasualties(judged) : "civilians_only",
  });
}

// What is outside of a dataset has no numbers there, and nothing to be asked.
function reading(rule: CodebookRule, given: Partial<Reading>): Reading {
  const bare = { low: null, best: null, high: null, claims: [], needsCoder: [] } as const;
  if (given.outside) return { rule, ...bare, step: "none", outside: given.outside };
  const whole = { ...bare, step: "none" as const, outside: null, ...given, rule };
  return { ...whole, needsCoder: [...new Set(whole.needsCoder)] };
}

function extremes(reports: readonly Report[]) {
  const lowest = least(reports);
  const highest = reports
    .filter(({ high }) => high !== null)
    .reduce<Report | null>(
      (most, one) => ((one.high ?? 0) > (most?.high ?? -1) ? one : most),
      null,
    );
  const claims = [...new Set([...(lowest?.claims ?? []), ...(highest?.claims ?? [])])];
  return { low: lowest?.low ?? null, high: highest?.high ?? null, claims };
}

function least(reports: readonly Report[]): Report | null {
  return reports
    .filter(({ low }) => low !== null)
    .reduce<Report | null>(
      (found, one) => (found === null || (one.low ?? 0) < (found.low ?? 0) ? one : found),
      null,
    );
}

function stepOf(reports: readonly Report[], step: RuleStep): RuleStep {
  const ends = new Set(reports.flatMap(({ low, high }) => [low, high]).filter((n) => n !== null));
  if (ends.size === 0) return "none";
  return ends.size === 1 ? "one_figure" : step;
}

function openIn(reports: readonly Report[]): CoderQuestion[] {
  const open = reports.filter(({ low }) => low === null);
  return open.map(({ vague }) => (vague ? "vague_words" : "no_floor"));
}

function isPartOfTheDead({ set }: JudgedMeasure): boolean {
  return set.measure.group !== "people" || set.measure.of !== null || set.basis === "part";
}

function outsideDeaths(judged: JudgedMeasure): Reading["outside"] {
  return judged.set.measure.outcome === "killed" ? outsideProjection(judged) : "deaths_only";
}

function outsideCasualties(judged: JudgedMeasure): Reading["outside"] {
  const isCounted = ["killed", "injured"].includes(judged.set.measure.outcome);
  return isCounted ? outsideProjection(judged) : "deaths_and_injuries_only";
}

function outsideProjection({ set }: JudgedMeasure): Reading["outside"] {
  return set.basis === "projection" ? "projection" : null;
}
