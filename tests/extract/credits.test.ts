import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agencyNames } from "@/lib/extract/agencies";
import { creditLines } from "@/lib/extract/credits";
import { runs } from "../support/runs";

const body = "Shells fell on the market at noon, the district's chief said.";

describe("what credits an agency", () => {
  test.each<[string, string[], string]>([
    ["Quetta, Feb 1 (IANS) Shells fell at noon.", ["IANS"], "dateline"],
    ["QUETTA, Jan 31 (Reuters) - Shells fell at noon.", ["Reuters"], "dateline"],
    ["KABUL (AP) — Shells fell at noon.", ["AP"], "dateline"],
    ["GAZA, Jan. 5 (Xinhua) -- Shells fell at noon.", ["Xinhua"], "dateline"],
    ["Quetta [Pakistan], February 1 (ANI): Shells fell at noon.", ["ANI"], "dateline"],
    ["MAIDUGURI, Nigeria, 12 March 2025 (AFP) – Shells fell.", ["AFP"], "dateline"],
    ["QUETTA, FEB 1 (IANS) SHELLS FELL AT NOON.", ["IANS"], "dateline"],
    ["(Reuters) - Shells fell at noon.", ["Reuters"], "dateline"],
    ["By AFP", ["AFP"], "byline"],
    ["Agence France-Presse", ["Agence France-Presse"], "byline"],
    ["IANS | Feb 1, 2026", ["IANS"], "byline"],
    ["With IANS inputs", ["IANS"], "credit_line"],
    ["With inputs from IANS", ["IANS"], "credit_line"],
    ["(With inputs from AFP and Reuters)", ["AFP", "Reuters"], "credit_line"],
    ["With agency inputs", [], "credit_line"],
    ["With additional reporting by Kyodo News.", ["Kyodo News"], "credit_line"],
    ["The Associated Press contributed to this report.", ["Associated Press"], "credit_line"],
    ["This story was originally published by Reuters.", ["Reuters"], "credit_line"],
    ["Source: Anadolu Agency", ["Anadolu Agency"], "credit_line"],
    ["© 2025 AFP", ["AFP"], "credit_line"],
    ["(PTI/ANI)", ["PTI", "ANI"], "credit_line"],
    [`${body} (IANS)`, ["IANS"], "credit_line"],
    [`${body} — AFP`, ["AFP"], "credit_line"],
    [`${body} With inputs from PTI.`, ["PTI"], "credit_line"],
    [`${body} (with inputs from our correspondents and APP)`, ["APP"], "credit_line"],
  ])("%s", (line, agencies, form) => {
    for (const text of [`A headline\n\n${line}`, `A headline\n\n${body}\n${body}\n\n${line}\n`]) {
      const found = creditLines(text);
      expect(found.map(({ agency }) => agency).filter((name) => name !== null)).toEqual(agencies);
      expect(new Set(found.map((credit) => credit.form))).toEqual(new Set([form]));
      for (const { agency, agencySpan, span } of found) {
        if (agencySpan) expect(text.slice(agencySpan.start, agencySpan.end)).toBe(agency);
        expect(line).toContain(text.slice(span.start, span.end));
      }
    }
  });

  test.each([
    "The Baloch Liberation Army (BLA) has claimed the attacks.",
    "The army's media wing (ISPR) - which speaks for it - said nothing.",
    "He blamed the Tehreek-e-Taliban Pakistan (TTP).",
    "“We counted twelve.” — Dr Hamid Noor",
    "With the inputs that he had, the minister could say no more.",
    "By Amina Yusuf",
    "The source: a nurse who asked not to be named.",
    "Source: he said that he had seen it himself, and more than once.",
    "Police (and others) said so.",
    "May 12 (a Monday) was the worst day.",
  ])("not: %s", (line) => {
    expect(creditLines(`A headline\n\n${line}\n\n${body}`)).toEqual([]);
  });

  test("goes by all names that it is known by", () => {
    expect(agencyNames("the associated press")).toContain("AP");
    expect(agencyNames("Quetta Herald")).toEqual([]);
  });
});

test("any text gives spans that lie inside it", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "With inputs from ",
      "(IANS)",
      " and ",
      "AFP",
      "\n",
      "Quetta, Feb 1 ",
      "— ",
      ". ",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      for (const { agency, agencySpan, span } of creditLines(text)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.end).toBeGreaterThan(span.start);
        if (agencySpan) expect(text.slice(agencySpan.start, agencySpan.end)).toBe(agency);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("a long text without an end takes no longer than its length", () => {
  for (const piece of ["With inputs from ", "A ", "(", "Quetta, ", "— AFP ", "Aa, (", "x. "]) {
    const begun = performance.now();
    creditLines(piece.repeat(1_000_000 / piece.length));
    creditLines(`${piece}\n`.repeat(200_000 / piece.length));
    expect(performance.now() - begun).toBeLessThan(8000);
  }
});
