import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PartyPage } from "@/components/party/party-page";
import { besideFindings, fared, fewestCases, standingCounts } from "@/lib/domain/record";
import type { PartyPage as Page, SaidFigure } from "@/lib/schemas/party-page";

const figure: SaidFigure = {
  incident: {
    id: "0198f2d0-0000-7000-8000-000000000001",
    slug: "bridge",
    title: "Bridge",
    period: { start: "2026-02-01", end: "2026-02-01" },
  },
  title: "killed: people",
  outcome: "killed",
  about: "people",
  standing: "contested",
  speaksFor: null,
  says: { lower: 1500, upper: 1500, soft: false },
  statuses: ["unreviewed"],
  againstInterest: false,
  finding: null,
  restsOnItself: false,
};

test("tells how figures stand apart from what editors decided, and that nobody found anything", () => {
  const text = told([figure]);
  expect(text).toContain("How its figures stand now Contested: one figure");
  expect(text).toContain("What editors decided No editor has decided on its one figure yet.");
  expect(text).toContain("No editor has recorded a finding on any of its figures yet.");
  expect(text).not.toContain("rests on others");
});

test("tells a finding that rests on the party alone from none, and digits in groups", () => {
  const finding = { low: 1400, best: 1500, high: 1600 };
  const text = told([{ ...figure, finding, restsOnItself: true }]);
  expect(text).toContain("No finding rests on others than this party.");
  expect(text).toContain("an editor found 1,400 to 1,600, best 1,500");
});

test("names for whom a spokesperson speaks, once", () => {
  const speaksFor = { id: "0198f2d0-0000-7000-8000-000000000002", name: "Northern Army" };
  const said = { ...figure, says: null, speaksFor };
  expect(told([said, { ...said, title: "injured: people" }])).toContain(
    "It speaks for Northern Army, and has no voice of its own",
  );
});

function told(figures: SaidFigure[]): string {
  const own = figures.filter(({ speaksFor }) => speaksFor === null);
  const page: Page = {
    party: { id: "0198f2d0-0000-7000-8000-000000000003", name: "Army" },
    leadsTo: null,
    incidents: 1,
    more: false,
    fared: fared(own),
    standings: standingCounts(own),
    about: [{ about: "people", figures: own.length }],
    besideFindings: { ...besideFindings(own), fewestCases },
    figures,
    next: null,
  };
  const markup = renderToStaticMarkup(createElement(PartyPage, { page, isFirst: true }));
  return markup.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}
