/** The two articles that the project began with, and the table of what must be given besides. */
import { describe, expect, test } from "vitest";
import { relation } from "@/lib/domain/bounds";
import { judge } from "@/lib/domain/judgement";
import { figure, incident, type Scene } from "../support/facts";
import { type Reading, reading, responsibility } from "../support/reading";

const killed = "killed security_forces of Pakistan";

describe("Operation Herof Phase II, in a newspaper that credits the wire and in the wire", () => {
  const herof = incident({
    period: "2026-01-31..2026-02-01",
    sides: { BLA: "insurgents", Pakistan: "state" },
    ties: ["Jeeyand Baloch speaks for BLA", "Pakistan Armed Forces part of Pakistan"],
    kinds: { IANS: "news_agency", "The Balochistan Post": "outlet" },
    articles: {
      wire: { by: "IANS", on: "2026-02-01" },
      newspaper: { by: "Newspaper", on: "2026-02-01", from: ["wire"] },
    },
    what: killed,
  });
  const all = herof
    .claim({ id: "headline", in: "newspaper", figure: "over 80" })
    .claim({ id: "newspaper", in: "newspaper", says: ["BLA"], figure: "more than 80" })
    .claim({ id: "lead", in: "wire", via: ["IANS"], says: ["BLA"], figure: "more than 80" })
    .claim({ id: "body", in: "wire", via: ["IANS"], says: ["BLA"], figure: "at least 84" })
    .claim({
      id: "many hurt",
      in: "wire",
      says: ["BLA"],
      figure: "many others",
      what: "injured security_forces of Pakistan",
    })
    .claim({
      id: "captives",
      in: "newspaper",
      says: ["BLA"],
      figure: "18",
      what: "captured security_forces of Pakistan",
    })
    .claim({
      id: "captives again",
      in: "wire",
      says: ["BLA"],
      figure: "18",
      what: "captured security_forces of Pakistan",
    })
    .claim({
      id: "properties",
      in: "newspaper",
      says: ["BLA"],
      figure: "over 30",
      what: "seized_or_destroyed government_properties of Pakistan",
    })
    .claim({
      id: "properties again",
      in: "wire",
      says: ["BLA"],
      figure: "more than 30",
      what: "seized_or_destroyed government_properties of Pakistan",
    })
    .claim({
      id: "deck",
      in: "newspaper",
      figure: "over 20",
      what: "set_on_fire vehicles of Pakistan",
    })
    .claim({
      id: "vehicles",
      in: "newspaper",
      figure: "More than 20",
      what: "set_on_fire vehicles of Pakistan",
    })
    .claim({
      id: "vehicles again",
      in: "wire",
      says: ["Jeeyand Baloch"],
      figure: "over 20",
      what: "set_on_fire vehicles of Pakistan",
    })
    .blames("BLA", { id: "claimed", in: "wire", via: ["IANS"], says: ["Jeeyand Baloch"] })
    .blames("BLA", { id: "claimed too", in: "newspaper", says: ["BLA"] });

  test("killed security forces: four claims, two articles, one origin", () => {
    expect(reading(all, killed)).toMatchObject({
      standing: "single_origin",
      voices: 1,
      says: { BLA: "84+" },
      bothAssert: null,
      camps: ["84+: BLA"],
      because: [],
      flags: ["interested BLA more", "one_channel IANS", "no_statement Pakistan"],
      claims: {
        headline: ["echoes", "BLA"],
        newspaper: ["first", "BLA"],
        lead: ["repeats", "BLA"],
        body: ["narrows", "BLA"],
      },
    });
  });

  test("84+ narrows 80+, and what the origin said before is what it is related to", () => {
    const [measure] = judge(all.facts).measures.filter((m) => m.set.measure.outcome === "killed");
    const body = measure?.claims.find(({ claim }) => claim.id === "body");
    expect(body?.relations).toEqual([{ claim: "lead", origin: null, relation: "narrows" }]);
    expect(relation(figure("at least 84"), figure("over 80"))).toBe("narrows");
  });

  test("injured: many others is vague, so there is no figure to stand on", () => {
    expect(reading(all, "injured security_forces of Pakistan")).toMatchObject({
      standing: "none",
      voices: 0,
      claims: { "many hurt": ["first", "BLA"] },
    });
  });

  test("captured: 18 twice is one origin that repeats itself", () => {
    expect(reading(all, "captured security_forces of Pakistan")).toMatchObject({
      standing: "single_origin",
      says: { BLA: "18" },
      claims: { captives: ["first", "BLA"], "captives again": ["repeats", "BLA"] },
    });
  });

  test("seized or destroyed: more than 30 government properties, twice", () => {
    expect(reading(all, "seized_or_destroyed government_properties of Pakistan")).toMatchObject({
      standing: "single_origin",
      says: { BLA: "31+" },
      flags: expect.arrayContaining(["interested BLA more", "no_statement Pakistan"]),
      claims: { properties: ["first", "BLA"], "properties again": ["repeats", "BLA"] },
    });
  });

  test("set on fire: deck and body of the newspaper echo the wire, where the BLA says so", () => {
    expect(reading(all, "set_on_fire vehicles of Pakistan")).toMatchObject({
      standing: "single_origin",
      voices: 1,
      says: { BLA: "21+" },
      claims: {
        deck: ["echoes", "BLA"],
        vehicles: ["echoes", "BLA"],
        "vehicles again": ["first", "BLA"],
      },
    });
  });

  test("responsibility: the BLA claims it, in both articles, and is one origin", () => {
    expect(responsibility(all)).toMatchObject({
      BLA: {
        standing: "single_origin",
        voices: 1,
        claims: { claimed: ["first", "BLA"], "claimed too": ["repeats", "BLA"] },
      },
    });
  });
});

