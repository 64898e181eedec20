import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asides, foreseen, outlines, strokesOf } from "@/lib/chart/marks";
import { cardOf } from "@/lib/export/card";
import { embedPage } from "@/lib/export/embed";
import { type Picture, type PlottedMeasure, pictureOf } from "@/lib/export/picture";
import { widthOf } from "@/lib/export/sheet";
import { colours, svgOf } from "@/lib/export/svg";
import type { Taken } from "@/lib/export/taken";
import { contested, herof } from "../support/fixtures/edition";
import { someMeasure } from "../support/measures";
import { runs } from "../support/runs";
import { xmlFault } from "../support/well-formed";

const { edition, ...document } = herof;
const taken: Taken = { edition, document, site: "https://claims.example.org" };

const somePicture = fc
  .record({
    measure: someMeasure,
    title: fc.lorem({ mode: "sentences", maxCount: 3 }),
    width: fc.constantFrom(320, 340, 599, 600, 760, 1200),
  })
  .map(({ measure, title, width }) => {
    const standing = { ...measure.standing, sentence: title };
    return pictureOf(taken, { ...measure, standing, title }, width);
  });

function forPictures(holds: (picture: Picture) => void) {
  fc.assert(
    fc.property(somePicture, (picture) => {
      if (picture) holds(picture);
    }),
    { numRuns: runs(150) },
  );
}

function boxesOf({ texts }: Picture) {
  return texts.map(({ x, y, size, text, anchor }) => {
    const wide = widthOf(text, size);
    const left = anchor === "middle" ? x - wide / 2 : x;
    return { left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.25 };
  });
}

