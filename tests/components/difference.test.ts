/** What an edition changed, as its page and the history say it. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { alteredInWords } from "@/components/incident/altered-words";
import { DifferenceView } from "@/components/incident/difference-view";
import { differenceBetween } from "@/lib/editions/difference";
import { type EditionDocument, editionDocument } from "@/lib/schemas/edition";
import { herofDocument } from "../support/fixtures/herof";

const document = editionDocument.parse(herofDocument);
const [first, ...measures] = document.measures;
const [claim, ...claims] = first?.claims ?? [];
if (!first || !claim) throw new Error("the fixture has a claim");

/** The first claim and its standing as given, and nothing else. */
function withClaim(change: Partial<typeof claim>, standing = first?.standing): EditionDocument {
  if (!first || !claim || !standing) throw new Error("the fixture has a claim");
  const one = { ...first, standing, claims: [{ ...claim, ...change }, ...claims] };
  return { ...document, measures: [one, ...measures] };
}

test("terms of the data are said in the words of pages", () => {
  const standing = { ...first.standing, value: "contested" as const };
  const told = toldOf(
    withClaim({
      status: "unreviewed",
      hedge: "none",
      attackersIncluded: "not_said",
      assertedOn: "2026-02-01",
    }),
    withClaim(
      { status: "contested", hedge: "alleged", attackersIncluded: "no", assertedOn: null },
      standing,
    ),
  );
  expect(told).toContain("Standing: One voice · now Contested");
  expect(told).toContain("status not yet reviewed by an editor · now contested");
  expect(told).toContain("hedge printed without a hedge · now printed as alleged");
  expect(told).toContain(
    "not said whether attackers are counted · now attackers’ own dead not included",
  );
  expect(told).toContain("asserted on 1 February 2026 (nothing now)");
  expect(told).not.toContain("→");
});

test("what is no term stays as it is written", () => {
  const [before, after] = ["The group is wider.", "unreviewed"];
  const told = toldOf(withClaim({ filingReason: before }), withClaim({ filingReason: after }));
  expect(told).toContain("filing reason The group is wider. · now unreviewed");
});

test("so are standings of who is held responsible, and how articles draw on one another", () => {
  const blamed = "Responsibility is claimed by Army.";
  const before = `single origin. ${blamed}`;
  expect(alteredInWords({ what: "responsibility: Army", before, after: null }).before).toBe(
    `One voice. ${blamed}`,
  );
  const drawn = { what: "“A” draws on “B”", before: "cites", after: "wire" };
  expect(alteredInWords(drawn).after).toBe("takes an agency’s dispatch");
});

function toldOf(before: EditionDocument, after: EditionDocument): string {
  const difference = differenceBetween(before, after);
  const markup = renderToStaticMarkup(createElement(DifferenceView, { difference }));
  return markup.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
}
