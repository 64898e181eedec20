import fc from "fast-check";
import { expect, test } from "vitest";
import { passageAnchor, quotedParagraphs } from "@/components/article/quoted";
import type { ArticleClaim } from "@/lib/schemas/article-page";

const body = "Head\n\nPolice said 31 died. A nurse said 31 died\nthere.\n\n\nNobody else spoke.";

test("marks quotes near the place they were read at, and the figure in each", () => {
  const second = claim(body.lastIndexOf("said"), "said 31 died\nthere", "31");
  const [head, middle = [], last] = quotedParagraphs(body, [
    second,
    claim(second.quote.start, "31 died", null),
    claim(400, "not there any more", "31"),
  ]);
  expect(head).toEqual([{ at: 0, text: "Head", passage: null, isMarked: false }]);
  expect(middle.map(({ text, isMarked, passage }) => [text, isMarked, passage !== null])).toEqual([
    ["Police said 31 died. A nurse ", false, false],
    ["said ", false, true],
    ["31", true, true],
    [" died", false, true],
    ["\nthere", false, true],
    [".", false, false],
  ]);
  // Of two that overlap the shorter is meant.
  expect(middle[2]?.passage).toBe(`passage-${second.quote.start}-${second.quote.start + 7}`);
  expect(middle[1]?.passage).toBe(passageAnchor(second.quote));
  expect(last?.map(({ text }) => text)).toEqual(["Nobody else spoke."]);
});

test("loses no character but the line feeds between paragraphs, whatever is quoted", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "é"), maxLength: 40 });
  const quotes = fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 5 });
  fc.assert(
    fc.property(text, quotes, (whole, given) => {
      const claims = given.map(([at, length]) => claim(at, whole.slice(at, at + length), "b"));
      for (const stretches of quotedParagraphs(whole, claims)) {
        const [first] = stretches;
        const words = stretches.map((one) => one.text).join("");
        expect(whole.slice(first?.at, (first?.at ?? 0) + words.length)).toBe(words);
      }
      const shown = quotedParagraphs(whole, claims).flatMap((one) => one.map((it) => it.text));
      expect(shown.join("").replaceAll("\n", "")).toBe(whole.replaceAll("\n", ""));
    }),
  );
});

function claim(start: number, text: string, wording: string | null): ArticleClaim {
  const id = "00000000-0000-7000-8000-000000000001";
  const figure: ArticleClaim["figure"] = wording === null ? null : { ...bounds, text: wording };
  return {
    ...{ id, incident: { id, slug: "x", title: "x" }, about: "x", claimant: null, figure },
    quote: {
      ...{ text, start, end: start + text.length, language: null, translation: null },
      ...{ before: "", after: "" },
    },
  };
}

const bounds = {
  ...({ form: "exact" } as const),
  ...{ lower: 31, upper: 31, soft: false, how: null },
};
