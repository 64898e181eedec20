import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directionOf, languageProps } from "@/components/ui/language";
import { linkable } from "@/components/ui/linkable";
import { dateInWords, momentInWords, periodInWords } from "@/components/wording/dates";
import { markWords } from "@/components/wording/marking";
import { unbroken } from "@/components/wording/unbroken";
import { claimAnchor } from "@/lib/domain/claim-anchor";

describe("the fragment of a claim", () => {
  test("is the last group of its id, which is chance: two claims have two", () => {
    expect(claimAnchor("0190a008-a008-7000-8000-3f2a9c81d04e")).toBe("claim-3f2a9c81d04e");
    const pair = fc.uniqueArray(fc.uuid({ version: 7 }), { minLength: 2, maxLength: 2 });
    fc.assert(fc.property(pair, (ids) => new Set(ids.map(claimAnchor)).size === 2));
  });
});

// The day stays with its month by a space that does not break.
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("dates", () => {
  test.each([
    ["2026", "2026"],
    ["2026-02", "February 2026"],
    ["2026-02-01", "1 February 2026"],
    ["2026-02-01T14", "1 February 2026, in the hour from 14:00"],
    ["2026-02-01T14:30", "1 February 2026, 14:30"],
  ])("%s is as precise as it was stated", (date, words) => {
    expect(plain(dateInWords(date))).toBe(words);
  });

  test.each([
    ["2026-01-31", "2026-02-01", "31 January – 1 February 2026"],
    ["2026-02-01", "2026-02-03", "1–3 February 2026"],
    ["2025-12-31", "2026-01-01", "31 December 2025 – 1 January 2026"],
    ["2026-01", "2026-02", "January – February 2026"],
    ["2026-01", "2026-02-03", "January 2026 – 3 February 2026"],
    [
      "2026-02-01T14",
      "2026-02-01T16",
      "1 February 2026, in the hour from 14:00 – 1 February 2026, in the hour from 16:00",
    ],
    ["2025", "2026", "2025 – 2026"],
    ["2026-02", "2026-02", "February 2026"],
  ])("%s to %s says once what both ends share", (start, end, words) => {
    expect(plain(periodInWords({ start, end }))).toBe(words);
  });

  test("a moment is told in Universal Time, whatever the machine's zone", () => {
    expect(plain(momentInWords("2026-02-03T23:45:10.000Z"))).toBe("3 February 2026, 23:45 UTC");
  });
});

describe("figures in a sentence", () => {
  test.each([
    "BLA says “at_least_84”, the army says 17, and nobody else does.",
    "Two voices or more assert at_least_1,025, and two or more at_most_14.",
    "Shaded: what two voices both assert, 80_to_84, or 12+.",
    "No. 1 says up_to_about_20; others say “between_80_and_84” and 17_or_more.",
    "“Over_80” is said by A, B and 4 others in 2 articles of 2 March 2026.",
  ])("stay with the word that qualifies them: %s", (sentence) => {
    const words = sentence.replaceAll("_", " ");
    expect(unbroken(words)).toBe(sentence.replaceAll("_", "\u00a0"));
  });

  test("are the same words", () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(plain(unbroken(words))).toBe(plain(words));
      }),
    );
  });
});

describe("marking", () => {
  test("loses nothing of the quote", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (quote, words) => {
        const { before, marked, after } = markWords(quote, words);
        expect(before + marked + after).toBe(quote);
        expect(marked === "" || marked === words).toBe(true);
      }),
    );
  });

  test("finds words that are there", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (a, words, b) => {
        expect(markWords(a + words + b, words).marked).toBe(words);
      }),
    );
  });

  test("prefers a number that stands alone", () => {
    expect(markWords("a 15-year-old, 1 of 3", "1")).toEqual({
      before: "a 15-year-old, ",
      marked: "1",
      after: " of 3",
    });
  });
});

describe("links", () => {
  test.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "/relative",
    "//example.org",
    "",
    "https://",
  ])("%j is not linked", (url) => {
    expect(linkable(url)).toBe(null);
  });

  test("http and https are", () => {
    expect(linkable("https://example.org/a?b#c")).toBe("https://example.org/a?b#c");
    expect(linkable("http://example.org")).toBe("http://example.org/");
  });
});

describe("direction", () => {
  test.each([
    ["ur", "rtl"],
    ["AR-EG", "rtl"],
    ["ku-Arab", "rtl"],
    ["ur-Latn", "ltr"],
    ["en", "ltr"],
    [null, "auto"],
  ])("%s is read %s", (language, dir) => {
    expect(directionOf(language)).toBe(dir);
  });

  test("words in the page's own language need no attribute for it", () => {
    expect(languageProps("en")).toEqual({});
    expect(languageProps("en-GB")).toEqual({ lang: "en-GB", dir: "ltr" });
    expect(languageProps("ur")).toEqual({ lang: "ur", dir: "rtl" });
    expect(languageProps(null).dir).toBe("auto");
  });
});
