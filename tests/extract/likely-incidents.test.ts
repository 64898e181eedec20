import { describe, expect, test } from "vitest";
import { type KnownIncident, likelyIncidents } from "@/lib/extract/likely-incidents";

const harbour: KnownIncident = {
  id: "harbour",
  title: "Harbour of Zeyla",
  period: { start: "2026-03-01", end: "2026-03-01" },
  places: ["Zeyla"],
  participants: ["Coast Guard"],
  stated: [7],
};
const pass: KnownIncident = {
  id: "pass",
  title: "Convoy near the Tor pass",
  period: { start: "2026-03-02", end: "2026-03-02" },
  places: ["Tor"],
  participants: ["Fourth Brigade"],
  stated: [30],
};
const text = [
  "Two days of violence in Zeyla",
  "In Zeyla seven people died on Sunday. The Coast Guard denied it.",
  "At the Tor pass a convoy was hit. About 30 were killed there.",
  "Officials spoke of many wounded.",
].join("\n\n");

function best(quote: string, stated: readonly number[] = [], publishedOn = "2026-03-03") {
  const start = text.indexOf(quote);
  const passage = { quote: { start, end: start + quote.length }, stated, publishedOn };
  return likelyIncidents(text, passage, [pass, harbour]);
}

describe("the incident that a passage is about", () => {
  test("is the one whose place stands in its sentence", () => {
    expect(best("In Zeyla seven people died on Sunday.")[0]?.id).toBe("harbour");
  });

  test("or in its paragraph, against one in the headline", () => {
    expect(best("About 30 were killed there.")[0]?.id).toBe("pass");
  });

  test("or in the paragraph before", () => {
    expect(best("Officials spoke of many wounded.")[0]?.id).toBe("pass");
  });

  test("the same number speaks for it, and says so; alone it does not", () => {
    const [first] = best("About 30 were killed there.", [30]);
    expect(first?.because).toContain("the same number");
    expect(
      likelyIncidents(
        "30 died.",
        { quote: { start: 0, end: 8 }, stated: [30], publishedOn: null },
        [pass],
      ),
    ).toEqual([]);
  });

  test("is none that had not begun, or was over for months", () => {
    expect(best("In Zeyla seven people died on Sunday.", [7], "2026-02-27")).toEqual([]);
    expect(best("In Zeyla seven people died on Sunday.", [7], "2026-09-01")).toEqual([]);
  });

  test("no name is found inside another word", () => {
    const inside = "Torrential rain killed 30.";
    const passage = { quote: { start: 0, end: inside.length }, stated: [], publishedOn: null };
    expect(likelyIncidents(inside, passage, [pass])).toEqual([]);
  });
});
