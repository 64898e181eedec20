/** What voices say, and what a claim does to what was said before: one example for each turn. */
import { describe, expect, test } from "vitest";
import { incident } from "../support/facts";
import { reading } from "../support/reading";

const two = { articles: { a: "Paper A", b: "Paper B" } };

describe("what an origin says now", () => {
  test("a later, disjoint figure revises", () => {
    const scene = incident()
      .claim({ says: ["army"], on: "2026-02-01", figure: "17" })
      .claim({ id: "revised", says: ["army"], on: "2026-02-03", figure: "31" });
    expect(reading(scene)).toMatchObject({
      standing: "single_origin",
      says: { army: "31" },
      claims: { revised: ["revises", "army"] },
    });
  });

  test("where no order is known, it contradicts itself, and contests nobody", () => {
    const scene = incident()
      .claim({ says: ["army"], figure: "17" })
      .claim({ says: ["army"], figure: "31" });
    expect(reading(scene)).toMatchObject({
      standing: "single_origin",
      says: { army: "–" },
      flags: expect.arrayContaining(["contradicts_itself army"]),
    });
  });

  test("published before another was asserted is earlier", () => {
    const scene = incident({ articles: { early: { by: "A", on: "2026-02-01" } } })
      .claim({ in: "early", says: ["army"], figure: "17" })
      .claim({ says: ["army"], on: "2026-02-03", figure: "31" });
    expect(reading(scene).says).toEqual({ army: "31" });
  });

  test("dates that cannot be leave every figure standing, and none agrees", () => {
    const scene = incident({ articles: { early: { by: "A", on: "2026-02-01" } } })
      .claim({ in: "early", says: ["army"], on: "2026-02-05", figure: "17" })
      .claim({ in: "early", says: ["army"], on: "2026-02-06", figure: "31" });
    expect(reading(scene).says).toEqual({ army: "–" });
  });

  test("in one month is no order", () => {
    const scene = incident()
      .claim({ says: ["army"], on: "2026-02", figure: "17" })
      .claim({ says: ["army"], on: "2026-02-03", figure: "31" });
    expect(reading(scene).says).toEqual({ army: "–" });
  });

  test("each figure of a voice that contradicts itself may contradict others, and none agrees", () => {
    const torn = incident()
      .claim({ says: ["army"], figure: "17" })
      .claim({ says: ["army"], figure: "31" });
    expect(reading(torn.claim({ says: ["BLA"], figure: "31" }))).toMatchObject({
      standing: "contested",
      because: ["disjoint: BLA, army"],
      bothAssert: null,
    });
    expect(reading(torn.claim({ says: ["BLA"], figure: "at least 17" }))).toMatchObject({
      standing: "compatible",
      bothAssert: null,
      camps: ["17+: BLA"],
    });
  });

  test("what was heard without another between counts before hearsay", () => {
    const scene = incident()
      .claim({ says: ["army"], figure: "17" })
      .claim({ says: ["minister", "army"], figure: "19" });
    expect(reading(scene)).toMatchObject({ standing: "single_origin", says: { army: "17" } });
  });

  test("hearsay that repeats does not take the place of what was said directly", () => {
    const scene = incident()
      .claim({ says: ["BLA"], on: "2026-02-01", figure: "at least 84" })
      .claim({ says: ["minister", "BLA"], on: "2026-02-02", figure: "at least 84" })
      .claim({ says: ["BLA"], on: "2026-02-03", figure: "at least 70" });
    expect(reading(scene).says).toEqual({ BLA: "84+" });
  });

  test("unknown claims never supersede one another, and are neither one voice nor two", () => {
    const scene = incident(two)
      .claim({ id: "one", in: "a", on: "2026-02-01", figure: "12" })
      .claim({ id: "other", in: "b", on: "2026-02-03", figure: "15" });
    expect(reading(scene)).toMatchObject({
      standing: "unknown_origin",
      because: [],
      claims: { one: ["first", "unknown"], other: ["disputes", "unknown"] },
    });
    const known = scene.claim({ says: ["hospital"], figure: "15" });
    expect(reading(known).because).toEqual(["disjoint: hospital, unknown"]);
  });
});

