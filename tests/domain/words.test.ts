import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, placeWithin } from "@/lib/domain/words";
import { runs } from "../support/runs";

const text = "12 died. 12 died there, said 12 people.";

describe("where words stand", () => {
  test("once, never, often, and the one that is meant", () => {
    expect(placeOf(text, "people", null)).toMatchObject({ kind: "found", start: 32, of: 1 });
    expect(placeOf(text, "nobody", null)).toEqual({ kind: "absent" });
    expect(placeOf(text, "", 0)).toEqual({ kind: "absent" });
    expect(placeOf(text, "12 died", null)).toEqual({ kind: "several", of: 2 });
    expect(placeOf(text, "12 died", 9)).toMatchObject({ kind: "found", start: 9, occurrence: 2 });
    expect(placeOf(text, "12 died", 3)).toEqual({ kind: "several", of: 2 });
  });

  test("inside a quote the first, unless another is meant", () => {
    const quote = { start: 9, end: text.length };
    expect(placeWithin(text, "12", quote, null)).toMatchObject({ start: 9, of: 2 });
    expect(placeWithin(text, "12", quote, 29)).toMatchObject({ start: 29, occurrence: 2 });
    expect(placeWithin(text, "12", quote, 0)).toMatchObject({ start: 9 });
    expect(placeWithin(text, "died.", quote, null)).toEqual({ kind: "absent" });
  });

  test("what is found is the words themselves, also in two code units", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "😀", "ب", "\n"), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, fc.nat(12), (whole, words, at) => {
        const place = placeOf(whole, words, at);
        if (place.kind === "absent") return words === "" || !whole.includes(words);
        if (place.kind === "several") return whole.split(words).length > 1;
        return whole.slice(place.start, place.end) === words;
      }),
      { numRuns: runs(500) },
    );
  });
});
