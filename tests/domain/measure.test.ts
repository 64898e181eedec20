/** What may be compared with what, and what contains what. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CountClaim, Facts } from "@/lib/domain/facts";
import {
  type ComparableSet,
  comparablesOf,
  isPartOf,
  isWithin,
  keyOf,
  setOf,
} from "@/lib/domain/measure";
import { type Period, samePeriod } from "@/lib/domain/timeline";
import { inSomeOrder, someFacts, someUnattributed } from "../support/arbitraries";
import { type Count, groups, incident } from "../support/facts";
import { runs } from "../support/runs";

const period = "2026-01-31..2026-02-01";

function counted(...counts: Omit<Count, "figure">[]): Facts {
  const empty = incident({ period });
  return counts.reduce<typeof empty>(
    (scene, count) => scene.claim({ says: ["BLA"], figure: "12", ...count }),
    empty,
  ).facts;
}

/** In how many sets two counts stand. */
function setsOf(a: Omit<Count, "figure">, b: Omit<Count, "figure">): number {
  const facts = counted(a, b);
  return comparablesOf(facts.counts, facts.period).length;
}

/** Whether two counts of one set agree in all that makes them comparable. */
function agree(a: CountClaim, b: CountClaim, incidentPeriod: Period): boolean {
  const [one, other] = [setOf(a, incidentPeriod), setOf(b, incidentPeriod)];
  const alike = keyOf({ ...one, window: null }) === keyOf({ ...other, window: null });
  return alike && samePeriod(one.window ?? incidentPeriod, other.window ?? incidentPeriod);
}

/** The claims by the sets in which they are compared, in the order in which they were given. */
function together(facts: Facts): string[] {
  return comparablesOf(facts.counts, facts.period)
    .map(({ claims }) => claims.map((claim) => claim.id).join(" "))
    .sort();
}

describe("two counts are comparable", () => {
  test.each([
    [{}, {}],
    [{}, { window: period }],
    [{}, { window: "2026..2026" }],
    [{ window: "2026-01-31T05..2026-02-01" }, { window: "2026-01..2026-02" }],
    [{ window: "2025-01-15..2025-03-02" }, { window: "2025-01..2025-03" }],
    [{ attackers: "no" }, { attackers: "not_said" }],
    [{ says: ["army"] }, { says: ["BLA"], id: "other" }],
  ] as const)("%j and %j", (a, b) => {
    expect(setsOf(a, b)).toBe(1);
    expect(setsOf(b, a)).toBe(1);
  });

  test.each([
    ["outcomes", { what: "killed people" }, { what: "injured people" }],
    ["groups", { what: "killed people" }, { what: "killed civilians" }],
    ["whose they are", { what: "killed people" }, { what: "killed people of state" }],
    ["bases", {}, { basis: "cumulative" }],
    ["windows", {}, { window: "2026-01-31" }],
    ["windows", { window: "2025-01" }, { window: "2025-02" }],
    ["windows", {}, { window: "2025..2026" }],
    ["attackers", {}, { attackers: "yes" }],
    ["attackers", { attackers: "no" }, { attackers: "yes" }],
  ] as const)("or not, for their %s: %j and %j", (_, a, b) => {
    expect(setsOf(a, b)).toBe(2);
    expect(setsOf(b, a)).toBe(2);
  });
});

