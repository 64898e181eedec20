import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  besideFindings,
  fared,
  fewestCases,
  positionOf,
  type SaidFigure,
} from "@/lib/domain/record";
import { runs } from "../support/runs";

const hard = (lower: number, upper: number | null) => ({ lower, upper, soft: false });

describe("a figure beside a finding of 40 to 60", () => {
  test.each([
    [hard(50, 50), "within"],
    [hard(60, 80), "within"],
    [hard(10, null), "within"],
    [hard(0, 39), "below"],
    [hard(20, 20), "below"],
    [hard(0, 19), "far_below"],
    [hard(61, null), "above"],
    [hard(120, 120), "above"],
    [hard(121, null), "far_above"],
  ])("%j lies %s", (says, position) => {
    expect(positionOf(says, { low: 40, high: 60 })).toBe(position);
  });

  test("beside a finding of none, anything is far above, and none is within", () => {
    expect(positionOf(hard(1, 1), { low: 0, high: 0 })).toBe("far_above");
    expect(positionOf(hard(0, 0), { low: 0, high: 0 })).toBe("within");
  });

  test("saying less precisely never moves it away from the finding", () => {
    const far = ["within", "below", "above", "far_below", "far_above"];
    const rank = (it: string) => (it === "within" ? 0 : it.startsWith("far") ? 2 : 1);
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(200), fc.nat(200), fc.nat(50), fc.nat(50), fc.nat(200), fc.nat(200)),
        ([lower, length, less, more, low, width]) => {
          const finding = { low, high: low + width };
          const narrow = positionOf(hard(lower, lower + length), finding);
          const wide = positionOf(
            hard(Math.max(0, lower - less), more === 50 ? null : lower + length + more),
            finding,
          );
          expect(far).toContain(narrow);
          expect(rank(wide)).toBeLessThanOrEqual(rank(narrow));
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

const figure: SaidFigure = {
  says: hard(50, 50),
  statuses: ["unreviewed"],
  againstInterest: false,
  finding: { low: 40, best: 50, high: 60 },
  restsOnItself: false,
};

describe("how figures fared", () => {
  test("is counted by figure, in each row that is true of it", () => {
    const counts = fared([
      figure,
      { ...figure, statuses: ["unreviewed", "contested"], againstInterest: true },
      { ...figure, statuses: ["contested", "corroborated"] },
    ]);
    expect(counts).toMatchObject({ figures: 3, decided: 2, contested: 2, corroborated: 1 });
    expect(counts).toMatchObject({ discounted: 0, againstInterest: 1 });
  });

  test("beside findings is told from five cases on, and never by findings that rest on itself", () => {
    const resting = { ...figure, restsOnItself: true };
    const vague = { ...figure, says: null };
    const none = { ...figure, finding: null };
    const few = Array.from({ length: fewestCases - 1 }, () => figure);
    expect(besideFindings([...few, resting, resting, vague, none])).toEqual({
      cases: 4,
      resting: 2,
      positions: null,
    });
    const above = { ...figure, says: hard(100, null) };
    expect(besideFindings([...few, above, resting])).toEqual({
      cases: 5,
      resting: 1,
      positions: { far_below: 0, below: 0, within: 4, above: 1, far_above: 0 },
    });
  });
});
