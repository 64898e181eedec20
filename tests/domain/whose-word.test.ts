/** Whose word a claim is, where the table of cases does not look: one example for each turn. */
import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/judgement";
import { incident } from "../support/facts";
import { reading } from "../support/reading";

const two = { articles: { a: "Paper A", b: "Paper B" } };

describe("whose word it is", () => {
  test("a spokesman speaks for his body only while he does", () => {
    const scene = incident({ ties: ["spokesman speaks for BLA to 2026-02-01"], ...two })
      .claim({ says: ["spokesman"], on: "2026-02-01", figure: "84" })
      .claim({ says: ["spokesman"], on: "2026-02-03", figure: "90" });
    expect(reading(scene).says).toEqual({ BLA: "84", spokesman: "90" });
  });

  test("where nobody knows when it was asserted, the day of publication decides", () => {
    const scene = incident({
      ties: ["spokesman speaks for BLA from 2026-02-02"],
      articles: { early: { by: "Paper A", on: "2026-02-01" }, late: { by: "B", on: "2026-02-02" } },
    })
      .claim({ id: "early", in: "early", says: ["spokesman"], figure: "84" })
      .claim({ id: "late", in: "late", says: ["spokesman"], figure: "84" });
    expect(reading(scene).claims).toMatchObject({
      early: ["first", "spokesman"],
      late: ["corroborates", "BLA"],
    });
  });

  test("a tie of that month may have been in force on a day of it", () => {
    const scene = incident({ ties: ["spokesman speaks for BLA from 2026-02"] }).claim({
      says: ["spokesman"],
      on: "2026-02-01",
      figure: "84",
    });
    expect(reading(scene).says).toEqual({ BLA: "84" });
  });

  test("who speaks for two bodies at once is of no named body", () => {
    const scene = incident({
      ties: ["official speaks for army", "official speaks for police"],
    }).claim({ says: ["official"], figure: "12" });
    expect(reading(scene).standing).toBe("unknown_origin");
  });

  test("citing somebody for a wider figure leaves a voice of one's own", () => {
    const scene = incident()
      .claim({ says: ["minister", "hospital"], figure: "at least 10" })
      .claim({ says: ["minister"], figure: "17" });
    expect(reading(scene)).toMatchObject({
      standing: "compatible",
      says: { hospital: "10+", minister: "17" },
    });
  });

  test("citing two for it leaves nobody", () => {
    const scene = incident()
      .claim({ says: ["minister", "hospital"], figure: "17" })
      .claim({ says: ["minister", "police"], figure: "17" })
      .claim({ id: "bare", says: ["minister"], figure: "17" });
    expect(reading(scene)).toMatchObject({
      standing: "agreed",
      voices: 2,
      claims: { bare: ["is_compatible", "unknown"] },
    });
  });

  test("citing an unnamed source for it makes it unknown", () => {
    const scene = incident()
      .claim({ says: ["minister", null], figure: "17" })
      .claim({ says: ["minister"], figure: "17" });
    expect(reading(scene)).toMatchObject({ standing: "unknown_origin", voices: 0 });
  });

  test("a citation of a citation leads to its end", () => {
    const scene = incident()
      .claim({ says: ["president", "minister"], figure: "17" })
      .claim({ says: ["minister", "hospital"], figure: "17" })
      .claim({ id: "end", says: ["president"], figure: "17" });
    expect(reading(scene)).toMatchObject({
      standing: "single_origin",
      says: { hospital: "17" },
      claims: { end: ["repeats", "hospital"] },
    });
  });

  test("who is cited by somebody in a ring, and cites nobody, is not in it", () => {
    const scene = incident()
      .claim({ id: "ring 1", says: ["A", "B"], figure: "12" })
      .claim({ id: "ring 2", says: ["B", "A"], figure: "12" })
      .claim({ id: "apart", says: ["A", "C"], figure: "12" });
    expect(reading(scene).claims).toMatchObject({
      "ring 1": [expect.anything(), "circular"],
      "ring 2": [expect.anything(), "circular"],
      apart: [expect.anything(), "C"],
    });
  });

  test("a spokesman citing his own body cites nobody", () => {
    const scene = incident({ ties: ["spokesman speaks for BLA"] })
      .claim({ says: ["spokesman", "BLA"], figure: "84" })
      .claim({ says: ["BLA"], figure: "84" });
    expect(reading(scene)).toMatchObject({ standing: "single_origin", says: { BLA: "84" } });
  });
});

