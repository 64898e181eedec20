import fc from "fast-check";
import { expect, test } from "vitest";
import { type Paragraph, paragraphChanges, stillStands } from "@/lib/extract/changes";

const before = [
  "Fighting near the pass",
  "The army said on Monday that 17 soldiers were killed.",
  "Residents spoke of more than 20 dead.",
  "The road stayed closed.",
].join("\n\n");

test("a text that did not change has nothing but paragraphs that were kept", () => {
  expect(paragraphChanges(before, before).map(({ kind }) => kind)).toEqual(Array(4).fill("kept"));
});

test("a figure that was changed, a paragraph that went and one that came", () => {
  const after = [
    "Fighting near the pass",
    "The army said on Monday that 19 soldiers were killed.",
    "The road stayed closed.",
    "A hospital counted 19 bodies.",
  ].join("\n\n");
  expect(paragraphChanges(before, after)).toEqual([
    { kind: "kept", text: "Fighting near the pass" },
    {
      kind: "changed",
      pieces: [
        { kind: "kept", text: "The army said on Monday that " },
        { kind: "removed", text: "17" },
        { kind: "added", text: "19" },
        { kind: "kept", text: " soldiers were killed." },
      ],
    },
    { kind: "removed", text: "Residents spoke of more than 20 dead." },
    { kind: "kept", text: "The road stayed closed." },
    { kind: "added", text: "A hospital counted 19 bodies." },
  ]);
});

// Both texts can be read from it, each whole and in its order.
function side(paragraphs: readonly Paragraph[], other: "removed" | "added"): string[] {
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.kind !== "changed") return paragraph.kind === other ? [] : [paragraph.text];
    return [paragraph.pieces.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join("")];
  });
}

const text = fc
  .array(
    fc.constantFrom(
      "one two three four",
      "one two three five",
      "six",
      "84 killed, he said",
      "七 八",
    ),
    { maxLength: 12 },
  )
  .map((paragraphs) => paragraphs.join("\n\n"));

test("both texts can be read from what changed", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const paragraphs = paragraphChanges(a, b);
      expect(side(paragraphs, "added")).toEqual(a.split("\n\n").filter((one) => one !== ""));
      expect(side(paragraphs, "removed")).toEqual(b.split("\n\n").filter((one) => one !== ""));
    }),
  );
});

test("texts with nothing in common are bounded in time", () => {
  const many = (word: string) => Array.from({ length: 6_000 }, (_, i) => `${word} ${i}`).join("\n");
  const begun = performance.now();
  expect(paragraphChanges(many("a"), many("b"))).toHaveLength(12_000);
  paragraphChanges(
    Array.from({ length: 30_000 }, (_, i) => `a${i}`).join(" "),
    Array.from({ length: 30_000 }, (_, i) => `b${i}`).join(" "),
  );
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test("words stand where only their marks and white space differ", () => {
  expect(
    stillStands("He said:\n“more than\u00a080” – killed", 'said: "more than 80" - killed'),
  ).toBe(true);
  expect(stillStands("more than 81", "more than 80")).toBe(false);
});
