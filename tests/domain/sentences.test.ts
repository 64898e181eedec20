/** What editions say in sentences: of scenes whose claims are named by their wording. */
import { describe, expect, test } from "vitest";
import { bothAssertSentence } from "@/lib/domain/both-words";
import { compose } from "@/lib/editions/compose";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { incident, type Scene } from "../support/facts";
import { liveOf } from "../support/live";

const at = new Date("2026-03-10T00:00:00Z");

describe("of counts of different times", () => {
  const scene = said("hospital", "no more than 14", "2026-03-02")(incident());

  test("a later count is told with the words and days of both", () => {
    const later = said("army", "48", "2026-03-05")(said("press", "12", "2026-03-05")(scene));
    expect(flags(later)).toEqual([
      "These are counts of different times: of 2 March 2026 by hospital; of 5 March 2026 by army and press.",
      "48 of 5 March 2026 by army comes after “no more than 14” of 2 March 2026 by hospital, and is higher.",
    ]);
  });

  test("whoever says no more than an earlier voice allows is no later count", () => {
    const within = said("press", "12", "2026-03-05")(said("army", "28", "2026-03-02")(scene));
    expect(flags(within)).toEqual([
      "These are counts of different times: of 2 March 2026 by army and hospital; of 5 March 2026 by press.",
    ]);
  });
});

describe("of what two voices assert", () => {
  const scene = (...figures: string[]) =>
    figures.reduce((done, figure, i) => said(`voice ${i}`, figure)(done), incident());
  test.each([
    [["84", "at least 84"], "Two voices or more assert 84+."],
    [
      ["at least 12", "at most 15", "13", "14"],
      "Two voices or more assert at least 13, and two or more at most 14.",
    ],
    [
      ["12", "15"],
      "No number is asserted by two voices: two or more assert at least 12, and two or more at most 15.",
    ],
    [
      ["12", "14", "28", "33"],
      "No number is asserted by two voices: two or more assert at least 28, and two or more at most 14.",
    ],
    [
      ["at most 14", "10", "30 to 1500", "28 to 1500"],
      "Two voices or more assert at least 28, and two or more at most 14, which no number is.",
    ],
    [["at most 14", "15"], "No number is asserted by two voices: two or more assert at most 15."],
    [["at most 14", "no more than 14", "1,500"], "Two voices or more assert at most 14."],
  ])("%j", (figures, sentence) => {
    expect(bothAssertSentence(measure(scene(...figures)).standing)).toBe(sentence);
  });

  test("who says an exact number is a reason only where the standing's sentence does not say it", () => {
    const codes = (...figures: string[]) =>
      measure(scene(...figures)).standing.reasons.map(({ code, text }) => `${code}: ${text}`);
    expect(codes("1500", "at least 1,500")).toContain("says_exactly: voice 0 says exactly 1,500.");
    expect(codes("12", "at least 14").join()).not.toContain("says_exactly");
    expect(codes("84", "at least 12").join()).not.toContain("says_exactly");
  });
});

/** Adds what somebody says to a scene; the claim is named by its wording. */
function said(who: string, figure: string, on?: string): (scene: Scene) => Scene {
  return (scene) =>
    scene.claim({ id: figure, says: [who], figure, ...(on === undefined ? {} : { on }) });
}

function flags(scene: Scene): string[] {
  const { standing } = measure(scene);
  return standing.flags
    .filter(({ flag }) => flag === "not_contemporaneous" || flag === "later_count")
    .map(({ text }) => text);
}

function measure(scene: Scene): EditionMeasure {
  const live = liveOf(scene.facts);
  const names = new Set(
    live.claims.flatMap(({ chain }) => chain.flatMap(({ party }) => party ?? [])),
  );
  const parties = new Map(
    [...names].map((id) => [id, { id, name: id, kind: "other" as const, covered: [] }]),
  );
  const [first, ...others] = compose({ ...live, parties }, at).measures;
  if (!first || others.length > 0) throw new Error("not one measure");
  return first;
}