describe("what is both asserted", () => {
  const voices = (...figures: string[]) =>
    figures.reduce((scene, figure, i) => scene.claim({ says: [`voice ${i}`], figure }), incident());

  test.each([
    [["at least 10", "at least 84"], "10+", "compatible"],
    [["at least 10", "at least 84", "at least 84"], "84+", "agreed"],
    [["at most 10", "at most 20"], "at most 20", "compatible"],
    [["at most 10", "at most 10"], "at most 10", "agreed"],
    [["none", "none"], "0", "agreed"],
    [["none", "at most 10"], "at most 10", "compatible"],
    [["none", "at most 10", "at most 10"], "at most 10", "agreed"],
    [["5 to 10", "at most 20"], "at most 20", "compatible"],
    [["at most 100", "at least 84"], null, "compatible"],
    [["84", "84", "at most 90"], "84", "agreed"],
    [["10", "20", "30"], "20", "contested"],
  ])("%s: %s, %s", (figures, bothAssert, standing) => {
    expect(reading(voices(...figures))).toMatchObject({ bothAssert, standing });
  });

  test("camps are every greatest company that can all be right", () => {
    expect(reading(voices("10 to 20", "15 to 30", "25 to 40", "at least 100")).camps).toEqual([
      "15–20: voice 0, voice 1",
      "25–30: voice 1, voice 2",
      "100+: voice 3",
    ]);
  });
});

describe("effects", () => {
  test.each([
    ["84", "at least 84", "repeats"],
    ["at least 80", "84", "narrows"],
    ["80 to 84", "82 to 90", "overlaps"],
    ["84", "84", "repeats"],
    ["84", "90", "contradicts_itself"],
  ])("of one origin: %s, then %s %s", (before, after, effect) => {
    const scene = incident()
      .claim({ says: ["BLA"], figure: before })
      .claim({ id: "after", says: ["BLA"], figure: after });
    expect(reading(scene).claims.after).toEqual([effect, "BLA"]);
  });

  test.each([
    ["at least 84", "90", "corroborates"],
    ["84", "84", "corroborates"],
    ["84", "at least 80", "is_compatible"],
    ["80 to 84", "82 to 90", "is_compatible"],
    ["84", "90", "disputes"],
    ["84", "many", "is_compatible"],
  ])("of another: %s, then %s %s", (before, after, effect) => {
    const scene = incident()
      .claim({ says: ["BLA"], figure: before })
      .claim({ id: "after", says: ["army"], figure: after });
    expect(reading(scene).claims.after).toEqual([effect, "army"]);
  });

  test("follow the order of assertion, not of publication or of the page", () => {
    const scene = incident({ articles: { a: { by: "A", on: "2026-02-05" } } })
      .claim({ id: "second", in: "a", says: ["BLA"], on: "2026-02-02", figure: "90" })
      .claim({ id: "unknown day", in: "a", says: ["BLA"], figure: "at least 80" })
      .claim({ id: "first", says: ["BLA"], on: "2026-02-01", figure: "84" });
    expect(reading(scene).claims).toEqual({
      first: ["first", "BLA"],
      second: ["revises", "BLA"],
      "unknown day": ["repeats", "BLA"],
    });
  });

  test("what was published before another was said stands before it, whenever it was said", () => {
    const articles = { a: { by: "A", on: "2026-02-03" }, b: { by: "B", on: "2026-02-06" } };
    const scene = incident({ articles })
      .claim({ id: "printed", in: "a", says: ["BLA"], figure: "at least 12" })
      .claim({ id: "said", in: "b", says: ["BLA"], on: "2026-02-05", figure: "48" });
    expect(reading(scene).claims).toEqual({
      printed: ["first", "BLA"],
      said: ["narrows", "BLA"],
    });
  });

  test("nobody's claim inside a known one corroborates nothing", () => {
    const scene = incident(two)
      .claim({ in: "a", says: ["BLA"], figure: "at least 84" })
      .claim({ id: "nobody's", in: "b", figure: "90" });
    expect(reading(scene).claims["nobody's"]).toEqual(["is_compatible", "unknown"]);
  });
});
