/** The rules of findings on cases from the codebooks (numbers and rule), and what always holds of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CodebookRule, type Reading, readingsOf } from "@/lib/domain/finding-rules";
import { judge } from "@/lib/domain/judgement";
import { shuffled, someFacts } from "../support/arbitraries";
import { incident, type Scene } from "../support/facts";
import { runs } from "../support/runs";

type Expected = Partial<Pick<Reading, "low" | "best" | "high" | "step" | "needsCoder" | "outside">>;

const empty = incident();
const says = (...given: [who: string, figure: string, on?: string][]): Scene =>
  given.reduce(
    (scene, [who, figure, on]) => scene.claim({ says: [who], figure, ...(on ? { on } : {}) }),
    empty,
  );
const one = (best: number | null, step: Reading["step"], more: Expected = {}): Expected => ({
  low: null,
  high: null,
  best,
  step,
  ...more,
});
const two = (low: number, high: number, more: Expected = {}): Expected => ({
  low,
  high,
  best: null,
  ...more,
});

const perpetrator = says(["police", "12", "2026-02-01"], ["BLA", "84", "2026-02-03"]).blames(
  "BLA",
  { says: ["BLA"] },
);

const cases: [what: string, rule: CodebookRule, scene: Scene, expected: Expected][] = [
  // ACLED: the most conservative of what differs, and its words for numbers.
  ["12 and 15", "acled", says(["police", "12"], ["hospital", "15"]), one(12, "lowest")],
  ["tens", "acled", says(["police", "tens"]), one(10, "one_figure")],
  ["dozens", "acled", says(["police", "dozens"]), one(12, "one_figure")],
  ["hundreds", "acled", says(["police", "hundreds"]), one(100, "one_figure")],
  ["thousands", "acled", says(["police", "thousands"]), one(1000, "one_figure")],
  ["a dozen", "acled", says(["police", "a dozen"]), one(12, "one_figure")],
  ["at least 84", "acled", says(["BLA", "at least 84"]), one(84, "one_figure")],
  ["80 to 84", "acled", says(["BLA", "80 to 84"]), one(80, "lowest")],
  ["about 80", "acled", says(["BLA", "about 80"]), one(80, "one_figure")],
  [
    "several",
    "acled",
    says(["police", "several"]),
    one(null, "none", { needsCoder: ["vague_words"] }),
  ],
  [
    "scores",
    "acled",
    says(["police", "scores"]),
    one(null, "none", { needsCoder: ["vague_words"] }),
  ],
  [
    "several, and 15",
    "acled",
    says(["police", "several"], ["hospital", "15"]),
    one(15, "one_figure", { needsCoder: ["vague_words"] }),
  ],
  ["dozens, and 15", "acled", says(["police", "dozens"], ["hospital", "15"]), one(12, "lowest")],
  [
    "up to 80",
    "acled",
    says(["police", "up to 80"]),
    one(null, "none", { needsCoder: ["no_floor"] }),
  ],
  [
    "nobody's 9 beside 12",
    "acled",
    says(["police", "12"]).claim({ figure: "9" }),
    one(9, "lowest"),
  ],
  [
    "injured",
    "acled",
    empty.claim({ says: ["police"], figure: "9", what: "injured people" }),
    one(null, "none", { outside: "deaths_only" }),
  ],
  [
    "some of the dead",
    "acled",
    empty.claim({ says: ["police"], figure: "9", what: "killed police" }),
    one(9, "one_figure", { needsCoder: ["part_of_the_dead"] }),
  ],

  // GTD: the newest, unless it is the perpetrator's; else the majority; else the lowest.
  [
    "the newest of two",
    "gtd",
    says(["police", "12", "2026-02-01"], ["hospital", "15", "2026-02-03"]),
    one(15, "most_recent"),
  ],
  ["the newest is the perpetrator's", "gtd", perpetrator, one(12, "one_figure")],
  [
    "the perpetrator's alone",
    "gtd",
    says(["BLA", "84"]).blames("BLA", { says: ["BLA"] }),
    one(84, "one_figure", { needsCoder: ["perpetrator_only", "attackers"] }),
  ],
  [
    "two of three",
    "gtd",
    says(["police", "12"], ["hospital", "15"], ["ministry", "15"]),
    one(15, "majority"),
  ],
  ["no majority", "gtd", says(["police", "12"], ["hospital", "15"]), one(12, "lowest")],
  [
    "a tie is no majority",
    "gtd",
    says(["police", "12"], ["army", "12"], ["hospital", "15"], ["ministry", "15"]),
    one(12, "lowest"),
  ],
  [
    "too vague for a number",
    "gtd",
    says(["police", "dozens"]),
    one(null, "none", { needsCoder: ["vague_words", "attackers"] }),
  ],
  [
    "attackers counted",
    "gtd",
    empty.claim({ says: ["police"], figure: "9", attackers: "yes" }),
    one(9, "one_figure", { needsCoder: [] }),
  ],
  [
    "injured",
    "gtd",
    empty.claim({ says: ["police"], figure: "9", what: "injured people" }),
    one(9, "one_figure"),
  ],
  [
    "set on fire",
    "gtd",
    empty.claim({ says: ["BLA"], figure: "20", what: "set_on_fire vehicles" }),
    one(null, "none", { outside: "deaths_and_injuries_only" }),
  ],

  // UCDP: lowest and highest; best the most reliable, and where that cannot be told the lower.
  [
    "12 and 15",
    "ucdp",
    says(["police", "12"], ["hospital", "15"]),
    { low: 12, best: 12, high: 15, step: "lowest_and_highest", needsCoder: ["reliability"] },
  ],
  [
    "one figure",
    "ucdp",
    says(["police", "12"], ["hospital", "12"]),
    { low: 12, best: 12, high: 12, step: "one_figure", needsCoder: [] },
  ],
  [
    "80 to 84",
    "ucdp",
    says(["BLA", "80 to 84"]),
    { low: 80, best: 80, high: 84, needsCoder: ["reliability"] },
  ],

  // IBC: the least and the most that is reported, of civilians.
  [
    "12 and 15",
    "ibc",
    empty
      .claim({ says: ["police"], figure: "12", what: "killed civilians" })
      .claim({ says: ["hospital"], figure: "15", what: "killed civilians" }),
    two(12, 15, { step: "lowest_and_highest" }),
  ],
  [
    "children",
    "ibc",
    empty.claim({ says: ["police"], figure: "3 to 5", what: "killed children" }),
    two(3, 5),
  ],
  [
    "injured, at least 3 and 7",
    "ibc",
    empty
      .claim({ says: ["police"], figure: "at least 3", what: "injured civilians" })
      .claim({ says: ["hospital"], figure: "7", what: "injured civilians" }),
    two(3, 7, { step: "lowest_and_highest" }),
  ],
  [
    "injured people",
    "ibc",
    empty.claim({ says: ["police"], figure: "3", what: "injured people" }),
    one(null, "none", { outside: "civilians_only" }),
  ],
  [
    "houses destroyed",
    "ibc",
    empty.claim({ says: ["police"], figure: "3", what: "destroyed houses" }),
    one(null, "none", { outside: "deaths_and_injuries_only" }),
  ],
  [
    "security forces",
    "ibc",
    empty.claim({ says: ["BLA"], figure: "84", what: "killed security_forces" }),
    one(null, "none", { outside: "civilians_only" }),
  ],
  [
    "what may yet come",
    "ibc",
    empty.claim({ says: ["police"], figure: "30", what: "killed civilians", basis: "projection" }),
    one(null, "none", { outside: "projection" }),
  ],

  // What two voices stand behind.
  [
    "at least 10, at least 84",
    "both_assert",
    says(["government", "at least 10"], ["BLA", "at least 84"]),
    { low: 10, best: 10, high: null, step: "two_voices" },
  ],
  [
    "84, and at least 84",
    "both_assert",
    says(["army", "84"], ["BLA", "at least 84"]),
    { low: 84, best: 84, high: null, step: "two_voices" },
  ],
  [
    "12 and 15",
    "both_assert",
    says(["police", "12"], ["hospital", "15"]),
    { low: 12, best: 12, high: 15, step: "two_voices" },
  ],
  [
    "at most 9, and 15: nobody stated a 0",
    "both_assert",
    says(["police", "at most 9"], ["hospital", "15"]),
    { low: null, best: null, high: 15, step: "two_voices" },
  ],
  [
    "none, twice",
    "both_assert",
    says(["police", "none"], ["hospital", "none"]),
    { low: 0, best: 0, high: 0, step: "two_voices" },
  ],
  ["one voice", "both_assert", says(["police", "12"]), one(null, "none")],
  [
    "one wire in two papers",
    "both_assert",
    says(["police", "12"], ["police", "12"]),
    one(null, "none"),
  ],
];

describe("the codebooks' cases", () => {
  test.each(cases)("%s: %s", (_, rule, scene, expected) => {
    expect(readingOf(scene, rule)).toMatchObject(expected);
  });
});

describe("always", () => {
  test("low, best and high are in order, and rest on claims of the set", () => {
    each((readings, ids) => {
      for (const { low, best, high, claims, outside, step, needsCoder } of readings) {
        if (low !== null && best !== null) expect(low).toBeLessThanOrEqual(best);
        if (best !== null && high !== null) expect(best).toBeLessThanOrEqual(high);
        const numbers = [low, best, high].filter((one) => one !== null);
        expect(claims.length > 0).toBe(numbers.length > 0);
        expect(ids).toEqual(expect.arrayContaining([...claims]));
        expect(step === "none").toBe(numbers.length === 0);
        if (outside) expect([...numbers, ...needsCoder]).toEqual([]);
      }
    });
  });

  test("the lowest of ACLED and the low of UCDP bound every other rule from below", () => {
    each((readings) => {
      const by = new Map(readings.map((one) => [one.rule, one]));
      const [acled, gtd, ucdp, ibc] = (["acled", "gtd", "ucdp", "ibc"] as const).map((rule) =>
        by.get(rule),
      );
      if (!acled?.best && acled?.best !== 0) return;
      if (gtd?.best != null) expect(acled.best).toBeLessThanOrEqual(gtd.best);
      if (ucdp?.low != null) expect(acled.best).toBeLessThanOrEqual(ucdp.low);
      if (ibc?.low != null && ucdp) expect([ibc.low, ibc.high]).toEqual([ucdp.low, ucdp.high]);
    });
  });

  test("the order of claims never matters", () => {
    fc.assert(
      fc.property(someFacts(), fc.nat(), (facts, seed) => {
        const numbers = (given: typeof facts) =>
          all(given).map(({ readings }) =>
            readings.map(({ rule, low, best, high, step }) => [rule, low, best, high, step]),
          );
        expect(numbers(shuffled(facts, seed))).toEqual(numbers(facts));
      }),
      { numRuns: runs(60) },
    );
  });
});

function readingOf({ facts }: Scene, rule: CodebookRule): Reading | undefined {
  return all(facts)[0]?.readings.find((one) => one.rule === rule);
}

function all(facts: Scene["facts"]) {
  const { measures, responsibility } = judge(facts);
  const perpetrators = responsibility.map(({ party }) => party);
  return measures.map((measure) => ({
    readings: readingsOf(measure, facts, perpetrators),
    ids: measure.claims.map(({ claim }) => claim.id),
  }));
}

function each(holds: (readings: readonly Reading[], ids: string[]) => void): void {
  fc.assert(
    fc.property(someFacts(), (facts) => {
      for (const { readings, ids } of all(facts)) holds(readings, ids);
    }),
    { numRuns: runs(100) },
  );
}
