import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CourseChart } from "@/components/said/course-chart";
import { DayForms } from "@/components/said/day-forms";
import { SaidPage } from "@/components/said/said-page";
import { courseOf } from "@/lib/chart/course";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { herof } from "../support/fixtures/edition";
import { figure } from "../support/fixtures/parts";

const [killed] = herof.measures;
if (!killed) throw new Error("the fixture has measures");
const days = ["2026-02-01", "2026-02-05"];

/** One voice for each figure, or as many as are wanted, all on the first day. */
function drawn(
  figures: EditionMeasure["claims"][number]["figure"][],
  by = "2026-02-05",
  voices = figures.length,
): string {
  const claim = killed?.claims.find(({ echo }) => !echo);
  const [origin] = killed?.origins ?? [];
  if (!killed || !claim || !origin) throw new Error("the fixture has claims");
  const measure: EditionMeasure = {
    ...killed,
    origins: figures.map((_, index) => ({ ...origin, id: `voice-${index}`, says: null })),
    claims: figures.map((each, index) => ({
      ...claim,
      id: `claim-${index}`,
      origin: `voice-${index % voices}`,
      assertedOn: "2026-02-01",
      figure: each,
    })),
  };
  const course = courseOf(measure);
  return renderToStaticMarkup(createElement(CourseChart, { course, days, by, name: "killed" }));
}

describe("the figures over the days", () => {
  test("say of a scale that is none of even steps what it is", () => {
    const [low, high] = [figure("2", "exact", 2, 2), figure("2,000", "exact", 2000, 2000)];
    expect(drawn([low, high])).toContain("Logarithmic: each step");
    expect(drawn([low])).not.toContain("Logarithmic");
  });

  test("fade away from the one end that was stated, and from no exact figure", () => {
    const fade = (markup: string) => markup.match(/url\(#killed--(up|down)\)/)?.[1] ?? null;
    expect(fade(drawn([figure("at least 12", "at_least", 12, null)]))).toBe("up");
    expect(fade(drawn([figure("at most 14", "at_most", 0, 14)]))).toBe("down");
    expect(fade(drawn([figure("12", "exact", 12, 12)]))).toBe(null);
    expect(fade(drawn([figure("10 to 14", "range", 10, 14)]))).toBe(null);
  });

  test("stop where a voice contradicts itself, and say so", () => {
    const twice = [figure("12", "exact", 12, 12), figure("14", "exact", 14, 14)];
    const told = "A line stops where its voice contradicts itself.";
    expect(drawn(twice)).not.toContain(told);
    expect(drawn(twice, "2026-02-05", 1)).toContain(told);
  });

  test("are pale after the day that counts", () => {
    const exact = [figure("12", "exact", 12, 12)];
    expect(drawn(exact, "2026-02-03")).toContain('class="course-later" x="50" width="50"');
    expect(drawn(exact)).not.toContain("course-later");
  });

  test("have a letter for each voice, none on another", () => {
    const crowd = drawn([12, 12, 12, 13, 13].map((it) => figure(`${it}`, "exact", it, it)));
    const places = [...crowd.matchAll(/inset-inline-start:calc\((.*?)\);/g)].map(([, at]) => at);
    expect(places).toHaveLength(5);
    expect(new Set(places).size).toBe(5);
    const many = drawn(
      Array.from({ length: 27 }, (_, i) => figure(`${i + 9}`, "exact", i + 9, i + 9)),
    );
    expect(many).toMatch(/>Z<\/span>.*>27<\/span>/);
  });
});

test("where nothing has a date it says so, and offers no day", () => {
  const props = { incident: herof, days: [], by: "2026-02-01", withoutPage: [] };
  const markup = renderToStaticMarkup(createElement(SaidPage, props));
  expect(markup).toContain("No dated figure stands in this edition");
  expect(markup).not.toContain('type="date"');
});

describe("the slider over the days", () => {
  test("says beside it which day it stands on, and of each of its places which day that is", () => {
    const all = ["2026-02-01", "2026-02-03", "2026-02-09"];
    const props = { days: all, by: "2026-02-05", action: "/said" };
    const markup = renderToStaticMarkup(createElement(DayForms, props));
    expect(markup).toMatch(/<input id="moment"[^>]*aria-describedby="moment-day"[^>]*value="2"/);
    expect(markup).toMatch(/Now day 2 of 3: 3\sFebruary 2026/);
    const early = renderToStaticMarkup(createElement(DayForms, { ...props, by: "2026-01-05" }));
    expect(early).toMatch(/Now before the first of 3: 1\sFebruary 2026/);
    expect(markup).toMatch(/<option value="3" label="9\sFebruary 2026">/);
  });
});
