import { constantFrom, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { readDigits } from "../../lib/domain/wording/digits";
import { readNumeral } from "../../lib/domain/wording/numerals";
import { tokenise } from "../../lib/domain/wording/tokens";
import { holds } from "./holds";
import { digitZeros, indianGroups, inScript, spell, spellIndian, westernGroups } from "./spelling";

/** The number that a whole text is, or how it fails to be one. */
function read(text: string): number | string | null {
  const tokens = tokenise(text);
  const numeral = readNumeral(tokens, 0);
  if (numeral === null) return null;
  if (numeral.kind === "fault") return numeral.fault;
  return numeral.next === tokens.length ? numeral.value : `then ${tokens[numeral.next]?.text}`;
}

test.for([
  ["84", 84],
  ["007", 7],
  ["84.0", 84],
  ["eighty-four", 84],
  ["eighty four", 84],
  ["EIGHTY‑FOUR", 84],
  ["nineteen", 19],
  ["zero", 0],
  ["a hundred", 100],
  ["hundred", 100],
  ["one hundred and twenty", 120],
  ["one hundred twenty", 120],
  ["one-hundred-and-twenty", 120],
  ["a hundred and two", 102],
  ["a thousand and five", 1005],
  ["twelve hundred", 1200],
  ["two thousand three hundred and seven", 2307],
  ["two hundred and fifty thousand", 250_000],
  ["nine hundred ninety-nine million", 999_000_000],
  ["a million", 1_000_000],
  ["two and a half million", 2_500_000],
  ["half a million", 500_000],
  ["a dozen", 12],
  ["dozen", 12],
  ["two dozen", 24],
  ["one and a half dozen", 18],
  ["half a dozen", 6],
  ["half-a-dozen", 6],
  ["half dozen", 6],
  ["a score", 20],
  ["three score", 60],
  ["1,200", 1200],
  ["1 200", 1200],
  ["1\u00a0200", 1200],
  ["1\u202f200\u202f300", 1_200_300],
  ["1'200", 1200],
  ["1’200", 1200],
  ["1.200", 1200],
  ["1.200.300", 1_200_300],
  ["١٬٢٠٠", 1200],
  ["12,34,567", 1_234_567],
  ["1,00,000", 100_000],
  ["1.5 lakh", 150_000],
  ["1.5 lakhs", 150_000],
  ["2 lacs", 200_000],
  ["2 crore", 20_000_000],
  ["2 crore 30 lakh", 23_000_000],
  ["three lakh twenty thousand", 320_000],
  ["1.25 million", 1_250_000],
  ["0.000001 million", 1],
  ["12 thousand", 12_000],
  ["20k", 20_000],
  ["1.5m", 1_500_000],
  ["3.3 mn", 3_300_000],
  ["2 cr", 20_000_000],
  ["1 lakh crore", 1_000_000_000_000],
] as const)("%s is %d", ([text, value]) => {
  expect(read(text)).toBe(value);
});

test.for([
  ["2.5", "fraction"],
  ["0.500", "fraction"],
  ["1.50", "fraction"],
  ["half", "fraction"],
  ["half of them", "fraction"],
  ["two-thirds", "fraction"],
  ["1/2", "fraction"],
  ["½", "fraction"],
  ["2½", "fraction"],
  ["0.0000001 million", "fraction"],
  ["1,20", "separators"],
  ["12,34", "separators"],
  ["0,500", "separators"],
  ["1,200.300.400", "separators"],
  ["12.30.5", "separators"],
  ["1.200 million", "separators"],
  ["84th", "ordinal"],
  ["84soldiers", "letters"],
] as const)("%s is no whole number: %s", ([text, fault]) => {
  expect(read(text)).toBe(fault);
});

test.for([
  "",
  "soldiers",
  "tens",
  "hundreds",
  "a",
  "score",
  "many",
  "八十四",
  "and five",
  "-5",
  "+",
])("no number begins %o", (text) => {
  expect(read(text)).toBe(null);
});

test.for([
  ["two thousand and 3 dogs", "then and"],
  ["five six", "then six"],
  ["twenty twenty-six", "then twenty"],
  ["one hundred and", "then and"],
  ["two hundred and two-year-old", "then and"],
  ["a dozen and three", "then and"],
  ["80-84", "then -"],
] as const)("%s stops before its end: %s", ([text, rest]) => {
  expect(read(text)).toBe(rest);
});

describe("laws", () => {
  const any = integer({ min: 0, max: 999_999_999_999 });

  test("words say what digits say", () => {
    holds(
      property(any, constantFrom(true, false), (value, and) => {
        expect(read(spell(value, { and, hyphens: true }))).toBe(value);
        expect(read(spell(value, { and, hyphens: false }).toUpperCase())).toBe(value);
      }),
      500,
    );
  });

  test("lakh and crore say what digits say", () => {
    holds(
      property(integer({ min: 0, max: 999_999_999 }), (value) => {
        expect(read(spellIndian(value))).toBe(value);
        expect(read(indianGroups(value))).toBe(value);
      }),
      500,
    );
  });

  test("every convention of separators says what bare digits say", () => {
    const separators = constantFrom(
      ",",
      " ",
      "\u00a0",
      "\u2009",
      "\u202f",
      "'",
      "’",
      ".",
      "٬",
      "，",
    );
    holds(
      property(any, separators, (value, separator) => {
        expect(read(westernGroups(value, separator))).toBe(value);
      }),
      500,
    );
  });

  test("every script's digits say what ASCII digits say", () => {
    holds(
      property(any, constantFrom(...digitZeros), (value, zero) => {
        expect(read(inScript(String(value), zero))).toBe(value);
      }),
      500,
    );
    for (const zero of digitZeros) expect(read(inScript("9876543210", zero))).toBe(9_876_543_210);
  });

  test("digits of any shape are a whole decimal or nothing", () => {
    holds(
      property(string({ unit: constantFrom(..."0123456789.,' "), maxLength: 30 }), (text) => {
        const decimal = readDigits(text);
        if (decimal === null) return;
        expect(String(decimal.digits).length).toBeLessThanOrEqual(text.length);
        expect(text.replace(/\D/g, "")).toContain(String(decimal.digits).replace(/^0$/, ""));
      }),
      1000,
    );
  });
});