describe("the other two incidents of the two articles", () => {
  const state = {
    period: "2026-02-01",
    sides: { Pakistan: "state" },
    kinds: { IANS: "news_agency", "The Balochistan Post": "outlet" },
    articles: { wire: "IANS", newspaper: { by: "Newspaper", from: ["wire"] } },
  } as const;
  const relayed = { in: "wire", via: ["IANS", "The Balochistan Post"] } as const;

  const gwadar = incident(state)
    .claim({ id: "12 relayed", ...relayed, figure: "12", what: "killed civilians" })
    .claim({ id: "12 dropped", in: "newspaper", figure: "12", what: "killed civilians" })
    .claim({ id: "10 relayed", ...relayed, figure: "around 10", what: "injured civilians" })
    .claim({ id: "10 dropped", in: "newspaper", figure: "around ten", what: "injured civilians" })
    .blames("Pakistan", { id: "held relayed", ...relayed })
    .blames("Pakistan", { id: "held", in: "newspaper" });

  test("Gwadar: 12 killed, relayed and then without attribution, is of unknown origin", () => {
    expect(reading(gwadar, "killed civilians")).toMatchObject({
      standing: "unknown_origin",
      voices: 0,
      bothAssert: null,
      camps: [],
      flags: expect.arrayContaining(["no_statement Pakistan"]),
      claims: { "12 relayed": ["first", "unknown"], "12 dropped": ["echoes", "unknown"] },
    });
  });

  test("Gwadar: around ten injured is of unknown origin too", () => {
    expect(reading(gwadar, "injured civilians")).toMatchObject({
      standing: "unknown_origin",
      voices: 0,
      claims: { "10 relayed": ["first", "unknown"], "10 dropped": ["echoes", "unknown"] },
    });
  });

  test("Gwadar: Pakistani forces are held responsible, relayed, and admit nothing", () => {
    expect(responsibility(gwadar)).toMatchObject({
      Pakistan: {
        standing: "unknown_origin",
        voices: 0,
        claims: { "held relayed": ["first", "unknown"], held: ["echoes", "unknown"] },
      },
    });
  });

  const phulabad = incident(state)
    .claim({ in: "wire", figure: "a 15-year-old boy", what: "killed civilians" })
    .claim({ in: "newspaper", figure: "a 15-year-old boy", what: "killed civilians" })
    .claim({ in: "wire", figure: "3", what: "injured civilians" })
    .claim({ in: "newspaper", figure: "3", what: "injured civilians" })
    .blames("Pakistan", { in: "wire" })
    .blames("Pakistan", { in: "newspaper" });

  test.each(["killed civilians", "injured civilians"])("Phulabad: %s, unattributed", (what) => {
    expect(reading(phulabad, what)).toMatchObject({ standing: "unknown_origin", voices: 0 });
    expect(responsibility(phulabad)).toMatchObject({ Pakistan: { standing: "unknown_origin" } });
  });

  test("Gwadar, and a hospital: 11: contested, for unknown may contradict", () => {
    const hospital = gwadar.claim({ says: ["hospital"], figure: "11", what: "killed civilians" });
    expect(reading(hospital, "killed civilians")).toMatchObject({
      standing: "contested",
      voices: 1,
      because: ["disjoint: hospital, unknown", "disjoint: hospital, unknown"],
      bothAssert: null,
    });
  });
});

interface Row {
  case: string;
  given: Scene;
  what?: string;
  gives: Partial<Reading>;
}

