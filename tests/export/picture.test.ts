import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { embedPage } from "@/lib/export/embed";
import { type Picture, pictureOf, widthOf } from "@/lib/export/picture";
import { svgOf } from "@/lib/export/svg";
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
      const { line, shapes, width } = picture;
      expect(line.x + line.length).toBeLessThanOrEqual(width);
      for (const { shape, y } of shapes) {
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
