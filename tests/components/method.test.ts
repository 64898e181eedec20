import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { standingExamples, wordingExamples } from "@/components/method/examples";
import { MethodPage } from "@/components/method/method-page";
import { flagWords } from "@/lib/domain/flag-words";
import { flagKinds } from "@/lib/domain/vocabulary";

test("the method page's examples stand for what its words say of them", () => {
  const standings = Object.entries(standingExamples()).map(([name, { standing, voices }]) => [
    name,
    standing,
    voices,
  ]);
  expect(standings).toEqual([
    ["repeated", "single_origin", 1],
    ["contested", "contested", 2],
    ["compatible", "compatible", 2],
    ["agreed", "agreed", 2],
    ["nobody", "unknown_origin", 0],
  ]);
  const { compatible, agreed } = standingExamples();
  expect([compatible.both, agreed.both]).toEqual(["10+", "84+"]);
});

test("reads every wording that it shows, vague ones as such", () => {
  const read = Object.fromEntries(wordingExamples().map(({ wording, read }) => [wording, read]));
  expect(read["more than 80"]).toBe("81+");
  expect(read["around ten"]).toBe("about 9 to 11");
  expect(read["many others"]).toMatch(/^vague/);
  expect(Object.values(read)).not.toContain("nothing that can be compared");
});

test("says what each standing and each flag is called on every other page", () => {
  const markup = renderToStaticMarkup(createElement(MethodPage));
  for (const word of ["Origin unknown", "One voice", "Compatible", "Contested", "Later count"]) {
    expect(markup).toContain(word);
  }
});

test("draws every mark that a chart may have, and explains every flag", () => {
  const markup = renderToStaticMarkup(createElement(MethodPage));
  expect(markup).toContain('id="marks"');
  for (const mark of [
    "chart-dots",
    "chart-core",
    "chart-unknown",
    "chart-projection",
    "chart-halo",
  ]) {
    expect(markup).toContain(mark);
  }
  for (const flag of flagKinds) {
    expect(markup).toMatch(new RegExp(`<dt[^>]*>${flagWords[flag]}</dt><dd>[A-Z][^<]{20,}`));
  }
});