test("known origins stand before what is of nobody", () => {
  const scene = incident()
    .claim({ says: ["zookeeper"], figure: "12" })
    .claim({ says: [null], figure: "13" })
    .claim({ says: ["A", "B"], figure: "14" })
    .claim({ says: ["B", "A"], figure: "14" })
    .claim({ says: ["army"], figure: "12" });
  const [measure] = judge(scene.facts).measures;
  expect(measure?.origins.map(({ origin }) => origin.id)).toEqual([
    "army",
    "zookeeper",
    "unknown",
    "circular",
  ]);
});

describe("echoes", () => {
  const copies = {
    articles: {
      source: "A",
      copy: { by: "B", from: ["source"] },
      "copy of copy": { by: "C", from: ["copy"] },
      alike: { by: "D", shares: ["copy of copy"] },
      apart: "E",
    },
  };

  test.each([
    ["the article itself", "source", "BLA"],
    ["a copy", "copy", "BLA"],
    ["a copy of the copy", "copy of copy", "BLA"],
    ["one that shares passages, whichever drew on which", "alike", "BLA"],
    ["an article with no known tie to it", "apart", "unknown"],
  ])("in %s", (_, article, origin) => {
    const scene = incident(copies)
      .claim({ in: "source", says: ["BLA"], figure: "at least 84" })
      .claim({ id: "echo", in: article, figure: "over 80" });
    expect(reading(scene).claims.echo?.[1]).toBe(origin);
  });

  test("an article does not echo what draws on it", () => {
    const scene = incident(copies)
      .claim({ in: "copy", says: ["BLA"], figure: "at least 84" })
      .claim({ id: "no echo", in: "source", figure: "over 80" });
    expect(reading(scene).claims["no echo"]?.[1]).toBe("unknown");
  });

  test("the outlet named need not be the source of the article", () => {
    const scene = incident(copies)
      .claim({ in: "source", says: ["BLA"], figure: "at least 84" })
      .claim({ id: "echo", in: "apart", via: ["A"], figure: "84" });
    expect(reading(scene).claims.echo).toEqual(["echoes", "BLA"]);
  });

  test.each([
    ["over 80", "BLA", "wider"],
    ["at least 84", "BLA", "equal"],
    ["84", "BLA", "narrower, with the same number"],
    ["up to 84", "BLA", "with the same number"],
    ["at least 90", "unknown", "narrower"],
    ["80 to 90", "unknown", "overlapping"],
    ["12", "unknown", "disjoint"],
  ])("%s beside 84+ is of origin %s: %s", (figure, origin) => {
    const scene = incident()
      .claim({ says: ["BLA"], figure: "at least 84" })
      .claim({ id: "echo", figure });
    expect(reading(scene).claims.echo?.[1]).toBe(origin);
  });

  test("of two origins it has none", () => {
    const scene = incident()
      .claim({ says: ["BLA"], figure: "at least 84" })
      .claim({ says: ["army"], figure: "at least 90" })
      .claim({ id: "echo", figure: "over 80" });
    expect(reading(scene).claims.echo).toEqual(["echoes", "unknown"]);
  });

  test("one article does not echo itself where nobody speaks: it repeats", () => {
    const scene = incident({ articles: { copy: { by: "B", from: ["paper"] } } })
      .claim({ id: "deck", figure: "12" })
      .claim({ id: "body", figure: "12" })
      .claim({ id: "copy", in: "copy", figure: "12" });
    expect(reading(scene).claims).toEqual({
      deck: ["first", "unknown"],
      body: ["repeats", "unknown"],
      copy: ["echoes", "unknown"],
    });
  });

  test("it never supersedes, narrows or contradicts what its origin says", () => {
    const scene = incident()
      .claim({ says: ["BLA"], on: "2026-02-01", figure: "at least 84" })
      .claim({ on: "2026-02-03", figure: "84" });
    expect(reading(scene)).toMatchObject({ standing: "single_origin", says: { BLA: "84+" } });
  });
});

