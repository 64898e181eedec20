/** What editions say in sentences: of scenes whose claims are named by their wording. */
import { describe, expect, test } from "vitest";
import { indexOf } from "@/components/incident/contents";
import { bothAssertSentence } from "@/lib/domain/both-words";
import { compose } from "@/lib/editions/compose";
import { summarise } from "@/lib/editions/summary";
import type { EditionDocument, EditionMeasure } from "@/lib/schemas/edition";
import { incident, type Scene } from "../support/facts";
import { liveOf } from "../support/live";

const at = new Date("2026-03-10T00:00:00Z");

describe("of counts of different times", () => {
  const scene = said("hospital", "no more than 14", "2026-02-02")(incident());

  test("a later count is told with the words and days of both", () => {
    const later = said("army", "48", "2026-02-05")(said("press", "12", "2026-02-05")(scene));
    expect(flags(later)).toEqual([
      "These are counts of different times: of 2 February 2026 by hospital; of 5 February 2026 by army and press.",
      "48 of 5 February 2026 by army comes after “no more than 14” of 2 February 2026 by hospital, and is higher.",
    ]);
  });

  test("whoever says no more than an earlier voice allows is no later count", () => {
    const within = said("press", "12", "2026-02-05")(said("army", "28", "2026-02-02")(scene));
    expect(flags(within)).toEqual([
      "These are counts of different times: of 2 February 2026 by army and hospital; of 5 February 2026 by press.",
    ]);
  });
});

describe("what a voice says", () => {
  test.each([
    ["about 50", "“about 50”"],
    ["1500", "1,500"],
    ["a dozen", "“a dozen” (about 12)"],
    ["more than 1,500", "“more than 1,500”"],
    ["nearly 1.5 million", "“nearly 1.5 million”"],
    ["3 lakh", "“3 lakh” (300,000)"],
    ["dozens", null],
    // Whom it tells of goes with its claim when that is redacted.
    ["a 15-year-old boy", "1"],
  ])("of %j is told as printed, unless that tells more than a number", (figure, words) => {
    const sentence = `One voice: ${words} according to army. Nobody else is on record here.`;
    const none = "No figure is logged here that can be compared with another.";
    expect(measure(said("army", figure)(incident())).standing.sentence).toBe(
      words === null ? none : sentence,
    );
  });

  test("of a number that another claim has in digits is told so", () => {
    const twice = said("army", "27")(said("army", "twenty-seven")(incident()));
    expect(measure(twice).standing.sentence).toContain("One voice: 27 according to army.");
  });

  test("of what two of its claims come to together is our reading", () => {
    const both = said("army", "at least 30")(said("army", "no more than 1500")(incident()));
    expect(measure(both).standing.sentence).toContain("One voice: 30 to 1,500 according to army.");
  });
});

test("of two voices that could both be right the sentence says so, and what both assert", () => {
  const two = said("rebels", "at least 84")(said("army", "at least 10")(incident()));
  expect(measure(two).standing.sentence).toMatch(
    /^Two voices that could both be right: .*; both assert at least 10\.$/,
  );
  expect(measure(said("press", "at least 5")(two)).standing.sentence).toMatch(
    /^Three voices that could all be right: .*; two of them or more assert at least 10\.$/,
  );
});

test("why two voices that could both be right are not agreed is told of the highest floor", () => {
  const why = (...figures: string[]) => {
    const scene = figures.reduce((done, each, i) => said(`v${i}`, each)(done), incident());
    return measure(scene).standing.reasons.find(({ code }) => code === "no_contradiction")?.text;
  };
  const begins = "No two of the figures exclude each other, and";
  // Two of the three say the same.
  expect(why("at least 10", "10 or more", "at least 84")).toBe(
    `${begins} at least 84 is asserted by v2 alone.`,
  );
  expect(why("at most 9", "at most 15")).toBe(`${begins} no two are the same.`);
});

