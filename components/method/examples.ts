/**
 * The demonstration's figures, judged by the rules as they are: what the method page shows is computed
 * when it is shown, so it cannot say anything else than the rules do.
 */
import { vagueWords } from "@/lib/domain/bounds-words";
import type { Facts, Hop } from "@/lib/domain/facts";
import { describeBounds, readFigure } from "@/lib/domain/figure";
import { judge } from "@/lib/domain/judgement";
import type { StandingValue } from "@/lib/domain/vocabulary";

export interface Example {
  /** What is claimed, a line each: who says what where. */
  claims: string[];
  standing: StandingValue;
  voices: number;
  /** What two voices both assert, in words; null where that says nothing. */
  both: string | null;
}

/** A wording as printed, and how it is read. */
export interface WordingExample {
  wording: string;
  read: string;
}

/** The wordings of the demonstration, and some that it does not have. */
export function wordingExamples(): WordingExample[] {
  return wordings.map((wording) => ({ wording, read: readingOf(wording) }));
}

/** The demonstration's killed of Operation Herof, and what another voice would make of them. */
export function standingExamples(): Record<ExampleName, Example> {
  return {
    repeated: exampleOf(herof),
    contested: exampleOf([...herof, told("the army", "17", "a second paper")]),
    compatible: exampleOf([...herof, told("the government", "at least 10", "a second paper")]),
    agreed: exampleOf([...herof, told("a monitor", "at least 84", "a second paper")]),
    nobody: exampleOf([told(null, "12", "IANS"), told(null, "12", "the newspaper")]),
  };
}

export type ExampleName = "repeated" | "contested" | "compatible" | "agreed" | "nobody";

interface Told {
  who: string | null;
  wording: string;
  paper: string;
}

const wordings = [
  "at least 84",
  "more than 80",
  "around ten",
  "18",
  "up to 80",
  "80 to 84",
  "dozens",
  "many others",
];

const herof = [
  told("the BLA", "more than 80", "IANS"),
  told("the BLA", "at least 84", "IANS"),
  told("the BLA", "more than 80", "the newspaper"),
  told(null, "over 80", "the newspaper"),
];

function told(who: string | null, wording: string, paper: string): Told {
  return { who, wording, paper };
}

function readingOf(wording: string): string {
  const read = readFigure(wording);
  if (read.kind !== "figure") return "nothing that can be compared";
  return read.figure.form === "vague"
    ? `${vagueWords} (${describeBounds(read.figure)})`
    : describeBounds(read.figure);
}

function exampleOf(all: readonly Told[]): Example {
  const [measure] = judge(factsOf(all)).measures;
  const both = measure?.standing.bothAssert ?? null;
  return {
    claims: all.map(({ who, wording, paper }) => `“${wording}”, ${who ?? "nobody"}, in ${paper}`),
    standing: measure?.standing.value ?? "none",
    voices: measure?.origins.filter(({ origin }) => origin.kind === "known").length ?? 0,
    both: both && describeBounds({ ...both, soft: false }),
  };
}

/** One incident in which these and nothing else was claimed; the newspaper takes the wire of IANS. */
function factsOf(all: readonly Told[]): Facts {
  const papers = [...new Set(all.map(({ paper }) => paper))];
  const takesWire = papers.includes("IANS") && papers.includes("the newspaper");
  const derived = { article: "the newspaper", from: "IANS", wireOf: null, directionKnown: true };
  return {
    period: { start: "2026-01-31", end: "2026-02-01" },
    participants: [],
    parties: new Map(),
    ties: [],
    articles: new Map(papers.map((paper) => [paper, { outlet: paper }])),
    derivations: takesWire ? [derived] : [],
    dependences: [],
    links: [],
    groups: new Map([["security_forces", null]]),
    counts: all.flatMap(({ who, wording, paper }, index) => {
      const read = readFigure(wording);
      if (read.kind !== "figure") return [];
      const chain: Hop[] = who === null ? [] : [{ party: who, function: "speaks" }];
      return [
        {
          id: `${index}`,
          article: paper,
          offset: index * 100,
          chain,
          assertedOn: null,
          publishedOn: "2026-02-01",
          figure: read.figure,
          measure: { outcome: "killed" as const, group: "security_forces", of: null },
          basis: "event" as const,
          window: null,
          attackersIncluded: "not_said" as const,
        },
      ];
    }),
    responsibility: [],
    denials: [],
  };
}