describe("what an editor declares", () => {
  const both = incident()
    .claim({ id: "OCHA", says: ["OCHA"], figure: "45" })
    .claim({ id: "ministry", says: ["ministry"], figure: "45" });

  test("two that are joined are one origin", () => {
    expect(reading(both).standing).toBe("agreed");
    expect(reading(both.join("OCHA", "ministry"))).toMatchObject({
      standing: "single_origin",
      says: { ministry: "45" },
    });
  });

  test("for that measure alone", () => {
    expect(reading(both.join("OCHA", "ministry", "injured people")).standing).toBe("agreed");
  });

  test("claims that are parted are an origin of their own", () => {
    const parted = incident()
      .claim({ id: "east", says: ["BLA"], figure: "at least 84" })
      .claim({ says: ["BLA"], figure: "at least 84" })
      .part("east", ["east"]);
    expect(reading(parted)).toMatchObject({ standing: "agreed", voices: 2 });
  });

  test("the newest stands", () => {
    const parted = both.join("OCHA", "ministry").part("own", ["OCHA"]);
    expect(reading(parted).standing).toBe("agreed");
    expect(reading(parted.join("OCHA", "ministry")).standing).toBe("single_origin");
  });

  test("comes last: an echo of two stays nobody's, though they are one since", () => {
    const echoed = both.claim({ id: "echo", figure: "at least 40" }).join("OCHA", "ministry");
    expect(reading(echoed).claims.echo).toEqual(["echoes", "unknown"]);
  });

  test("nobody can be declared to have said what is of unknown origin", () => {
    const unknown = incident().claim({ id: "nobody's", figure: "12" }).part("own", ["nobody's"]);
    expect(reading(unknown).standing).toBe("unknown_origin");
  });

  test("a part that names an echo alone makes no origin", () => {
    const scene = incident()
      .claim({ says: ["BLA"], figure: "at least 84" })
      .claim({ id: "headline", figure: "over 80" })
      .part("own", ["headline"]);
    expect(reading(scene).claims.headline).toEqual(["echoes", "BLA"]);
  });

  test("who was joined is no other speaker in between, in a part either", () => {
    const scene = incident()
      .claim({ id: "10", says: ["ministry"], figure: "10" })
      .claim({ id: "at most 3", says: ["OCHA", "ministry"], figure: "at most 3" })
      .join("ministry", "OCHA");
    expect(reading(scene).says).toEqual({ OCHA: "–" });
    expect(reading(scene.part("own", ["10", "at most 3"])).says).toEqual({ "part:own": "–" });
  });

  test("an echo goes where its one source is put, and of several where it is named", () => {
    const scene = incident()
      .claim({ id: "east", says: ["BLA"], figure: "at least 84" })
      .claim({ id: "headline", figure: "over 80" });
    expect(reading(scene.part("own", ["east"])).claims.headline).toEqual(["echoes", "part:own"]);
    const west = scene.claim({ id: "west", says: ["BLA"], figure: "at least 90" });
    expect(reading(west.part("own", ["east"])).claims.headline).toEqual(["echoes", "unknown"]);
    expect(reading(west.part("own", ["east", "headline"])).claims.headline).toEqual([
      "echoes",
      "part:own",
    ]);
  });

  test("a join holds for denials of the measure, and of claims of it, too", () => {
    const scene = incident()
      .claim({ id: "ministry", says: ["ministry"], figure: "45" })
      .join("OCHA", "ministry");
    expect(reading(scene.denies({ measure: "killed people" }, { says: ["OCHA"] }))).toMatchObject({
      standing: "single_origin",
      because: [],
    });
    expect(reading(scene.denies({ claim: "ministry" }, { says: ["OCHA"] })).because).toEqual([]);
  });
});
