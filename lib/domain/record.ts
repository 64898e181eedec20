/** How a party's figures fared: counts of what editors decided, and how they lie beside findings. */
import type { Bounds } from "./bounds";
import type { StandingValue, Status } from "./vocabulary";

/** What a party says now of one measure of one incident, and what became of it. */
export interface SaidFigure {
  /** Null where it speaks vaguely or contradicts itself. */
  says: Bounds | null;
  /** Of its claims there, each once. */
  statuses: readonly Status[];
  /** It concedes what it would rather not have happened. */
  againstInterest: boolean;
  finding: { low: number; best: number; high: number } | null;
  /** The finding rests on a claim of this party. */
  restsOnItself: boolean;
}

/** Figures are counted once each, however many articles repeat them. */
export interface Fared {
  figures: number;
  /** At least one of its claims has another status than unreviewed. */
  decided: number;
  corroborated: number;
  partlyCorroborated: number;
  uncorroborated: number;
  contested: number;
  discounted: number;
  retracted: number;
  againstInterest: number;
}

export function fared(figures: readonly SaidFigure[]): Fared {
  const having = (status: Status) =>
    figures.filter(({ statuses }) => statuses.includes(status)).length;
  return {
    figures: figures.length,
    decided: figures.filter(({ statuses }) => statuses.some((it) => it !== "unreviewed")).length,
    corroborated: having("corroborated"),
    partlyCorroborated: having("partly_corroborated"),
    uncorroborated: having("uncorroborated"),
    contested: having("contested"),
    discounted: having("discounted"),
    retracted: having("retracted"),
    againstInterest: figures.filter(({ againstInterest }) => againstInterest).length,
  };
}

/** How many figures stand how. */
export function standingCounts(
  figures: readonly { standing: StandingValue }[],
): Record<StandingValue, number> {
  const having = (value: StandingValue) =>
    figures.filter(({ standing }) => standing === value).length;
  return {
    none: having("none"),
    unknown_origin: having("unknown_origin"),
    single_origin: having("single_origin"),
    agreed: having("agreed"),
    compatible: having("compatible"),
    contested: having("contested"),
  };
}

/** Where a figure lies beside a finding, lowest first. */
export const positions = ["far_below", "below", "within", "above", "far_above"] as const;
export type Position = (typeof positions)[number];

/**
 * Where what is said lies beside a finding: `within` where the two intervals share a number. Beyond it,
 * `far` is less than half of its low, or more than double its high, by the end of what is said that is
 * nearer to it: an open end is never held against anybody.
 */
export function positionOf(says: Bounds, { low, high }: { low: number; high: number }): Position {
  if (says.upper !== null && says.upper < low) {
    return says.upper * 2 < low ? "far_below" : "below";
  }
  if (says.lower > high) return says.lower > high * 2 ? "far_above" : "above";
  return "within";
}

/** The fewest cases of which a distribution is shown: of fewer, one case more would change the picture. */
export const fewestCases = 5;

export interface BesideFindings {
  /** Figures with a finding that rests on others. */
  cases: number;
  /** Left out: the finding rests on this party's own claim. */
  resting: number;
  /** How many lie where; null below `fewestCases`. */
  positions: Readonly<Record<Position, number>> | null;
}

/** A party's figures beside what editors found, findings that rest on its own claims left out. */
export function besideFindings(figures: readonly SaidFigure[]): BesideFindings {
  const found = figures.flatMap(({ says, finding, restsOnItself }) =>
    says && finding ? [{ says, finding, restsOnItself }] : [],
  );
  const independent = found.filter(({ restsOnItself }) => !restsOnItself);
  const met = independent.map(({ says, finding }) => positionOf(says, finding));
  const countOf = (position: Position) => met.filter((it) => it === position).length;
  return {
    cases: met.length,
    resting: found.length - met.length,
    positions:
      met.length < fewestCases
        ? null
        : {
            far_below: countOf("far_below"),
            below: countOf("below"),
            within: countOf("within"),
            above: countOf("above"),
            far_above: countOf("far_above"),
          },
  };
}