describe("of many voices", () => {
  const many = Array.from({ length: 12 }, (_, i) => i).reduce(
    (done, i) => said(`council ${i}`, `${100 + i}`, `2026-02-${10 + i}`)(done),
    said("mayor", "at most 90", "2026-02-02")(incident()),
  );

  test("a sentence has the two ends, and a reason the first names", () => {
    const { standing } = measure(many);
    expect(standing.sentence).toBe(
      "Contested: 13 voices say from “at most 90” (mayor) to 111 (council 11).",
    );
    expect(standing.reasons.map(({ text }) => text)).toEqual([
      "The figures of council 0, council 1, council 10, council 11, council 2, council 3 and seven others cannot all be right.",
    ]);
    expect(flags(many)[0]).toMatch(/ by council 4; and of seven other times\.$/);
    expect(flags(many).at(-1)).toMatch(
      /^111 of 21 February 2026 by council 11 comes after .* and six others, and is higher\.$/,
    );
  });

  test("ten voices and fewer are counted in words, as everywhere", () => {
    const nine = Array.from({ length: 9 }, (_, i) => i).reduce(
      (done, i) => said(`council ${i}`, `${100 + i}`)(done),
      incident(),
    );
    expect(measure(nine).standing.sentence).toMatch(/^Contested: nine voices say from 100 /);
  });

  test("who contradicts itself is counted beside them", () => {
    const torn = said("mayor", "70", "2026-02-02")(said("mayor", "80", "2026-02-02")(many));
    expect(measure(torn).standing.sentence).toBe(
      "Contested: 12 voices say from 100 (council 0) to 111 (council 11) and one more contradicts itself.",
    );
  });
});

test("only an approximate wording decides where no firm one does, however far apart the figures are", () => {
  const why = (...figures: string[]) => {
    const rebels = figures.reduce((scene, each) => said("rebels", each)(scene), incident());
    const [reason] = measure(said("army", "3")(rebels)).standing.reasons;
    return [reason?.soft, reason?.text.includes("Only an approximate wording decides this.")];
  };
  expect(why("about 52,000")).toEqual([true, true]);
  expect(why("up to 52,000", "at least 50,000")).toEqual([false, false]);
  expect(why("about 50", "at least 40")).toEqual([false, false]);
  expect(why("52,000")).toEqual([false, false]);
});

describe("of what is contested although no two figures exclude each other", () => {
  test("the sentence says by what", () => {
    const denied = said("army", "12")(incident()).denies({ claim: "12" }, { says: ["rebels"] });
    expect(measure(denied).standing.sentence).toBe(
      "Contested: 12 according to army; this is denied by rebels.",
    );
  });

  test("the reason says who denies whom, and whose part exceeds whose whole", () => {
    const reasons = (scene: Scene) => documentOf(scene).measures[0]?.standing.reasons.at(-1)?.text;
    const two = said("press", "12 or 13")(said("army", "12")(incident()));
    const denied = two.denies({ measure: "killed people" }, { says: ["rebels"] });
    expect(reasons(denied)).toBe("A denial by rebels meets what is claimed by army and press.");
    const also = denied.denies({ measure: "killed people" }, { says: ["army"] });
    expect(reasons(also)).toBe("A denial meets what another voice claims: rebels, army and press.");
    const part = two.claim({ says: ["rebels"], figure: "18", what: "killed police" });
    expect(reasons(part)).toBe("A part by rebels exceeds the whole by army and press.");
  });

  test("where nobody known says anything it does not begin with what others say", () => {
    const parts = said(
      "army",
      "84",
    )(incident())
      .claim({ id: "90", says: [null], figure: "90", basis: "part" })
      .link("part_of", "90", "84");
    expect(documentOf(parts).measures.map(({ standing }) => standing.sentence)).toEqual([
      "Contested: 84 according to army; a part is counted higher than a whole.",
      "Contested: what is said is of unknown origin; a part is counted higher than a whole.",
    ]);
  });
});

describe("of unknown origin", () => {
  test("nobody whose word it is differs from those who name each other", () => {
    expect(measure(said(null, "12")(incident())).standing.sentence).toBe(
      "Unknown origin: nobody is named whose word it is.",
    );
    const ring = incident()
      .claim({ says: ["army", "police"], figure: "12" })
      .claim({ says: ["police", "army"], figure: "12" });
    expect(measure(ring).standing.sentence).toBe(
      "Unknown origin: those named as its source name each other.",
    );
  });
});

