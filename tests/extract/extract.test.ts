import fc from "fast-check";
import { expect, test } from "vitest";
import { readFigure } from "@/lib/domain/figure";
import { extract } from "@/lib/extract/extract";
import { runs } from "../support/runs";

const words =
  "12 dozens killed people and were the army said that according to , . \" ( ) — injured a 15-year-old boy including who BLA 's claimed , not at least between 5 or no one of them in May 2024 reported ; : Reuters $9 3rd 9mm \n \n\n";
const text = fc
  .array(fc.oneof(fc.constantFrom(...words.split(" ")), fc.string({ maxLength: 8 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(" "));

test("every text is read, and every place lies in it", () => {
  fc.assert(
    fc.property(text, fc.option(text), (body, title) => {
      const given = title === null ? {} : { title };
      const { text: whole, claims } = extract(body, given);
      expect(whole).toBe(title ? `${title}\n\n${body}` : body);
      expect(extract(body, given)).toEqual(extract(body, given));
      for (const { quote, figure, figureSpan, evidence, chain, partOf, claimant } of claims) {
        expect(whole.slice(quote.start, quote.end)).toBe(quote.text);
        expect(whole.slice(evidence.start, evidence.end)).toBe(evidence.text);
        expect(partOf === null || claims[partOf] !== undefined).toBe(true);
        expect(claimant).toBe(chain.findLast((hop) => hop.function === "speaks")?.party ?? null);
        for (const { span } of chain) expect(span.end).toBeLessThanOrEqual(whole.length);
        if (figure === null || figureSpan === null) continue;
        expect(whole.slice(figureSpan.start, figureSpan.end).trim()).toBe(figure.text);
        expect(quote.start <= figureSpan.start && figureSpan.end <= quote.end).toBe(true);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("bounds are those of the wording and of nothing else", () => {
  const { claims } = extract(
    "More than a dozen soldiers were killed, up to 80 hurt, some 2 lakh displaced, 84+ arrested and several houses burned.",
  );
  expect(claims.map(({ figure }) => figure?.text)).toEqual([
    "More than a dozen",
    "up to 80",
    "some 2 lakh",
    "84+",
    "several",
  ]);
  for (const { figure } of claims) {
    expect(readFigure(figure?.text ?? "")).toEqual({ kind: "figure", figure });
  }
});

test.each([
  "He is 44 and lives at 27 Mill Lane; the law of 1998, section 12, fined him $5,000 in 2011.",
  "The 84th Brigade launched 52 drones and 4 missiles over 300 km at 5:30 on 12 March.",
  "Turnout was 61 %, with a majority of 4,206 in a town of 31,000; United won 3-1.",
  "No casualties were reported, and there was no immediate word on injuries.",
  "The rebels threatened to kill 12 hostages, and police foiled a plot to kill 30 people.",
  "Firefighters rescued 40 people from the 12-storey tower, and 200 soldiers were deployed.",
  "The 9mm pistol and 40 rounds of ammunition were handed in by a 19-year-old man.",
])("nobody is counted in: %s", (sentence) => {
  expect(extract(sentence).claims.filter(({ kind }) => kind === "count")).toEqual([]);
});

// Nothing is tried twice: a text of twice the length takes about twice the time.
test.each([
  ["100,000 numbers", "12 ", 100_000],
  ["numbers with commas", "12, ", 50_000],
  ["words without a full stop", "killed 12 and ", 8_000],
  ["speakers within speakers", "the army said that ", 5_000],
  ["according to according to", "according to ", 10_000],
  ["open brackets", "((( ", 40_000],
  ["quotation marks", "\" '", 60_000],
  ["hyphens", "a-", 100_000],
  ["capitals and full stops", "A. ", 60_000],
  ["apostrophes", "l'a's", 60_000],
  ["line ends", "\n \n", 60_000],
  ["relative clauses", "who which ", 40_000],
])("%s are read in bounded time", (_, piece, times) => {
  const long = piece.repeat(times);
  const from = process.cpuUsage();
  extract(long);
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1_000_000).toBeLessThan(6);
});
