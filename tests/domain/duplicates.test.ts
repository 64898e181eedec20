/** Which parties and incidents an editor is asked about, because they may be one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resemblance, sameIncident, sameParty } from "@/lib/domain/duplicates";
import type { PartyKind } from "@/lib/domain/vocabulary";
import { runs } from "../support/runs";

const called = (name: string, aliases: string[] = [], kind: PartyKind = "armed_group") => ({
  ...{ name, aliases, kind },
});

describe("two parties", () => {
  test.each([
    ["BLA", "bla", "Both are called"],
    ["ВLА", "BLA", "look the same, in other letters"],
    ["BLA", "Baloch Liberation Army", "short for"],
    ["The Balochistan Post", "The Balochistan Posts", "nearly spelt alike"],
  ])("%s and %s may be one", (a, b, says) => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(sameParty(called(one), called(other)).join()).toContain(says);
    }
  });

  test("are one by an alias, too", () => {
    const found = sameParty(called("Group", ["Fedayeen"]), called("Others", ["FEDAYEEN"]));
    expect(found).toEqual(["Both are called “Fedayeen”."]);
  });

  test.each([
    ["Pakistan", "Pakistani security forces"],
    ["BLA", "BLF"],
    ["Gwadar police", "Quetta police"],
    ["ISPR", "ISPR spokesman"],
  ])("%s and %s are left alone", (a, b) => {
    expect(sameParty(called(a), called(b))).toEqual([]);
  });

  test("of which one passes on and one speaks are never one", () => {
    expect(sameParty(called("Dawn"), called("Dawn", [], "outlet"))).toEqual([]);
  });
});

const raid = {
  title: "Raid on the barracks of Quetta",
  period: { start: "2026-02-01", end: "2026-02-02" },
  places: ["Quetta"],
  parties: ["bla", "army"],
  stated: [17, 2],
};

describe("two incidents", () => {
  test("of one place and day, with a figure or a party in common, may be one", () => {
    const other = { ...raid, title: "Blast at the station", parties: [], stated: [17] };
    expect(sameIncident(raid, other)).toEqual([
      "Both happened in Quetta, on days that meet.",
      "Claims about both state 17.",
    ]);
    expect(sameIncident(raid, { ...other, stated: [], parties: ["army"] })).toHaveLength(2);
  });

  test("are left alone with nothing but a place, other days, or a small number in common", () => {
    const other = { ...raid, title: "Blast at the station", parties: [], stated: [2] };
    expect(sameIncident(raid, other)).toEqual([]);
    const later = { start: "2026-02-04", end: "2026-02-04" };
    expect(sameIncident(raid, { ...raid, period: later })).toEqual([]);
    const elsewhere = { ...raid, title: "Mortar fire", places: ["Turbat"] };
    expect(sameIncident(raid, elsewhere)).toEqual([]);
  });

  test("may be one whichever comes first", () => {
    const told = fc.record({
      title: fc.constantFrom("Raid on Quetta", "Raid at Quetta", "Mortar fire"),
      period: fc.constantFrom(raid.period, { start: "2026", end: "2026" }),
      places: fc.subarray(["Quetta", "QUETTA", "Turbat"]),
      parties: fc.subarray(["bla", "army"]),
      stated: fc.subarray([2, 12, 17]),
    });
    fc.assert(
      fc.property(told, told, (a, b) => {
        expect(sameIncident(a, b).length).toBe(sameIncident(b, a).length);
      }),
      { numRuns: runs(100) },
    );
  });
});

test("resemblance is of runs of three letters: 1 for the same words, 0 for none in common", () => {
  expect(resemblance("Quetta", "quetta")).toBe(1);
  expect(resemblance("Quetta", "Turbat")).toBe(0);
  expect(resemblance("", "")).toBe(0);
  expect(resemblance("word", "two words")).toBeCloseTo(0.363636);
});
