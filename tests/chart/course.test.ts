import { describe, expect, test } from "vitest";
import { courseOf, dayOf, placeOf, stepAt } from "@/lib/chart/course";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { contestedDocument as contested } from "../support/fixtures/contested";
import { herofDocument as herof } from "../support/fixtures/herof";

const measures = [...contested.measures, ...herof.measures];

describe("the course of a measure", () => {
  test.each(measures.map((measure) => [measure.title, measure] as const))(
    "of %s ends at what each voice says now, where all of its claims have dates",
    (_, measure) => {
      const course = courseOf(measure);
      const last = course.days.at(-1);
      for (const line of course.lines) {
        const { says } = line.origin;
        if (last === undefined || course.undated.length > 0 || says === null) continue;
        expect(stepAt(line, last)?.says).toMatchObject({ lower: says.lower, upper: says.upper });
      }
    },
  );

  test("a voice that says more is a step, and one that repeats itself is none", () => {
    const measure = withClaims([
      ["2026-02-01", 10, 10],
      ["2026-02-02", 10, 10],
      ["2026-02-04", 14, 14],
    ]);
    const course = courseOf(measure);
    expect(course.days).toEqual(["2026-02-01", "2026-02-02", "2026-02-04"]);
    expect(course.lines.map(({ steps }) => steps.map(({ day, words }) => [day, words]))).toEqual([
      [
        ["2026-02-01", "10"],
        ["2026-02-04", "14"],
      ],
    ]);
    const [line] = course.lines;
    expect(line && stepAt(line, "2026-02-03")?.words).toBe("10");
    expect(line && stepAt(line, "2026-01-31")).toBe(null);
    expect(course.days.map((day) => placeOf(day, course.days))).toEqual([0, 1 / 3, 1]);
  });

  test("a month counts from its end: nothing stands before it was said for certain", () => {
    const measure = withClaims([["2026-02", 10, 10]]);
    expect(courseOf(measure).days).toEqual(["2026-02-28"]);
  });
});

/** One voice's claims, each with its day and bounds, on the first measure of a fixture. */
function withClaims(all: readonly [day: string, lower: number, upper: number][]): EditionMeasure {
  const [measure] = herof.measures;
  const claim = measure?.claims.find((one) => !one.echo && dayOf(one) !== null);
  if (!measure || !claim) throw new Error("the fixture has such a claim");
  const claims = all.map(([day, lower, upper], at) => ({
    ...claim,
    id: `00000000-0000-7000-8000-00000000099${at}`,
    assertedOn: day,
    article: { ...claim.article, publishedOn: "2026-12-01" },
    figure: { ...claim.figure, form: "exact" as const, lower, upper },
  }));
  return { ...measure, claims };
}
