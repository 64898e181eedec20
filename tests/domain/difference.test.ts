/** What the next edition says otherwise: of what was never published, too. */
import { expect, test } from "vitest";
import { differenceBetween } from "@/lib/editions/difference";
import { editionDocument } from "@/lib/schemas/edition";
import { herofDocument } from "../support/fixtures/herof";

const document = editionDocument.parse(herofDocument);
const finding = {
  low: 80,
  best: 84,
  high: 90,
  rule: "own" as const,
  rationale: "Counted.",
  claims: [],
};
const found = {
  ...document,
  measures: document.measures.map((measure, i) => (i === 0 ? { ...measure, finding } : measure)),
};
const told = [
  { what: "finding", before: null, after: "80 – 84 – 90" },
  { what: "why it was found", before: null, after: "Counted." },
];

test.each([
  ["of a measure that readers know", document],
  ["of a measure that comes with it", { ...document, measures: [] }],
  ["of an incident that was never published", null],
])("a finding is told %s", (_, before) => {
  const [measure] = differenceBetween(before, found).measures;
  expect(measure?.altered).toEqual(told);
});

test("a finding is told of a measure that goes with it", () => {
  const [measure] = differenceBetween(found, { ...document, measures: [] }).measures;
  expect(measure?.altered).toContainEqual({ ...told[0], before: "80 – 84 – 90", after: null });
});
