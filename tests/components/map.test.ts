import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { lineOfTime } from "@/components/map/line-of-time";
import { MapPage } from "@/components/map/map-page";
import { marksOf } from "@/components/map/marks";
import type { Spot } from "@/components/map/world-map";
import { clearOf } from "@/lib/atlas/clear";
import { searchParams } from "@/lib/schemas/search";

test("the line of time has every month between the first and the last, in order", () => {
  expect(lineOfTime(["2026-02-01", "2025-11-30", "2026-02", "2025-11-30T10:00"])).toEqual([
    { date: "2025-11", count: 2 },
    { date: "2025-12", count: 0 },
    { date: "2026-01", count: 0 },
    { date: "2026-02", count: 2 },
  ]);
  expect(lineOfTime(["2026", "2026-02-01"]).map(({ date }) => date)).toEqual(["2026", "2026-02"]);
  expect(lineOfTime([])).toEqual([]);
});

test("it runs by years where months would be too many, and stays short where years would be too", () => {
  const years = lineOfTime(["2026-02-01", "2022-05", "2023"]);
  expect(years.map(({ date, count }) => `${date} ${count}`)).toEqual([
    ...["2022 1", "2023 1", "2024 0", "2025 0", "2026 1"],
  ]);
  expect(lineOfTime(["0800", "2026-02-01"]).map(({ date }) => date)).toEqual(["0800", "2026"]);
});

test("the name of a country makes room for places, within it and within the frame", () => {
  const middle = { x: 500, y: 300 };
  const placed = (places: { x: number; y: number }[], isWithin = (_: { y: number }) => true) =>
    clearOf("Pakistan", middle, places, 640, isWithin);
  expect(placed([])).toEqual(middle);
  expect(placed([{ x: 380, y: 300 }])).toEqual(middle);
  expect(placed([{ x: 430, y: 290 }])).toEqual({ x: 500, y: 330 });
  expect(placed([{ x: 430, y: 290 }], ({ y }) => y <= 300)).toEqual({ x: 500, y: 240 });
  expect(placed([{ x: 430, y: 290 }], () => false)).toEqual(middle);
});

test("places that would hide one another are one mark, numbered from north to south", () => {
  const spot = (
    slug: string,
    x: number,
    y: number,
    precision: Spot["place"]["precision"],
  ): Spot => ({
    incident: { slug, title: slug },
    place: { name: slug, precision, latitude: 0, longitude: 0 },
    x,
    y,
  });
  const marks = marksOf([
    spot("south", 100, 300, "settlement"),
    spot("first", 100, 100, "settlement"),
    spot("second", 100, 100, "exact"),
    spot("around them", 100, 100, "province"),
  ]);
  expect(marks.map(({ number, spots }) => [number, spots.map((it) => it.place.name)])).toEqual([
    [1, ["first", "second"]],
    [2, ["around them"]],
    [3, ["south"]],
  ]);
});

test("what is withdrawn is told apart from what has no coordinates", () => {
  const incident = (slug: string, withdrawn: boolean) => ({
    ...{ slug, title: slug, places: [], withdrawn },
    period: { start: "2026-02-01", end: "2026-02-01" },
  });
  const told = (...incidents: ReturnType<typeof incident>[]) => {
    const found = { incidents, more: false };
    const wanted = searchParams.parse({});
    const markup = renderToStaticMarkup(
      createElement(MapPage, { found, wanted, spots: [], map: null }),
    );
    return markup.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  };
  const nowhere = "None of these incidents has a place with coordinates.";
  const gone = "One incident withdrawn, with no place shown any longer: in the line of time alone.";
  expect(told(incident("a", false))).toContain(nowhere);
  expect(told(incident("a", false))).not.toContain("withdrawn");
  expect(told(incident("b", true))).toContain(`Nothing is left to draw of what is found. ${gone}`);
  expect(told(incident("b", true))).not.toContain(nowhere);
});