describe("of one voice", () => {
  const army = incident({ articles: { other: "Other", third: "Third" } }).claim({
    says: ["army"],
    figure: "12",
  });
  const unknown = (scene: Scene, figure: string) =>
    scene.claim({ in: "other", says: [null], figure });

  test("nobody else is on record only where nobody else is", () => {
    const beside = (scene: Scene) => measure(scene).standing.sentence.replace(/^.*army\. /, "");
    expect(beside(army)).toBe("Nobody else is on record here.");
    expect(beside(unknown(army, "12 or 13"))).toBe("Another figure is of unknown origin.");
    expect(beside(said("press", "dozens")(army))).toBe(
      "Nothing that can be compared is said by press.",
    );
    const all = [said("press", "dozens"), said("police", "many")];
    const crowd = all.reduce((scene, add) => add(scene), unknown(army, "12 or 13"));
    expect(beside(unknown(crowd, "at least 11"))).toBe(
      "Other figures are of unknown origin and nothing that can be compared is said by police and press.",
    );
  });

  test("articles that repeat it are counted, and no others", () => {
    const reason = (scene: Scene) => measure(scene).standing.reasons.map(({ text }) => text);
    const twice = army.claim({ in: "third", says: ["army"], figure: "12" });
    const repeated = "goes back to army, however many articles repeat it (2 here).";
    expect(reason(unknown(twice, "12 or 13"))).toEqual([`Every attributed figure ${repeated}`]);
    expect(reason(twice.claim({ in: "other", says: ["press"], figure: "dozens" }))).toEqual([
      `Every attributed figure that can be compared ${repeated}`,
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
    expect(codes("1500", "at least 1,500")).toContain(
      "says_exactly: Exactly 1,500 according to voice 0.",
    );
    expect(codes("12", "at least 14").join()).not.toContain("says_exactly");
    expect(codes("84", "at least 12").join()).not.toContain("says_exactly");
  });
});

test("no verb has to agree with the name of a party, which may mean one or many", () => {
  const two = said("residents", "at least 12")(said("medics", "dozens")(incident()));
  const against = incident({ sides: { residents: "residents", medics: "medics" } });
  const scenes: Scene[] = [
    two.denies({ measure: "killed people" }, { says: ["medics"] }),
    two.denies({ measure: "killed people" }, { says: ["residents"] }),
    said("medics", "at least 84")(two),
    said("medics", "12")(two),
    said("residents", "9")(said("medics", "at least 14")(incident())),
    said("residents", "3", "2026-02-02")(said("residents", "9", "2026-02-02")(incident())),
    said(
      "residents",
      "9",
    )(incident()).claim({ says: ["medics"], figure: "18", what: "killed police" }),
    said(
      "residents",
      "9",
    )(incident()).claim({ says: ["residents"], figure: "18", what: "killed police" }),
    incident()
      .blames("residents", { says: ["medics"] })
      .blames("residents", { says: ["residents"] }),
    said(
      "residents",
      "9",
    )(against).claim({ says: ["medics"], figure: "8", what: "killed people of residents" }),
  ];
  const texts = scenes.flatMap((scene) => sentencesOf(documentOf(scene)));
  expect(texts.length).toBeGreaterThan(25);
  const agreeing = /(?<!by |of )(?:residents|medics) (?:is|are|was|were|do|does|has|have|\w+s)\b/i;
  expect(texts.filter((text) => agreeing.test(text))).toEqual([]);
});

test("a sentence has voices from the least to the most, and last who contradicts itself", () => {
  const torn = said("a", "70", "2026-02-02")(said("a", "80", "2026-02-02")(incident()));
  const all = [said("b", "30"), said("c", "up to 20"), said("d", "12 or 13"), said("e", "12")];
  expect(measure(all.reduce((scene, add) => add(scene), torn)).standing.sentence).toBe(
    "Contested: 12 according to e, “12 or 13” according to d, “up to 20” according to c, 30 according to b and figures by a that exclude each other.",
  );
});

describe("the line of a list", () => {
  test.each([
    [
      "what is open stands behind the same number",
      said("rebels", "84")(said("army", "at least 84")(incident())),
      "84 … 84+ · 2 voices, agreed",
    ],
    [
      "what is only vague is not compared",
      said("army", "dozens")(incident()),
      "“dozens” · not compared",
    ],
    [
      "one that is only vague is no voice beside one that is not",
      said("press", "many")(said("army", "12")(incident())),
      "“many” … 12 · one voice",
    ],
    [
      "one voice has its figures as printed",
      said(
        "army",
        "at least 84",
        "2026-02-02",
      )(said("army", "more than 80", "2026-02-01")(incident())),
      "80+ … 84+ · one voice",
    ],
    [
      "what its origin has withdrawn is nobody's",
      said("army", "17", "2026-02-02")(said("army", "none", "2026-02-01")(incident())),
      "17 · one voice",
    ],
    [
      "of several voices each has what it says now, and what has no voice its own",
      [
        said("army", "none", "2026-02-01"),
        said("army", "12", "2026-02-02"),
        said("rebels", "more than 1500", "2026-02-01"),
        said("rebels", "at least 1600", "2026-02-02"),
        said(null, "14"),
      ].reduce((scene, add) => add(scene), incident()),
      "12 … 1,600+ · 2 voices, and unknown origin, contested",
    ],
  ])("%s", (_, scene, line) => {
    expect(summarise(documentOf(scene)).measures.map((one) => one.line)).toEqual([line]);
    const [entry] = indexOf(documentOf(scene));
    expect(line).toMatch(new RegExp(`^${entry?.figures?.replaceAll("+", "[+]")} · `));
  });

  test("of a most nobody stated the 0", () => {
    const line = (figure: string) =>
      summarise(documentOf(said("army", figure)(incident()))).measures[0]?.line;
    expect(line("up to 60")).toBe("up to 60 · one voice");
    expect(line("at most 1500")).toBe("≤1,500 · one voice");
    expect(line("fewer than 20")).toBe("<20 · one voice");
    expect(line("none")).toBe("0 · one voice");
  });

  test("a most stands by the number that was stated", () => {
    const two = said("army", "up to 60")(said("press", "12")(incident()));
    expect(summarise(documentOf(two)).measures[0]?.line).toBe(
      "12 … up to 60 · 2 voices, compatible",
    );
  });

  test("a projection is not compared", () => {
    const may = incident().claim({ says: ["army"], figure: "30", basis: "projection" });
    expect(summarise(documentOf(may)).measures[0]?.line).toBe("30 · not compared");
  });
});

describe("of who is held responsible", () => {
  const scene = incident().blames("rebels", { says: ["army"] });
  const reasons = (one: Scene) =>
    documentOf(one).responsibility.map(({ party, standing }) => [
      party.name,
      ...standing.reasons.map(({ text }) => text),
    ]);

  test("reasons tell of parties, and of no figures", () => {
    expect(reasons(scene)).toEqual([["rebels", "Every attributed claim goes back to army."]]);
    expect(reasons(scene.blames("rebels", { says: ["residents"] }))).toEqual([
      ["rebels", "army and residents say the same, and nothing contradicts them."],
    ]);
    const rivals = "Army and residents do not all hold the same party responsible.";
    expect(reasons(scene.blames("state", { says: ["residents"] }))).toEqual([
      ["rebels", rivals],
      ["state", "Residents and army do not all hold the same party responsible."],
    ]);
  });
});

test("who took no part has the side of whom it is part of, and who did has it among the participants", () => {
  const scene = incident({
    sides: { government: "the state", rebels: "the rebels", witness: null },
    ties: ["ministry part of government"],
  });
  const all = [said("government", "9"), said("ministry", "12"), said("rebels", "30")];
  const heard = [...all, said("witness", "14")].reduce((done, add) => add(done), scene);
  expect(measure(heard).origins.map(({ id, side }) => [id, side])).toEqual([
    ["government", undefined],
    ["ministry", "the state"],
    ["rebels", undefined],
    ["witness", undefined],
  ]);
});

function sentencesOf({ measures, responsibility }: EditionDocument): string[] {
  return [...measures, ...responsibility].flatMap(({ standing }) => [
    standing.sentence,
    ...standing.reasons.map(({ text }) => text),
    ...standing.flags.map(({ text }) => text),
  ]);
}

/** Adds what somebody says to a scene; the claim is named by its wording. */
function said(who: string | null, figure: string, on?: string): (scene: Scene) => Scene {
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
  const [first, ...others] = documentOf(scene).measures;
  if (!first || others.length > 0) throw new Error("not one measure");
  return first;
}

function documentOf(scene: Scene): EditionDocument {
  const live = liveOf(scene.facts);
  const names = new Set(
    live.claims.flatMap((claim) => [
      ...claim.chain.flatMap(({ party }) => party ?? []),
      ...(claim.kind === "count" || !claim.holdsResponsible ? [] : [claim.holdsResponsible]),
    ]),
  );
  const parties = new Map(
    [...names].map((id) => [id, { id, name: id, kind: "other" as const, covered: [] }]),
  );
  return compose({ ...live, parties }, at);
}