describe("sets", () => {
  const exact = { id: "exact", window: "2025-01-05..2025-03-20" };
  const coarse = { id: "coarse", window: "2025-01..2025-04" };
  const months = { id: "months", window: "2025-01..2025-03" };
  const other = { id: "other", window: "2025-01-10..2025-03-20" };

  test("windows that say the same more and less precisely are one, by the more precise name", () => {
    const facts = counted(months, exact, coarse);
    expect(together(facts)).toEqual(["coarse", "months exact"]);
    const [set] = comparablesOf(facts.counts, facts.period);
    expect(set?.set.window).toEqual({ start: "2025-01-05", end: "2025-03-20" });
  });

  test("one that could be either of two is by itself, and with its like", () => {
    expect(together(counted(exact, other, months))).toEqual(["exact", "months", "other"]);
    const twice = counted(exact, months, other, { ...months, id: "again" });
    expect(together(twice)).toEqual(["exact", "months again", "other"]);
  });

  test("nobody's claim follows somebody's and never parts them", () => {
    const nobody = { ...other, says: [] };
    expect(together(counted(exact, months, nobody))).toEqual(["exact months", "other"]);
    expect(together(counted(exact, { ...months, says: [] }))).toEqual(["exact months"]);
    expect(together(counted({ ...exact, says: [] }, { ...months, says: [] }))).toEqual([
      "exact months",
    ]);
    expect(together(counted(months, { ...exact, says: [] }, { ...other, says: [] }))).toEqual([
      "exact",
      "months",
      "other",
    ]);
    expect(together(counted(exact, other, { ...months, says: [null] }))).toEqual([
      "exact",
      "months",
      "other",
    ]);
  });

  test("the incident's own period takes in all that agree with it, and nothing else", () => {
    const facts = counted({ id: "own" }, { id: "year", window: "2026..2026" }, exact);
    expect(together(facts)).toEqual(["exact", "own year"]);
  });

  test("hold every claim once, whatever their order, and differ only in windows that are torn", () => {
    fc.assert(
      fc.property(someFacts(9, 5), fc.nat(), (facts, seed) => {
        const sets = comparablesOf(facts.counts, facts.period);
        const ids = sets.flatMap(({ claims }) => claims.map((claim) => claim.id));
        expect(ids.sort()).toEqual(facts.counts.map((claim) => claim.id).sort());
        for (const { claims } of sets) {
          for (const claim of claims) {
            for (const one of claims) {
              expect(agree(claim, one, facts.period)).toBe(true);
            }
          }
        }
        const other = comparablesOf(inSomeOrder(facts.counts, seed), facts.period);
        expect(new Set(other.map(({ key }) => key))).toEqual(new Set(sets.map(({ key }) => key)));
      }),
      { numRuns: runs(150) },
    );
  });

  test("of attributed claims stay as they are whatever nobody says", () => {
    const attributed = ({ chain }: CountClaim) => chain.some((hop) => hop.party === "BLA");
    fc.assert(
      fc.property(someFacts(9, 5), someUnattributed(), (facts, more) => {
        const somebodys = facts.counts.filter(attributed).map((claim) => ({
          ...claim,
          chain: [{ party: "BLA", function: "speaks" as const }],
        }));
        const sets = (claims: readonly CountClaim[]) =>
          comparablesOf(claims, facts.period)
            .map((set) => set.claims.filter((claim) => claim !== more).map((claim) => claim.id))
            .filter((ids) => ids.length > 0);
        expect(sets([...somebodys, more])).toEqual(sets(somebodys));
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("part and whole", () => {
  const set = (count: Omit<Count, "figure">): ComparableSet => {
    const facts = counted(count);
    const [claim] = facts.counts;
    if (!claim) throw new Error("There is one.");
    return setOf(claim, facts.period);
  };
  const within = (part: Omit<Count, "figure">, whole: Omit<Count, "figure">) =>
    isPartOf(set(part), set(whole), counted({}));

  test.each([
    [{ what: "killed children" }, { what: "killed civilians" }],
    [{ what: "killed children" }, { what: "killed people" }],
    [{ what: "killed police of state" }, { what: "killed police" }],
    [{ what: "killed police of state" }, { what: "killed people" }],
    [{}, { attackers: "yes" }],
    [{ window: "2026-02-01" }, {}],
    [{ window: "2026-01-31T08..2026-01-31T12" }, {}],
    [{}, { window: "2026-01-01..2026-03-31" }],
    [{}, { window: "2026-01-01..2026-03-31", basis: "cumulative" }],
    [{ basis: "part" }, {}],
    [{ basis: "part", what: "killed women" }, { what: "killed civilians" }],
  ] as const)("%j is part of %j, and not the other way", (part, whole) => {
    expect([within(part, whole), within(whole, part)]).toEqual([true, false]);
  });

  test.each([
    [{}, {}],
    [{}, { window: period }],
    [{}, { basis: "cumulative" }],
    [{ window: "2026-01-31T08..2026-01-31T12" }, { window: "2026-01-31" }],
    [{}, { basis: "projection", window: "2026-01-01..2026-03-31" }],
    [{ basis: "projection", what: "killed children" }, {}],
    [{ what: "killed children" }, { what: "killed people", basis: "part" }],
    [{ what: "killed children" }, { what: "injured people" }],
    [{ what: "killed women" }, { what: "killed men" }],
    [{ what: "killed police of state" }, { what: "killed security_forces of BLA" }],
    [{ what: "killed children" }, { what: "killed people", window: "2026-02-01" }],
    [{ attackers: "yes", what: "killed children" }, {}],
    [{ window: "2026-01-20..2026-02-03" }, { window: "2026-02-01..2026-02-05" }],
    [{ what: "set_on_fire vehicles" }, { what: "set_on_fire people" }],
  ] as const)("neither of %j and %j is part of the other", (a, b) => {
    expect([within(a, b), within(b, a)]).toEqual([false, false]);
  });

  test("is never so both ways, nor of itself", () => {
    fc.assert(
      fc.property(someFacts(9, 5), (facts) => {
        const sets = comparablesOf(facts.counts, facts.period).map((one) => one.set);
        for (const a of sets) {
          expect(isPartOf(a, a, facts)).toBe(false);
          for (const b of sets) expect(isPartOf(a, b, facts) && isPartOf(b, a, facts)).toBe(false);
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("groups and keys", () => {
  test.each([
    ["children", "civilians", true],
    ["children", "people", true],
    ["people", "people", true],
    ["people", "children", false],
    ["children", "objects", false],
    ["government_properties", "objects", true],
    ["a group of staff's", "people", false],
  ])("%s within %s: %s", (group, ancestor, expected) => {
    expect(isWithin(group, ancestor, groups)).toBe(expected);
  });

  test("a tree that goes round, which none may, is left again", () => {
    const round = new Map([
      ["a", "b"],
      ["b", "a"],
    ]);
    expect([isWithin("a", "b", round), isWithin("a", "c", round)]).toEqual([true, false]);
  });

  test("a key says what the set is, and no two sets share one", () => {
    const facts = counted({ what: "killed police of state", window: "2026-02-01" });
    const [found] = comparablesOf(facts.counts, facts.period);
    expect(found?.key).toBe("killed|police|state|event|2026-02-01/2026-02-01|no");
    expect(found && keyOf(found.set)).toBe(found?.key);
  });
});