const table: Row[] = [
  {
    case: "a copy of a wire that quotes the BLA's 84+ and the army's 17",
    given: incident({
      sides: { BLA: "insurgents", Pakistan: "state" },
      ties: ["army part of Pakistan"],
      articles: { wire: "IANS", copy: { by: "Copy", from: ["wire"] } },
      kinds: { IANS: "news_agency" },
      what: killed,
    })
      .claim({ id: "wire BLA", in: "wire", says: ["BLA"], figure: "at least 84" })
      .claim({ id: "wire army", in: "wire", says: ["army"], figure: "17" })
      .claim({ id: "copy BLA", in: "copy", via: ["IANS"], says: ["BLA"], figure: "at least 84" })
      .claim({ id: "copy army", in: "copy", via: ["IANS"], says: ["army"], figure: "17" }),
    gives: {
      standing: "contested",
      voices: 2,
      says: { BLA: "84+", army: "17" },
      bothAssert: "17+",
      camps: ["17: army", "84+: BLA"],
      because: ["disjoint: BLA, army"],
      flags: [
        "interested BLA more",
        "interested army fewer",
        "against_interest army fewer",
        "one_channel IANS",
      ],
      claims: {
        "wire BLA": ["first", "BLA"],
        "wire army": ["disputes", "army"],
        "copy BLA": ["repeats", "BLA"],
        "copy army": ["repeats", "army"],
      },
    },
  },
  {
    case: "a copy crediting two agencies: police 12 by one, hospital 15 by the other",
    given: incident({ kinds: { AFP: "news_agency", Reuters: "news_agency" } })
      .claim({ via: ["AFP"], says: ["police"], figure: "12" })
      .claim({ via: ["Reuters"], says: ["hospital"], figure: "15" }),
    gives: {
      standing: "contested",
      voices: 2,
      bothAssert: "12 to 15",
      camps: ["12: police", "15: hospital"],
      flags: ["one_channel paper"],
    },
  },
  {
    case: "two papers, 12, no attribution, nothing shared",
    given: incident({ articles: { other: "Other" } })
      .claim({ in: "paper", figure: "12" })
      .claim({ in: "other", figure: "12" }),
    gives: { standing: "unknown_origin", voices: 0, bothAssert: null, because: [] },
  },
  {
    case: "A “according to B” and B “according to A”",
    given: incident({ articles: { a: "A", b: "B" } })
      .claim({ id: "in A", in: "a", via: ["B"], figure: "12" })
      .claim({ id: "in B", in: "b", via: ["A"], figure: "12" }),
    gives: {
      standing: "unknown_origin",
      voices: 0,
      flags: ["circular circular"],
      claims: { "in A": ["echoes", "circular"], "in B": ["echoes", "circular"] },
    },
  },
  {
    case: "A citing B and B citing A, both of them speakers",
    given: incident()
      .claim({ id: "B by A", says: ["A", "B"], figure: "12" })
      .claim({ id: "A by B", says: ["B", "A"], figure: "12" }),
    gives: {
      standing: "unknown_origin",
      voices: 0,
      flags: expect.arrayContaining(["circular circular"]),
    },
  },
  {
    case: "“a security official” to two agencies, same body named",
    given: incident({
      ties: ["an official speaks for police", "another official speaks for police"],
      articles: { one: "AFP", two: "Reuters" },
      kinds: { AFP: "news_agency", Reuters: "news_agency" },
    })
      .claim({ in: "one", via: ["AFP"], says: ["an official"], figure: "12" })
      .claim({ in: "two", via: ["Reuters"], says: ["another official"], figure: "12" }),
    gives: { standing: "single_origin", voices: 1, says: { police: "12" }, flags: [] },
  },
  {
    case: "“a security official” of no named body, to two agencies",
    given: incident({ articles: { one: "AFP", two: "Reuters" } })
      .claim({ in: "one", via: ["AFP"], says: [null], figure: "12" })
      .claim({ in: "two", via: ["Reuters"], says: [null], figure: "12" }),
    gives: { standing: "unknown_origin", voices: 0 },
  },
  {
    case: "ministry 45, army 30, both part of one government",
    given: incident({
      sides: { government: "state", rebels: "rebels" },
      ties: ["ministry part of government", "army part of government"],
      articles: { other: "Other" },
    })
      .claim({ says: ["ministry"], figure: "45" })
      .claim({ in: "other", says: ["army"], figure: "30" }),
    gives: {
      standing: "contested",
      voices: 2,
      because: ["disjoint: army, ministry"],
      flags: ["one_side state", "no_statement rebels"],
    },
  },
  {
    case: "a minister citing the hospital 17, and the hospital 17",
    given: incident({ articles: { other: "Other" } })
      .claim({ says: ["minister", "hospital"], figure: "17" })
      .claim({ in: "other", says: ["hospital"], figure: "17" }),
    gives: { standing: "single_origin", voices: 1, says: { hospital: "17" } },
  },
  {
    case: "a minister citing the hospital 17, who elsewhere says 17 without citing, and the hospital",
    given: incident({ articles: { other: "Other" } })
      .claim({ says: ["minister", "hospital"], figure: "17" })
      .claim({ id: "bare", in: "other", says: ["minister"], figure: "17" })
      .claim({ in: "other", says: ["hospital"], figure: "17" }),
    gives: {
      standing: "single_origin",
      says: { hospital: "17" },
      claims: expect.objectContaining({ bare: ["repeats", "hospital"] }),
    },
  },
  {
    case: "a belligerent citing residents, and the residents",
    given: incident({ sides: { BLA: "insurgents" }, articles: { other: "Other" } })
      .claim({ says: ["BLA", "residents"], figure: "at least 5" })
      .claim({ in: "other", says: ["residents"], figure: "at least 5" }),
    gives: { standing: "single_origin", voices: 1, says: { residents: "5+" } },
  },
  {
    case: "government at least 10, BLA at least 84",
    given: incident({ articles: { other: "Other" }, what: killed })
      .claim({ says: ["government"], figure: "at least 10" })
      .claim({ id: "BLA", in: "other", says: ["BLA"], figure: "at least 84" }),
    gives: {
      standing: "compatible",
      voices: 2,
      bothAssert: "10+",
      beyond: ["BLA"],
      camps: ["84+: BLA, government"],
      claims: expect.objectContaining({ BLA: ["corroborates", "BLA"] }),
    },
  },
  {
    case: "84, and at least 84, independent",
    given: incident({ articles: { other: "Other" } })
      .claim({ says: ["police"], figure: "84" })
      .claim({ in: "other", says: ["hospital"], figure: "at least 84" }),
    gives: {
      standing: "agreed",
      voices: 2,
      bothAssert: "84+",
      beyond: ["police"],
      says: { police: "84", hospital: "84+" },
      camps: ["84: hospital, police"],
    },
  },
  ...["killed people", killed].map((what) => ({
    case: `a total of 10 people by the government, 84 security forces by the BLA: ${what}`,
    given: incident({ articles: { other: "Other" } })
      .claim({ says: ["government"], figure: "10", what: "killed people" })
      .claim({ in: "other", says: ["BLA"], figure: "84", what: killed }),
    what,
    gives: {
      standing: "contested",
      voices: 1,
      because: ["part_exceeds_whole: BLA, government"],
    } satisfies Partial<Reading>,
  })),
  {
    case: "84+ on the 1st, “more than 80” by the same side on the 3rd",
    given: incident()
      .claim({ says: ["BLA"], on: "2026-02-01", figure: "at least 84" })
      .claim({ id: "wider", says: ["BLA"], on: "2026-02-03", figure: "more than 80" }),
    gives: {
      standing: "single_origin",
      says: { BLA: "84+" },
      claims: expect.objectContaining({ wider: ["repeats", "BLA"] }),
    },
  },
  {
    case: "hospital 17, police 12, and a minister citing each",
    given: incident({ articles: { a: "A", b: "B", c: "C" } })
      .claim({ in: "a", says: ["hospital"], figure: "17" })
      .claim({ in: "b", says: ["police"], figure: "12" })
      .claim({ in: "c", says: ["minister", "hospital"], figure: "17" })
      .claim({ in: "c", says: ["minister", "police"], figure: "12" }),
    gives: {
      standing: "contested",
      voices: 2,
      says: { hospital: "17", police: "12" },
      because: ["disjoint: hospital, police"],
    },
  },
  {
    case: "an unattributed 200 beside the BLA's 84+ in one article",
    given: incident()
      .claim({ says: ["BLA"], figure: "at least 84" })
      .claim({ id: "200", figure: "200" }),
    gives: {
      standing: "single_origin",
      voices: 1,
      says: { BLA: "84+" },
      claims: expect.objectContaining({ "200": ["is_compatible", "unknown"] }),
    },
  },
  {
    case: "A 84+, B 84+, and an unattributed 90+",
    given: incident({ articles: { a: "Paper A", b: "Paper B", c: "Paper C" } })
      .claim({ in: "a", says: ["A"], figure: "at least 84" })
      .claim({ in: "b", says: ["B"], figure: "at least 84" })
      .claim({ in: "c", figure: "at least 90" }),
    gives: { standing: "agreed", voices: 2, bothAssert: "84+", beyond: [], camps: ["84+: A, B"] },
  },
  {
    case: "81+, 81+, 84+ by one origin at one moment",
    given: incident()
      .claim({ says: ["BLA"], on: "2026-02-01", figure: "more than 80" })
      .claim({ says: ["BLA"], on: "2026-02-01", figure: "more than 80" })
      .claim({ says: ["BLA"], on: "2026-02-01", figure: "at least 84" }),
    gives: { standing: "single_origin", voices: 1, says: { BLA: "84+" } },
  },
];

describe("must also give", () => {
  test.each(table.map((row) => [row.case, row] as const))("%s", (_, { given, what, gives }) => {
    expect(reading(given, what)).toMatchObject(gives);
  });
});
