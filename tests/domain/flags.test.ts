/** What a reader is told beside a standing: one example for each flag. */
import { describe, expect, test } from "vitest";
import { incident } from "../support/facts";
import { reading } from "../support/reading";

const two = { articles: { a: "Paper A", b: "Paper B" } };

describe("flags", () => {
  test("a side that a party left before is not its side", () => {
    const scene = (tie: string) =>
      incident({ sides: { alliance: "alliance", BLA: "rebels" }, ties: [tie], ...two })
        .claim({ in: "a", says: ["ally"], figure: "12" })
        .claim({ in: "b", says: ["alliance"], figure: "12" });
    expect(reading(scene("ally part of alliance to 2026-01")).flags).not.toContain(
      "one_side alliance",
    );
    expect(reading(scene("ally part of alliance to 2026-02")).flags).toContain("one_side alliance");
  });

  test("an unknown claim belongs to no side", () => {
    const scene = incident({ sides: { army: "state", police: "state" } })
      .claim({ says: ["army"], figure: "12" })
      .claim({ says: ["police"], figure: "12" });
    expect(reading(scene).flags).toContain("one_side state");
    expect(reading(scene.claim({ figure: "13" })).flags).not.toContain("one_side state");
  });

  test("a copy of a paper adds no channel", () => {
    const scene = incident({ articles: { a: "A", copy: { by: "B", from: ["a"] } } })
      .claim({ in: "a", says: ["BLA"], figure: "84" })
      .claim({ in: "a", says: ["army"], figure: "17" })
      .claim({ in: "copy", says: ["BLA"], figure: "84" })
      .claim({ in: "copy", says: ["army"], figure: "17" });
    expect(reading(scene).flags).toEqual(["one_channel a"]);
  });

  test("a wire of which no copy is held is a channel", () => {
    const wire = { by: "A", wire: "AFP" };
    const scene = incident({ articles: { a: wire, b: wire }, kinds: { AFP: "news_agency" } })
      .claim({ in: "a", says: ["BLA"], figure: "84" })
      .claim({ in: "b", says: ["army"], figure: "17" });
    expect(reading(scene).flags).toEqual(["one_channel AFP"]);
  });

  test("a concession speaks against its interest", () => {
    const scene = (says: string, figure: string) =>
      incident({ sides: { BLA: "rebels", state: "state" }, ties: ["army part of state"] }).claim({
        says: [says],
        figure,
        what: "killed security_forces of state",
      });
    expect(reading(scene("army", "17")).flags).toContain("against_interest army fewer");
    expect(reading(scene("army", "none")).flags).not.toContain("against_interest army fewer");
    expect(reading(scene("BLA", "none")).flags).toContain("against_interest BLA more");
    expect(reading(scene("BLA", "84")).flags).not.toContain("against_interest BLA more");
    expect(reading(scene("hospital", "84")).flags).toEqual([
      "no_statement BLA",
      "no_statement state",
    ]);
  });

  test("whoever is held responsible would gain from fewer civilians, the other side from more", () => {
    const scene = (says: string) =>
      incident({ sides: { BLA: "rebels", state: "state" }, ties: ["army part of state"] })
        .blames("army", {})
        .claim({ says: [says], figure: "12", what: "killed civilians" });
    expect(reading(scene("army")).flags).toContain("interested army fewer");
    expect(reading(scene("BLA")).flags).toContain("interested BLA more");
  });

  test("all times are shown, and a later count that stands higher is a later count", () => {
    const day = (of: string, on: string, figure: string) => ({ says: [of], on, figure });
    const scene = incident(two)
      .claim(day("army", "2026-02-01", "at least 10"))
      .claim(day("police", "2026-02-02", "at least 5"));
    expect(reading(scene).flags).toEqual([
      "one_channel paper",
      "not_contemporaneous army 2026-02-01, police 2026-02-02",
    ]);
    // A higher floor is no higher figure: ten and more may be seventeen, at most fourteen may be none.
    const more = scene
      .claim(day("hospital", "2026-02-03", "at least 17"))
      .claim(day("bureau", "2026-02-01", "at most 14"))
      .claim(day("monitor", "2026-02-03", "12"));
    expect(reading(more).flags).toEqual([
      "one_channel paper",
      "not_contemporaneous army 2026-02-01, bureau 2026-02-01, police 2026-02-02, hospital 2026-02-03, monitor 2026-02-03",
      "later_count hospital bureau 2026-02-01, hospital 2026-02-03",
    ]);
    const all = more.claim(day("press", "2026-02-04", "48"));
    expect(reading(all).flags.at(-1)).toBe(
      "later_count press bureau 2026-02-01, monitor 2026-02-03, press 2026-02-04",
    );
    const unordered = incident()
      .claim(day("army", "2026-02", "10"))
      .claim(day("police", "2026-02-02", "10"));
    expect(reading(unordered).flags).toEqual(["one_channel paper"]);
  });

  test("who cites another has made a statement, though it is not their figure", () => {
    const scene = incident({ sides: { BLA: "rebels", state: "state" } }).claim({
      says: ["BLA", "residents"],
      figure: "12",
    });
    expect(reading(scene).flags).toEqual(["no_statement state"]);
  });

  test("not said counts with no, and the page says so; yes is another set", () => {
    const scene = incident()
      .claim({ says: ["A"], figure: "12", attackers: "no" })
      .claim({ says: ["B"], figure: "12", attackers: "not_said" });
    expect(reading(scene)).toMatchObject({
      standing: "agreed",
      flags: ["one_channel paper", "attackers_not_said"],
    });
    expect(() => reading(scene.claim({ says: ["C"], figure: "12", attackers: "yes" }))).toThrow();
  });
});
