import { describe, expect, test } from "vitest";
import { hidesSomething, likeness, mixesScripts, seenPieces } from "@/lib/domain/look-alike";

describe("names that look like one another", () => {
  test.each([
    ["BLA", "ВLА", "alike"],
    ["Iskra Post", "Iskrа Роst", "alike"],
    ["Al-Wasat", "AI-Wasat", "alike"],
    ["Modern Times", "Modem Times", "alike"],
    ["Café Press", "Cafe Press", "alike"],
    ["BLA", " bla ", "same"],
    ["BLA", "B\u200bLA", "same"],
    ["ＢＬＡ", "BLA", "same"],
    ["BLA", "BLF", null],
    ["جیئند", "جیند", null],
    ["", "BLA", null],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(likeness(a, b)).toBe(expected);
    expect(likeness(b, a)).toBe(expected);
  });

  test.each([
    ["Jeеyand", true],
    ["ВLА", true],
    ["Известия Daily", false],
    ["Al-Αhram", true],
    ["Известия", false],
    ["بلوچ Post", false],
  ])("%s mixes scripts: %s", (name, expected) => {
    expect(mixesScripts(name)).toBe(expected);
  });
});

describe("what is not seen", () => {
  test("is named, and the rest is left as it is", () => {
    expect(seenPieces("a\u202eb")).toEqual([
      { kind: "text", text: "a" },
      { kind: "hidden", code: "U+202E", name: "right-to-left override" },
      { kind: "text", text: "b" },
    ]);
    expect(seenPieces("")).toEqual([]);
  });

  test.each([
    ..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\u200e\u200f\u061c",
  ])("%j is found", (hidden) => {
    expect(hidesSomething(`a${hidden}b`)).toBe(true);
  });

  test("joiners are left to the scripts that join", () => {
    expect(hidesSomething("می\u200cخواهم")).toBe(false);
    expect(hidesSomething("क्\u200dष")).toBe(false);
    expect(hidesSomething("a\u200db")).toBe(true);
  });
});
