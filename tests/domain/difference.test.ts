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

test("what a voice says now is told by its name, and by its id besides where another has that name", () => {
  const [measure] = document.measures;
  const [origin] = measure?.origins ?? [];
  if (!measure || !origin) throw new Error("the fixture has a voice");
  const saying = (ids: readonly string[], lower: number) => ({
    ...document,
    measures: [
      {
        ...measure,
        origins: ids.map((id) => ({ ...origin, id, says: { lower, upper: null, soft: false } })),
      },
    ],
  });
  const told = (ids: readonly string[]) =>
    differenceBetween(saying(ids, 84), saying(ids, 90)).measures.flatMap(({ altered }) => altered);
  const name = origin.party?.name;
  expect(told([origin.id])).toEqual([
    { what: `according to ${name}`, before: "84+", after: "90+" },
  ]);
  expect(told(["party:aaaaaa", "party:bbbbbb"]).map(({ what }) => what)).toEqual([
    `according to ${name} (aaaaaa)`,
    `according to ${name} (bbbbbb)`,
  ]);
});

test("what a party is counts as told from the edition on that says it, and who else is named is no difference of it", () => {
  const party = { id: "00000000-0000-7000-8000-000000000001", name: "City Hospital" };
  const other = { ...party, id: "00000000-0000-7000-8000-000000000002", kind: null };
  const being = (kind: "monitor" | "health_authority") => ({
    ...document,
    parties: [{ ...party, kind }],
  });
  const now = {
    ...being("health_authority"),
    parties: [...being("health_authority").parties, other],
  };
  expect(differenceBetween(document, now).differs).toBe(false);
  expect(differenceBetween(being("monitor"), now).incident).toEqual([
    { what: "kind of party: City Hospital", before: "monitor", after: "health authority" },
  ]);
});
