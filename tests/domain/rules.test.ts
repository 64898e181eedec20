/** What the rules come to where the table of cases does not look: one example for each turn. */
import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/judgement";
import { incident, type Scene } from "../support/facts";
import { reading, responsibility } from "../support/reading";

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

describe("what contests", () => {
  const bla = incident().claim({ id: "84+", says: ["BLA"], figure: "at least 84" });

  test("a denial by another, of the measure or of a claim", () => {
    for (const denied of [{ measure: "killed people" }, { claim: "84+" }]) {
      expect(reading(bla.denies(denied, { says: ["army"] }))).toMatchObject({
        standing: "contested",
        because: ["denied: army, BLA"],
        flags: ["denied army"],
      });
    }
  });

  test("not one's own denial, nor a denial of something else", () => {
    expect(reading(bla.denies({ claim: "84+" }, { says: ["BLA"] })).standing).toBe("single_origin");
    const other = bla.denies({ measure: "injured people" }, { says: ["army"] });
    expect(reading(other)).toMatchObject({ standing: "single_origin", flags: [] });
  });

  test("not a denial that its origin has since taken back with a figure", () => {
    const denied = bla.denies({ claim: "84+" }, { says: ["army"], on: "2026-02-01" });
    const conceded = denied.claim({ says: ["army"], on: "2026-02-02", figure: "at least 10" });
    expect(reading(conceded)).toMatchObject({
      standing: "compatible",
      flags: expect.arrayContaining(["denied army"]),
    });
  });

  test("an echo takes back no denial", () => {
    const denied = bla
      .claim({ says: ["army"], figure: "at most 90" })
      .denies({ claim: "84+" }, { says: ["army"], on: "2026-02-01" })
      .claim({ id: "echo", figure: "at least 90", on: "2026-02-03" });
    expect(reading(denied)).toMatchObject({
      standing: "contested",
      claims: { echo: ["echoes", "army"] },
    });
  });

  test("a denial of unknown origin meets a known voice and no unknown claim", () => {
    expect(reading(bla.denies({ claim: "84+" }, {})).standing).toBe("contested");
    const nobodys = incident().claim({ id: "12", figure: "12" }).denies({ claim: "12" }, {});
    expect(reading(nobodys).standing).toBe("unknown_origin");
  });

  test("the denial of one unattributed claim denies no other", () => {
    const scene = incident(two)
      .claim({ id: "12", in: "a", figure: "12" })
      .claim({ id: "15", in: "b", figure: "15" })
      .denies({ claim: "12" }, { id: "no", says: ["army"] });
    expect(reading(scene).because).toEqual(["denied: army, unknown"]);
  });

  test("a part's floor above another's whole, never the other way", () => {
    const scene = incident()
      .claim({ says: ["hospital"], figure: "12", what: "killed children" })
      .claim({ says: ["army"], figure: "10", what: "killed civilians" });
    expect(reading(scene, "killed children").because).toEqual([
      "part_exceeds_whole: hospital, army",
    ]);
    expect(reading(scene, "killed civilians").standing).toBe("contested");
    const fine = incident()
      .claim({ says: ["hospital"], figure: "10", what: "killed children" })
      .claim({ says: ["army"], figure: "12", what: "killed civilians" });
    expect(reading(fine, "killed civilians").standing).toBe("single_origin");
  });

  test("in one voice that is inconsistent, and contests nothing", () => {
    const scene = incident()
      .claim({ says: ["army"], figure: "12", what: "killed children" })
      .claim({ says: ["army"], figure: "10", what: "killed civilians" });
    expect(reading(scene, "killed civilians")).toMatchObject({
      standing: "single_origin",
      flags: ["inconsistent army"],
    });
  });

  test("a shorter window's floor above a longer one's whole, and a part's above its event", () => {
    const standings = (scene: Scene) => judge(scene.facts).measures.map((m) => m.standing.value);
    const days = incident({ period: "2026-02-01..2026-02-10" })
      .claim({ says: ["hospital"], figure: "12", window: "2026-02-02..2026-02-03" })
      .claim({ says: ["army"], figure: "10" });
    expect(standings(days)).toEqual(["contested", "contested"]);
    const part = incident()
      .claim({ says: ["hospital"], figure: "12", basis: "part" })
      .claim({ says: ["army"], figure: "10" });
    expect(standings(part)).toEqual(["contested", "contested"]);
    const projection = incident()
      .claim({ says: ["hospital"], figure: "12", basis: "projection" })
      .claim({ says: ["army"], figure: "10" });
    expect(standings(projection)).toEqual(["single_origin", "none"]);
  });

  test("“including 12 women” above the whole it is linked to", () => {
    const scene = incident()
      .claim({ id: "women", says: ["hospital"], figure: "12", what: "killed women" })
      .claim({ id: "dead", says: ["army"], figure: "10", what: "killed militants" })
      .link("part_of", "women", "dead");
    expect(reading(scene, "killed militants").standing).toBe("contested");
  });

  test("a link that only says what the groups say adds no second contradiction", () => {
    const scene = incident()
      .claim({ id: "women", says: ["hospital"], figure: "12", what: "killed women" })
      .claim({ id: "all", says: ["army"], figure: "10", what: "killed civilians" })
      .link("part_of", "women", "all");
    expect(reading(scene, "killed civilians").because).toHaveLength(1);
  });

  test("the same dead described otherwise by another voice, on both measures", () => {
    const scene = incident()
      .claim({ id: "militants", says: ["army"], figure: "12", what: "killed militants" })
      .claim({ id: "civilians", says: ["residents"], figure: "12", what: "killed civilians" })
      .link("same_dead", "militants", "civilians");
    for (const what of ["killed militants", "killed civilians"]) {
      expect(reading(scene, what)).toMatchObject({
        standing: "contested",
        because: ["described_otherwise: army, residents"],
      });
    }
  });

  test("a link to vague words or to a projection contests nothing", () => {
    const scene = incident()
      .claim({ id: "militants", says: ["army"], figure: "12", what: "killed militants" })
      .claim({ id: "many", says: ["residents"], figure: "many", what: "killed civilians" })
      .claim({ id: "30", says: ["BLA"], figure: "30", basis: "projection", what: "killed police" })
      .link("same_dead", "militants", "many")
      .link("same_dead", "militants", "30");
    expect(reading(scene, "killed militants").standing).toBe("single_origin");
    expect(reading(scene, "killed civilians").standing).toBe("none");
    expect(reading(scene, "killed police").standing).toBe("none");
  });

  test("a soft bound that decides it makes it soft, and only then", () => {
    const soft = incident()
      .claim({ says: ["army"], figure: "up to 80" })
      .claim({ says: ["BLA"], figure: "at least 84" });
    const hard = incident()
      .claim({ says: ["army"], figure: "at most 80" })
      .claim({ says: ["BLA"], figure: "at least 84" });
    expect(reading(soft)).toMatchObject({ standing: "contested", soft: [true] });
    expect(reading(hard)).toMatchObject({ standing: "contested", soft: [false] });
    const torn = incident()
      .claim({ says: ["army"], figure: "about 10" })
      .claim({ says: ["army"], figure: "5" })
      .claim({ says: ["BLA"], figure: "at least 84" });
    expect(reading(torn)).toMatchObject({ because: ["disjoint: BLA, army"], soft: [false] });
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

describe("responsibility", () => {
  test("two voices that hold two rivals responsible contest both", () => {
    const scene = incident({ ties: ["army part of state"] })
      .blames("state", { says: ["residents"] })
      .blames("BLA", { says: ["army"] });
    expect(responsibility(scene)).toMatchObject({
      state: { standing: "contested", because: ["disjoint: residents, army"] },
      BLA: { standing: "contested" },
    });
  });

  test("an army and its state are no rivals, and a denial of the claim contests it", () => {
    const scene = incident({ ties: ["army part of state"] })
      .blames("state", { id: "state", says: ["residents"] })
      .blames("army", { id: "army", says: ["BLA"] });
    expect(responsibility(scene)).toMatchObject({
      state: { standing: "single_origin" },
      army: { standing: "single_origin" },
    });
    expect(responsibility(scene.denies({ claim: "army" }, { says: ["army"] }))).toMatchObject({
      state: { standing: "single_origin" },
      army: { standing: "contested", because: ["denied: army, BLA"] },
    });
  });

  test("two independent voices agree; a voice and whoever cites it are one", () => {
    const agreed = incident()
      .blames("army", { says: ["residents"] })
      .blames("army", { says: ["BLA"] });
    expect(responsibility(agreed).army?.standing).toBe("agreed");
    const cited = incident()
      .blames("army", { says: ["residents"] })
      .blames("army", { says: ["BLA", "residents"] });
    expect(responsibility(cited).army?.standing).toBe("single_origin");
  });
});
