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
  sides: [],
  title: "killed: people",
  outcome: "killed",
  about: "people",
  standing: "contested",
  speaksFor: null,
  says: { lower: 1500, upper: 1500, soft: false },
  wordings: [{ text: "1,500", language: "en" }],
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
  const said = { ...figure, says: null, wordings: [], speaksFor };
  expect(told([said, { ...said, title: "injured: people" }])).toContain(
    "It speaks for Northern Army, and has no voice of its own",
  );
});

test("tells what it is, on which side, and figures in their own words with how they are read", () => {
  const wordings = [
    { text: "fifteen hundred", language: "en" },
    { text: "۱۵۰۰", language: "ur" },
  ];
  const text = told([{ ...figure, wordings, sides: ["North"] }], {
    party: { ...army, kind: "state_force" },
    sides: [{ side: "North", incidents: 1 }],
  });
  expect(text).toContain("Army State force. Side: North (in one incident) .");
  expect(text).toContain("1 February 2026 Side: North");
  expect(text).toContain("Killed: people: “fifteen hundred” , “ ۱۵۰۰ ” ; read as 1,500");
  expect(told([{ ...figure, says: null }])).toContain("“1,500” ; no one number to compare");
});

test("says that there may be more wordings than the six that are kept of a figure", () => {
  const some = (many: number) =>
    Array.from({ length: many }, (_, i) => ({ text: `about ${1500 + i}`, language: "en" }));
  const cut = "(no more than six wordings are given here; the incident’s page has all)";
  expect(told([{ ...figure, wordings: some(6) }])).toContain(`“about 1505” ${cut} ; read as`);
  expect(told([{ ...figure, wordings: some(5) }])).not.toContain("no more than");
});

test("tells of whoever only passes on what, from whom and by whose way, and that it is not their word", () => {
  const { incident, wordings } = figure;
  const row = { kind: "count" as const, title: "killed: people", described: null, articles: 2 };
  const agency = { id: "0198f2d0-0000-7000-8000-000000000004", name: "Agency" };
  const speaker = { ...row, from: army, speaksFor: agency, wordings, through: [agency] };
  const nobody = { from: null, speaksFor: null, wordings: [], through: [], articles: 1 };
  const rows = [
    speaker,
    { ...row, ...nobody, described: "a guard" },
    { ...row, ...nobody, kind: "responsibility" as const, title: "South" },
  ];
  const text = told([], {
    passedOn: { incidents: 2000, more: true, items: [{ incident, rows, others: 3 }], next: "abc" },
    named: false,
  });
  expect(text).toContain("No figure of its own is published: it passes on what others say.");
  expect(text).not.toContain("Incidents that name it");
  expect(text).toContain("in more than 2000 published incidents, and said by others");
  expect(text).toContain(
    "Killed: people: “1,500” , from Army , for Agency , by way of Agency , in two articles",
  );
  expect(text).toContain("Killed: people, somebody described as “a guard”");
  expect(text).toContain("Responsibility of South, no speaker named and three things more");
  expect(text).toContain("Earlier incidents");
});

const army = { id: "0198f2d0-0000-7000-8000-000000000003", name: "Army" };

function told(figures: SaidFigure[], more: Partial<Page> = {}): string {
  const own = figures.filter(({ speaksFor }) => speaksFor === null);
  const page: Page = {
    party: { ...army, kind: null },
    sides: [],
    named: true,
    leadsTo: null,
    incidents: 1,
    more: false,
    fared: fared(own),
    standings: standingCounts(own),
    about: [{ about: "people", figures: own.length }],
    besideFindings: { ...besideFindings(own), fewestCases },
    figures,
    next: null,
    passedOn: { incidents: 0, more: false, items: [], next: null },
    ...more,
  };
  const markup = renderToStaticMarkup(createElement(PartyPage, { page, isFirst: true }));
  return markup.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}