describe("the picture of a measure", () => {
  test("keeps all that is written within it, and no text on another", () => {
    forPictures((picture) => {
      const boxes = boxesOf(picture);
      for (const [index, one] of boxes.entries()) {
        expect(one.left).toBeGreaterThanOrEqual(0);
        expect(one.right).toBeLessThanOrEqual(picture.width);
        expect(one.bottom).toBeLessThanOrEqual(picture.height);
        for (const other of boxes.slice(index + 1)) {
          const isBeside = one.right <= other.left || other.right <= one.left;
          const isApart = one.bottom <= other.top || other.bottom <= one.top;
          expect(isBeside || isApart).toBe(true);
        }
      }
    });
  });

  test("keeps every interval within its line, and clear of what is written", () => {
    forPictures((picture) => {
      const { line, shapes, width, plot, findingY } = picture;
      expect(line.x + line.length).toBeLessThanOrEqual(width);
      const { finding } = plot;
      expect(finding === null).toBe(findingY === null);
      const found = finding && findingY !== null ? [{ shape: finding, y: findingY }] : [];
      for (const { shape, y } of [...shapes, ...found]) {
        expect(y).toBeGreaterThan(line.top);
        expect(y).toBeLessThan(line.bottom);
        const [left, right] = [line.x + shape.from * line.length, line.x + shape.to * line.length];
        for (const box of boxesOf(picture)) {
          const isClear =
            box.right <= left || box.left >= right || box.bottom < y - 3 || box.top > y + 3;
          expect(isClear).toBe(true);
        }
      }
    });
  });

  test("keeps marks within it, before words and on none", () => {
    forPictures((picture) => {
      for (const { x, y } of picture.marks) {
        const isBeside = ({ left, right, top, bottom }: ReturnType<typeof boxesOf>[number]) =>
          right <= x || left >= x + 12 || bottom <= y || top >= y + 12;
        expect(boxesOf(picture).filter((box) => !isBeside(box))).toEqual([]);
        const words = picture.texts.find((text) => text.x === x + 16 && text.y === y + 10);
        expect(words?.text).toMatch(/^(would gain from (more|fewer)|against its interest)$/);
      }
    });
  });

  test("draws a finding and an interest with the marks of the page, and says what they are", () => {
    const [killed] = contested.measures;
    const [voice] = killed?.origins ?? [];
    if (!killed || !voice) throw new Error("the fixture has a voice");
    const flag = { text: "", party: null, direction: "fewer", origin: voice.id } as const;
    const measure: PlottedMeasure = {
      ...killed,
      finding: { low: 17, best: 20, high: 84, rule: "own", rationale: "", claims: [] },
      standing: {
        ...killed.standing,
        flags: [
          { ...flag, flag: "interested" },
          { ...flag, flag: "against_interest" },
        ],
      },
    };
    const page = embedPage(taken, measure, "killed") ?? "";
    const card = cardOf(taken, measure)?.svg ?? "";
    for (const svg of [page, card]) {
      for (const outline of [outlines.best, asides.against_interest.fewer]) {
        expect(svg).toContain(`d="${outline}"`);
      }
      expect(svg).toContain("Finding of an editor: low 17, best 20, high 84.</title>");
      const words = svg.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
      expect(words).toContain("low 17, best 20, high 84");
      expect(words).toMatch(/diamond on a bracket: what an editor found/i);
    }
    for (const words of [">would gain from fewer<", ">against its interest<"]) {
      expect(page).toContain(words);
    }
    // The picture without any of it has none of it.
    const plain = embedPage(taken, { ...killed, standing: { ...killed.standing, flags: [] } }, "k");
    expect(plain).not.toMatch(/diamond|would gain/);
    expect(plain).not.toContain(outlines.best);
  });

  test("is as heavy as the page and of its colours: its styles have those of the picture", async () => {
    const css = await readFile("app/chart.css", "utf8");
    const rule = (selector: string) =>
      css.split(`\n  ${selector} {`)[1]?.split("}")[0]?.replaceAll(/\s+/g, " ") ?? "";
    const palette = await readFile("app/globals.css", "utf8");
    for (const name of ["paper", "ink", "muted", "hairline", "contested"] as const) {
      expect(palette).toContain(`--color-${name}: light-dark(${colours[name]},`);
    }
    const of = { isNow: false, isKnown: true, isProjection: false };
    const now = strokesOf({ ...of, isNow: true });
    const past = strokesOf(of);
    const unknown = strokesOf({ ...of, isKnown: false });
    const foretold = strokesOf({ ...of, isProjection: true });
    const nobodys = strokesOf({ ...of, isKnown: false, isProjection: true });
    for (const [selector, width, pattern] of [
      [".chart-now .chart-body", now.body, null],
      [".chart-then .chart-body", past.body, null],
      [".chart-unknown line.chart-body", unknown.body, null],
      [".chart-unknown .chart-core", unknown.core, null],
      [".chart-strip .chart-dots", past.dots, past.pattern],
      [".chart-now .chart-dots", now.dots, now.pattern],
      [".chart-unknown .chart-dots", unknown.dots, unknown.pattern],
      [".chart-projection.chart-known .chart-dots", foretold.dots, foretold.pattern],
      [".chart-projection.chart-unknown .chart-dots", null, nobodys.pattern],
    ] as const) {
      if (width !== null) expect(rule(selector)).toContain(` stroke-width: ${width};`);
      if (pattern !== null) expect(rule(selector)).toContain(` stroke-dasharray: ${pattern};`);
    }
    expect(nobodys.dots).toBe(unknown.dots);
  });

  test("draws the open end of a projection with dashes between the dots, no heavier than what was stated", () => {
    const [killed] = contested.measures;
    const open = killed?.claims.find(({ figure }) => figure.form === "at_least");
    if (!killed || !open) throw new Error("the fixture has an open figure");
    const basis = "projection" as const;
    const projected = { ...killed, measure: { ...killed.measure, basis }, claims: [open] };
    const origins = killed.origins.map((origin) => ({ ...origin, says: null }));
    const of = { isNow: false, isKnown: true };
    const { dots, pattern } = strokesOf({ ...of, isProjection: true });
    expect(dots).toBeLessThanOrEqual(strokesOf({ ...of, isProjection: false }).body);
    const svg = embedPage(taken, { ...projected, origins }, "killed") ?? "";
    expect(svg.split(`stroke-dasharray="${pattern}"`)).toHaveLength(2 + 1);
    expect(svg.replaceAll(/<[^>]+>/g, " ")).toMatch(
      /no other end was stated; dashed: a projection/,
    );
    const stated = embedPage(taken, { ...killed, claims: [open], origins }, "killed") ?? "";
    expect(stated).not.toContain(pattern);
  });

  test("draws the one number of a projection as a ring of whole dashes, with a dot where somebody says it", async () => {
    const [killed] = contested.measures;
    const exact = killed?.claims.find(({ figure }) => figure.form === "exact");
    if (!killed || !exact) throw new Error("the fixture has an exact figure");
    const basis = "projection" as const;
    const projected = { ...killed, measure: { ...killed.measure, basis }, claims: [exact] };
    const { radius, dashes, begins } = foreseen.ring;
    const [dash = 0, gap = 0] = dashes.split(" ").map(Number);
    expect((2 * Math.PI * radius) / (dash + gap)).toBeCloseTo(8, 1);
    expect(begins).toBeCloseTo(dash / 2, 1);
    const origin = projected.origins.find(({ id }) => id === exact.origin);
    for (const [kind, dots] of [
      ["known", 1],
      ["unknown", 0],
    ] as const) {
      const origins = origin ? [{ ...origin, kind, says: null }] : [];
      const svg = embedPage(taken, { ...projected, origins }, "killed") ?? "";
      // It is drawn for two widths.
      expect(svg.split(`stroke-dasharray="${dashes}"`)).toHaveLength(2 + 1);
      expect(svg.split(` r="${foreseen.dot}"`)).toHaveLength(2 * dots + 1);
      expect(svg.replaceAll(/<[^>]+>/g, " ")).toMatch(/ Dashed: a projection[.]|; dashed/);
      expect(svg).not.toMatch(/thick/i);
    }
    const css = await readFile("app/chart.css", "utf8");
    const ring = css.split(".chart-projection circle.chart-body {")[1]?.split("}")[0];
    expect(ring).toContain(`stroke-dasharray: ${dashes};`);
    expect(ring).toContain(`stroke-dashoffset: ${begins};`);
  });

  test("is well-formed, whatever was printed", () => {
    forPictures((picture) => expect(xmlFault(svgOf(picture))).toBe(null));
    const [measure] = contested.measures;
    if (!measure) throw new Error("the fixture has a measure");
    const title = '</svg><script>alert("1")</script> & \u0000';
    const picture = pictureOf(taken, { ...measure, title }, 340);
    expect(picture && xmlFault(svgOf(picture))).toBe(null);
    expect(embedPage(taken, { ...measure, title }, "a")).not.toContain("<script");
  });

  test("carries its date, its address and how many voices there are", () => {
    for (const [measures, voices] of [
      [herof.measures, "one voice"],
      [contested.measures, "2 voices"],
    ] as const) {
      const [measure] = measures;
      const page = measure && embedPage(taken, measure, "killed");
      expect(page).toContain(`3 February 2026 · ${voices} · counts voices, not truth`);
      const code = measure && embedPage(taken, measure, "killed", { code: true });
      expect(code).toMatch(
        /container-type: inline-size; max-width: 760px&quot;.*height: max\(100cqw [*] 0[.]\d{4}/,
      );
      expect(page).toContain("/incidents/operation-herof-phase-ii/editions/1#killed");
    }
  });
});
