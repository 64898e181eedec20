import { describe, expect, test } from "vitest";
import { apartSince, courseOf, dayOf, placeOf, stepAt } from "@/lib/chart/course";
import type { Bounds } from "@/lib/domain/bounds";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { contestedDocument as contested } from "../support/fixtures/contested";
import { herofDocument as herof } from "../support/fixtures/herof";

const measures = [...contested.measures, ...herof.measures];

let compared = 0;

describe("the course of a measure", () => {
  test.each(measures.map((measure) => [measure.title, measure] as const))(
    "of %s ends at what each voice says now, where all of its claims have dates",
    (_, measure) => {
      const course = courseOf(measure);
      if (course.undated.length > 0) return;
      for (const line of course.lines) {
        compared += 1;
        expect(boundsOf(line.steps.at(-1)?.says)).toEqual(boundsOf(line.origin.says));
      }
    },
  );

  test("was compared for some voices", () => {
    expect(compared).toBeGreaterThan(3);
  });

  test("whoever an editor made one with the voice is heard as it, at first hand", () => {
    const measure = withClaims([
      ["2026-02-01", 10, null],
      ["2026-02-01", 12, 15],
    ]);
    const [first, second] = measure.claims;
    const voice = measure.origins.find(({ id }) => id === first?.origin)?.party;
    const hop = first?.chain[0];
    if (!first || !second || !voice || !hop) throw new Error("the fixture has such claims");
    const other = { id: "00000000-0000-7000-8000-000000000777", name: "Another" };
    const claims = [
      { ...first, claimant: voice, chain: [{ ...hop, party: voice, function: "speaks" as const }] },
      {
        ...second,
        claimant: other,
        chain: [{ ...hop, party: other, function: "speaks" as const }],
      },
    ];
    const joined = {
      kind: "join" as const,
      party: other,
      is: voice,
      claims: [],
      reason: "One body.",
    };
    const ends = [undefined, [joined]].map((dependences) => {
      const [line] = courseOf({ ...measure, claims, dependences }).lines;
      return line?.steps.at(-1)?.words;
    });
    expect(ends).toEqual(["10+", "12 to 15"]);
  });

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

  test("tells since when its voices cannot all be right, as long as they cannot", () => {
    const one = withClaims([
      ["2026-02-01", 10, 20],
      ["2026-02-04", 12, 12],
    ]);
    const two = withClaims([
      ["2026-02-02", 15, null],
      ["2026-02-06", 10, 12],
    ]);
    const [origin] = one.origins;
    if (!origin) throw new Error("the fixture has a voice");
    const claims = [
      ...one.claims.map((claim) => ({ ...claim, origin: origin.id })),
      ...two.claims.map((claim) => ({ ...claim, id: `${claim.id}0`, origin: "other" })),
    ];
    const origins = [origin, { ...origin, id: "other" }];
    const course = courseOf({ ...one, origins, claims });
    const by = (day: string) => apartSince(course, day);
    const torn = two.claims.map((claim) => ({
      ...claim,
      id: `${claim.id}0`,
      assertedOn: "2026-02-02",
      origin: "other",
    }));
    const apart = courseOf({
      ...one,
      origins,
      claims: [...one.claims.map((claim) => ({ ...claim, origin: origin.id })), ...torn],
    });
    expect(apartSince(apart, "2026-02-06")).toBe("2026-02-02");
    expect(["2026-01-31", "2026-02-02", "2026-02-04", "2026-02-05", "2026-02-06"].map(by)).toEqual([
      null,
      null,
      "2026-02-04",
      "2026-02-04",
      null,
    ]);
  });

  test("a month counts from its end: nothing stands before it was said for certain", () => {
    const measure = withClaims([["2026-02", 10, 10]]);
    expect(courseOf(measure).days).toEqual(["2026-02-28"]);
  });
});

function boundsOf(says: Bounds | null | undefined) {
  return says && { lower: says.lower, upper: says.upper };
}

/** One voice's claims, each with its day and bounds, on the first measure of a fixture. */
function withClaims(
  all: readonly [day: string, lower: number, upper: number | null][],
): EditionMeasure {
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
