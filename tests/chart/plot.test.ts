import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf } from "@/lib/chart/parts";
import { type Plot, type PlotRow, plotOf } from "@/lib/chart/plot";
import { narrowest, reach, scaleOf, widthOf } from "@/lib/chart/scale";
import { grouped } from "@/lib/domain/figure";
import { contested, herof } from "../support/fixtures/edition";
import { figure } from "../support/fixtures/parts";
import { someMeasure } from "../support/measures";
import { runs } from "../support/runs";

const someNumbers = fc.array(fc.oneof(fc.nat(200), fc.nat(1_000_000_000)), { maxLength: 8 });

/** Tries a property on random measures, each with its plot. */
function forPlots(holds: (plot: Plot) => void) {
  fc.assert(
    fc.property(someMeasure, (measure) => {
      const plot = plotOf(measure);
      if (plot) holds(plot);
    }),
    { numRuns: runs(300) },
  );
}

const shapesOf = (plot: Plot | null) =>
  (plot?.rows ?? []).flatMap(({ lanes }) => lanes.flatMap(({ shape }) => (shape ? [shape] : [])));

describe("the scale", () => {
  test("never falls as the number rises, and keeps every number on the line", () => {
    fc.assert(
      fc.property(someNumbers, fc.nat(1_000_000_000), fc.nat(1_000_000_000), (all, a, b) => {
        const { at, top } = scaleOf(all);
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
        for (const value of all) {
          expect(value).toBeLessThanOrEqual(top);
          expect(at(value)).toBeGreaterThanOrEqual(0);
          expect(at(value)).toBeLessThanOrEqual(reach + 1e-9);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("tells two numbers apart that are apart", () => {
    for (const all of [
      [17, 84],
      [1, 900],
      [0, 3, 250],
      [80_000, 84_000],
    ]) {
      const { at } = scaleOf(all);
      const places = all.map(at);
      for (const [index, place] of places.slice(1).entries()) {
        expect(place).toBeGreaterThan(places[index] ?? 1);
      }
    }
  });

  test("is linear from 0, unless the largest is fifty times the smallest", () => {
    expect(scaleOf([0, 17, 84]).kind).toBe("linear");
    expect(scaleOf([2, 99]).kind).toBe("linear");
    expect(scaleOf([2, 100]).kind).toBe("logarithmic");
    expect(scaleOf([]).ticks[0]).toMatchObject({ value: 0, at: 0 });
    expect(scaleOf([81, 84]).ticks.map(({ value }) => value)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(scaleOf([3, 4000]).ticks.map(({ value }) => value)).toEqual([
      0, 1, 10, 100, 1000, 10_000,
    ]);
    // Where a number has no room its line still stands: each is ten times the one before.
    const large = scaleOf([11_110, 1_250_000]).ticks;
    expect(large.map(({ value, isNamed }) => isNamed && value)).toEqual([
      false,
      10_000,
      100_000,
      false,
      10_000_000,
    ]);
  });

  test("numbers its line without one label on another, where it is narrowest", () => {
    fc.assert(
      fc.property(someNumbers, (all) => {
        const ticks = scaleOf(all).ticks.filter(({ isNamed }) => isNamed);
        expect(ticks.length).toBeGreaterThan(1);
        for (const [index, tick] of ticks.slice(1).entries()) {
          const before = ticks[index] ?? tick;
          const wide = (widthOf(grouped(before.value)) + widthOf(grouped(tick.value))) / 2;
          expect((tick.at - before.at) * narrowest).toBeGreaterThanOrEqual(wide);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("the plot", () => {
  test("keeps everything within the line", () => {
    forPlots((plot) => {
      const bands = [...plot.gaps, ...(plot.both ? [plot.both] : [])];
      for (const { from, to } of [...shapesOf(plot), ...bands]) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(1 + 1e-9);
      }
    });
  });

  test("draws all open ends alike, and none longer than the longest stated range that is seen", () => {
    forPlots((plot) => {
      const lengths = (isOpen: boolean) =>
        shapesOf(plot).flatMap(({ kind, from, to }) =>
          (kind === "open") === isOpen ? [to - from] : [],
        );
      const open = lengths(true);
      expect(Math.max(0, ...open) - Math.min(...open, Math.max(0, ...open))).toBeLessThan(1e-9);
      const longest = Math.max(0, ...lengths(false));
      if (longest >= 0.03) expect(Math.max(0, ...open)).toBeLessThanOrEqual(longest + 1e-9);
    });
  });

  test("shows every claim once, vague ones at no place", () => {
    fc.assert(
      fc.property(someMeasure, (measure) => {
        const rows = plotOf(measure)?.rows ?? [];
        const shown = rows.flatMap(({ lanes }) => lanes.flatMap(({ claims }) => claims));
        expect(shown.map(({ id }) => id).sort()).toEqual(measure.claims.map(({ id }) => id).sort());
        for (const { shape, claims } of rows.flatMap(({ lanes }) => lanes)) {
          expect(claims.some(({ figure }) => figure.form === "vague")).toBe(shape === null);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("comes out the same in whatever order claims and origins stand", () => {
    const outline = (rows: PlotRow[] | undefined) =>
      rows?.map(({ id, lanes }) => [id, lanes.map(({ shape, isNow }) => ({ shape, isNow }))]);
    fc.assert(
      fc.property(someMeasure, (measure) => {
        const turned = {
          ...measure,
          origins: measure.origins.toReversed(),
          claims: measure.claims.toReversed(),
        };
        expect(outline(plotOf(turned)?.rows)).toEqual(outline(plotOf(measure)?.rows));
      }),
      { numRuns: runs(200) },
    );
  });

  test("says once and heavily what an origin says now, however it follows", () => {
    forPlots(({ rows }) => {
      for (const { origin, lanes } of rows) {
        expect(lanes.filter(({ isNow }) => isNow)).toHaveLength(origin?.says ? 1 : 0);
      }
    });
  });

  test("leaves the gap between two voices that cannot both be right, and shades nothing there", () => {
    const plot = contested.measures[0] && plotOf(contested.measures[0]);
    expect(plot?.gaps.map(({ lower, upper }) => [lower, upper])).toEqual([[18, 83]]);
    expect(plot?.both).toBe(null);
    expect(plot?.rows.map(({ id }) => id).slice(-2)).toEqual(["unknown", "circular"]);
  });

  test("puts four claims of one voice on two lanes", () => {
    const plot = herof.measures[0] && plotOf(herof.measures[0]);
    const lanes = plot?.rows[0]?.lanes ?? [];
    expect(lanes.map(({ claims, isNow }) => [claims.length, isNow])).toEqual([
      [3, false],
      [1, true],
    ]);
  });

  test("lets nothing look like an end, or like an estimate, that nobody stated", () => {
    const drawn = (
      form: "at_most" | "about" | "range" | "nearly" | "at_least",
      ...bounds: [number, number | null, boolean]
    ) => {
      const [killed] = contested.measures;
      const [claim] = killed?.claims ?? [];
      if (!killed || !claim) throw new Error("the fixture has claims");
      const [shape] = shapesOf(
        plotOf({
          ...killed,
          origins: [],
          claims: [{ ...claim, origin: null, figure: figure("so many", form, ...bounds) }],
        }),
      );
      if (!shape) throw new Error("it is drawn");
      return { ...partsOf(shape), from: shape.from, to: shape.to };
    };
    // "As many as 70" and "no more than 14": the top alone.
    for (const isSoft of [true, false]) {
      const most = drawn("at_most", 0, 70, isSoft);
      expect(most).toMatchObject({ solid: null, ends: [most.to], point: null, arrow: null });
    }
    const least = drawn("at_least", 10, null, false);
    expect(least).toMatchObject({ solid: null, ends: [least.from], arrow: least.to });
    const about = drawn("about", 72, 88, true);
    expect(about).toMatchObject({ solid: null, ends: [] });
    expect(about.point).toBeCloseTo((about.from + about.to) / 2);

    expect(drawn("nearly", 72, 79, true)).toMatchObject({ solid: null, ends: [], point: null });
    const range = drawn("range", 0, 70, false);
    expect(range).toMatchObject({ solid: [0, range.to], ends: [0, range.to], dots: null });
  });

  test("holds a finding on the line, apart from what the voices say", () => {
    const [killed] = contested.measures;
    const given = { low: 17, best: 84, high: 340, rule: "own", rationale: "", claims: [] } as const;
    const plot = killed && plotOf({ ...killed, finding: { ...given, claims: [] } });
    expect(plot?.scale.top).toBeGreaterThanOrEqual(340);
    const { from = 1, at = 0, to = 0 } = plot?.finding ?? {};
    expect(from).toBeLessThan(at);
    expect(at).toBeLessThan(to);
    expect(plot?.rows.map(({ id }) => id)).toEqual(
      killed && plotOf(killed)?.rows.map(({ id }) => id),
    );
    expect(killed && plotOf(killed)?.finding).toBe(null);
  });
});
