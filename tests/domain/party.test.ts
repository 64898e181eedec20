/** Who speaks for whom, who is part of what, and when. */
import { describe, expect, test } from "vitest";
import { bodyOf, closesACircle, lineage, sideOf, tiesDuring } from "@/lib/domain/party";
import { incident, periodOf } from "../support/facts";

const ties = (...texts: string[]) => incident({ ties: texts }).facts.ties;

describe("the body that a party speaks for", () => {
  const speaks = ties(
    "Jeeyand speaks for BLA from 2026 to 2026-06",
    "deputy speaks for Jeeyand",
    "ISPR speaks for army",
    "army part of state",
  );

  test.each([
    ["BLA", "2026-02-01", "BLA"],
    ["Jeeyand", "2026-02-01", "BLA"],
    ["Jeeyand", "2026-06-30", "BLA"],
    ["Jeeyand", "2026-07", "Jeeyand"],
    ["Jeeyand", "2025-12-31T23:59", "Jeeyand"],
    // A date as coarse as the tie may lie in it.
    ["Jeeyand", "2026", "BLA"],
    ["Jeeyand", null, "BLA"],
    ["deputy", "2026-02-01", "BLA"],
    ["deputy", "2027", "Jeeyand"],
    // To be part of something is not to speak for it.
    ["ISPR", "2026-02-01", "army"],
    ["army", "2026-02-01", "army"],
    ["nobody we know", "2026-02-01", "nobody we know"],
  ])("of %s on %s is %s", (party, date, body) => {
    expect(bodyOf(party, date, speaks)).toBe(body);
  });

  test("is nobody's where a party speaks for two at once, and the one's of that time", () => {
    const moved = ties(
      "official speaks for army to 2026-01",
      "official speaks for police from 2026-02",
    );
    expect(bodyOf("official", "2026-01-31", moved)).toBe("army");
    expect(bodyOf("official", "2026-02-01", moved)).toBe("police");
    expect(bodyOf("official", "2026", moved)).toBeNull();
    expect(bodyOf("official", null, moved)).toBeNull();
  });

  test("is found even where ties go round, which none may", () => {
    const round = ties("a speaks for b", "b speaks for a", "c speaks for c");
    expect(bodyOf("a", null, round)).toBe("a");
    expect(bodyOf("c", null, round)).toBe("c");
  });
});

describe("a side", () => {
  const sides = { BLA: "rebels", state: "state", alliance: "alliance", mediator: null };
  const side = (party: string, ...given: string[]) =>
    sideOf(party, incident({ period: "2026-01-31..2026-02-01", sides, ties: given }).facts);

  test("is one's own before any other's", () => {
    expect(side("BLA", "BLA part of alliance")).toBe("rebels");
  });

  test("is the nearest one's that it is part of or speaks for", () => {
    expect(side("ministry", "ministry part of state", "state part of alliance")).toBe("state");
    expect(side("hospital", "hospital part of ministry", "ministry part of state")).toBe("state");
    expect(side("Jeeyand", "Jeeyand speaks for BLA")).toBe("rebels");
    expect(side("mediator", "mediator part of alliance")).toBe("alliance");
    expect(side("residents")).toBeNull();
  });

  test.each([
    ["to 2026-01-30", null],
    ["to 2026-01-31", "alliance"],
    ["to 2026-01", "alliance"],
    ["from 2026-02-01", "alliance"],
    ["from 2026-02-02", null],
    ["from 2025 to 2025", null],
  ])("holds while the tie does: part of the alliance %s gives %s", (when, expected) => {
    expect(side("ally", `ally part of alliance ${when}`)).toBe(expected);
  });
});

describe("ties", () => {
  test("of a period are those that may have been in force at some time of it", () => {
    const all = ties("a part of b to 2026-01", "a part of c from 2026-02-03", "a part of d");
    const to = (period: string) => tiesDuring(periodOf(period), all).map((tie) => tie.to);
    expect(to("2026-01-31..2026-02-01")).toEqual(["b", "d"]);
    expect(to("2026-02-01..2026-02-02")).toEqual(["d"]);
    expect(to("2026-01..2026-02")).toEqual(["b", "c", "d"]);
  });

  test("lead from the nearest to the farthest, each once", () => {
    const all = ties("a part of b", "b part of d", "a part of c", "c part of d", "d part of a");
    expect(lineage("a", all)).toEqual(["a", "b", "c", "d"]);
    expect(lineage("nobody", all)).toEqual(["nobody"]);
  });

  test("close a circle only with their own kind", () => {
    const all = ties("a part of b", "b part of c", "d speaks for a");
    expect(closesACircle("c", "a", "part_of", all)).toBe(true);
    expect(closesACircle("a", "a", "part_of", all)).toBe(true);
    expect(closesACircle("a", "c", "part_of", all)).toBe(false);
    expect(closesACircle("c", "a", "speaks_for", all)).toBe(false);
    expect(closesACircle("a", "d", "speaks_for", all)).toBe(true);
  });
});
