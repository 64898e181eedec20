import { beforeAll, describe, expect, test } from "vitest";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { enterInError } from "@/lib/commands/errors";
import { redact } from "@/lib/commands/redactions";
import { useDatabase } from "../../support/database";
import { type Refusal, refused } from "../support/refused";
import { unacceptable } from "../support/texts";
import {
  type Article,
  article,
  type CountInput,
  count,
  incident,
  logged,
  party,
  relays,
  speaks,
  system,
  user,
} from "../support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";

let paper: Article;
let place: string;
let speaker: string;
beforeAll(async () => {
  const body = [
    "😀 Officials said that 84 died. Others: -5, 2.5, two and a half, 90 to 80, 2000000000,",
    "no casualties were reported, 12 people and 3 dogs, an unknown number, people, 3.5 million.",
    "   ",
    "x".repeat(6000),
  ].join("\n");
  paper = await article(body, { publishedOn: "2026-02-02" });
  place = await incident();
  speaker = await party("The Levies", { kind: "state_force" });
});

const valid = (more: Partial<CountInput> = {}) => count(paper, place, "84", more);
const logs = (more: object, refusal: Refusal) =>
  refused(ownerPool, () => logClaim(system, { ...valid(), ...more }), refusal);
const hop = (more: object) => ({
  chain: [{ party: speaker, function: "speaks", ground: "inference", ...more }],
});
const reads = (lower: unknown, upper: unknown) => ({
  figure: { span: paper.span("84"), reading: { lower, upper, how: "Counted." } },
});

describe("a figure is refused", () => {
  test.each([
    ["-5", /negative|number/],
    ["2.5", /whole|fraction/i],
    ["two and a half", /number|whole/i],
    ["90 to 80", /smaller to the larger/],
    ["2000000000", /1,000,000,000/],
    ["no casualties were reported", /says nothing/],
    ["12 people and 3 dogs", /more than one|another/i],
    ["said that", /number|figure/i],
  ])("whose wording is “%s”", async (wording, says) => {
    const span = paper.span(wording);
    await logs({ quote: span, figure: { span } }, { code: "invalid", at: "figure", says });
  });

  test.each([
    ["a negative", -1, 5, "figure.reading.lower"],
    ["a fractional", 1.5, 5, "figure.reading.lower"],
    ["an absurd", 0, 1_000_000_001, "figure.reading.upper"],
    ["an infinite", Number.POSITIVE_INFINITY, null, "figure.reading.lower"],
    ["a reversed", 90, 80, "figure.reading.upper"],
    ["an unreadable", "84", null, "figure.reading.lower"],
  ])("in %s reading", async (_, lower, upper, at) => {
    await logs(reads(lower, upper), { code: "invalid", at });
  });

  test("read without saying how", async () => {
    const reading = { lower: 1, upper: 2, how: " " };
    const figure = { span: paper.span("84"), reading };
    await logs({ figure }, { code: "invalid", at: "figure.reading.how" });
  });

  test("said to add up where there is one number", async () => {
    const figure = { span: paper.span("84"), sum: true };
    await logs({ figure }, { code: "invalid", at: "figure", says: /nothing to add/ });
  });

  test("whose wording does not stand in the quote", async () => {
    const invalid = { code: "invalid", at: "figure", says: /inside the quote/ } as const;
    const other = { figure: { span: paper.span("90 to 80") } };
    await logs(other, invalid);
    const { start, end } = paper.span("84");
    await logs({ quote: { start, end: end - 1 } }, invalid);
    await logs({ quote: { start: start + 1, end } }, invalid);
  });
});

describe("a span is refused", () => {
  test.each(["quote", "figure", "chain[0].span"])(
    "outside the text or through a character: %s",
    async (at) => {
      const { start } = paper.span("😀");
      const end = paper.text.length;
      const spans = [
        [{ start: end - 5, end: end + 1 }, at, /outside/],
        [{ start: end, end: end + 1 }, at, /outside/],
        [{ start: start + 1, end: start + 9 }, at, /middle/],
        [{ start: 0, end: start + 1 }, at, /middle/],
        [{ start: paper.span("   ").start, end: paper.span("   ").end }, at, /no words/],
        [{ start: 5, end: 5 }, null, /before it begins/],
        [{ start: 9, end: 5 }, null, /before it begins/],
        [{ start: -1, end: 5 }, null, undefined],
        [{ start: 0, end: 5.5 }, null, undefined],
        [{ start: 2 ** 31, end: 2 ** 31 + 5 }, at, /outside/],
        [{ start: 0, end: 2 ** 53 }, null, undefined],
      ] as const;
      for (const [span, place, says] of spans) {
        const more =
          at === "quote"
            ? { quote: span }
            : at === "figure"
              ? { quote: { start: 0, end: 5000 }, figure: { span } }
              : hop({ ground: undefined, span });
        await logs(more, { code: "invalid", says, ...(place ? { at: place } : {}) });
      }
    },
  );

  test("that is longer than a quote or the words of a hop may be", async () => {
    const quote = { start: 0, end: 5001 };
    await logs({ quote }, { code: "invalid", at: "quote", says: /5000/ });
    const span = { start: 0, end: 2001 };
    const at = "chain[0].span";
    await logs(hop({ ground: undefined, span }), { code: "invalid", at, says: /2000/ });
    await logged(valid({ quote: { start: 0, end: 5000 } }));
  });
});

describe("a chain is refused", () => {
  test("that comes back to a party, however it is written", async () => {
    const [a, b] = [await party(), await party()];
    for (const chain of [speaks(a, a), speaks(a, b, a), speaks(a, a.toUpperCase())]) {
      await logs({ chain }, { code: "invalid", at: "chain", says: /comes back/ });
    }
  });

  test("in which one relays that is neither an outlet nor an agency", async () => {
    const outlet = await party("Relaying Post", { kind: "outlet" });
    const chain = [...relays(outlet), ...relays(speaker)];
    const wrong = { code: "invalid", at: "chain[1].function", says: /The Levies speaks/ } as const;
    await logs({ chain }, wrong);
    await logs({ chain: [...relays(outlet), ...relays(speaker.toUpperCase())] }, wrong);
    await logged(valid({ chain: speaks(outlet) }));
  });

  test("with somebody who does not exist, or was entered in error", async () => {
    await logs({ chain: speaks(speaker, nobody) }, { code: "not_found", at: "chain[1].party" });
    const fallen = await party();
    await enterInError(system, { noun: "party", id: fallen, openedOn: 1, reason: "Twice." });
    await logs({ chain: speaks(fallen) }, { code: "conflict", at: "chain[0].party" });
  });

  test("without end", async () => {
    const chain = Array.from(
      { length: 21 },
      (_, i) => hop({ party: undefined, describedAs: `d${i}` }).chain[0],
    );
    await logs({ chain }, { code: "invalid", at: "chain", says: /20 hops/ });
  });

  test.each([
    ["nobody", hop({ party: undefined }), "chain[0]"],
    ["words and a ground", hop({ span: { start: 0, end: 5 } }), "chain[0]"],
    ["neither words nor a ground", hop({ ground: undefined }), "chain[0]"],
    ["a function that is none", hop({ function: "whispers" }), "chain[0].function"],
    ["an empty note", hop({ note: "" }), "chain[0].note"],
    ...unacceptable(300).map(
      ([what, describedAs]) =>
        [`somebody ${what}`, hop({ describedAs }), "chain[0].describedAs"] as const,
    ),
    ...unacceptable(100).map(
      ([what, verb]) => [`a verb that is ${what}`, hop({ verb }), "chain[0].verb"] as const,
    ),
  ] as const)("with %s", async (_, more, at) => {
    await logs(more, { code: "invalid", at });
  });
});

describe("a claim is refused", () => {
  test.each([
    ["asserted after it was published", { assertedOn: "2026-02-03" }, "assertedOn", /2026-02-02/],
    ["asserted the minute after", { assertedOn: "2026-02-03T00:00" }, "assertedOn", undefined],
    ["asserted on 30 February", { assertedOn: "2026-02-30" }, "assertedOn", undefined],
    ["cumulative without a window", { basis: "cumulative" }, "window", /window/],
    [
      "with a reversed window",
      { window: { start: "2026-02", end: "2026-01" } },
      "window.end",
      undefined,
    ],
    [
      "in a group that is none",
      { measure: { outcome: "killed", group: "martians" } },
      "measure.group",
      /martians/,
    ],
    [
      "in a group with a NUL",
      { measure: { outcome: "killed", group: "people\0" } },
      "measure.group",
      undefined,
    ],
    [
      "in a group with a capital",
      { measure: { outcome: "killed", group: "People" } },
      "measure.group",
      undefined,
    ],
    [
      "of an outcome that is none",
      { measure: { outcome: "hurt", group: "people" } },
      "measure.outcome",
      undefined,
    ],
    ["in a language with a NUL", { quoteLanguage: "en\0" }, "quoteLanguage", undefined],
    [
      "translated by nobody",
      { translation: { text: "x", translator: " " } },
      "translation.translator",
      undefined,
    ],
    [
      "translated to nothing",
      { translation: { text: " ", translator: "me" } },
      "translation.text",
      undefined,
    ],
    ["of an incident that is no identifier", { incident: "herof" }, "incident", undefined],
    ["with a member that nobody knows", { truth: true }, "", /truth/],
    ...unacceptable(500).map(
      ([what, groupAsPrinted]) =>
        [`of a group printed ${what}`, { groupAsPrinted }, "groupAsPrinted", undefined] as const,
    ),
    ["filed for no reason", { filingReason: "\n" }, "filingReason", undefined],
    ["filed for an endless reason", { filingReason: "x".repeat(4001) }, "filingReason", undefined],
  ] as const)("%s", async (_, more, at, says) => {
    await logs(more, { code: "invalid", at, ...(says ? { says } : {}) });
  });

  test("of, from and about what does not exist", async () => {
    await logs({ incident: nobody }, { code: "not_found", at: "incident" });
    await logs({ snapshot: nobody }, { code: "not_found", at: "snapshot" });
    const of = { measure: { outcome: "killed", group: "people", of: nobody } };
    await logs(of, { code: "not_found", at: "measure.of" });
  });

  test("of and from what was entered in error", async () => {
    const fallen = await incident();
    await enterInError(system, { noun: "incident", id: fallen, openedOn: 1, reason: "Twice." });
    await logs({ incident: fallen }, { code: "conflict", at: "incident" });
    const { id, snapshot, span } = await article("84 died");
    await enterInError(system, { noun: "article", id, openedOn: 1, reason: "Twice." });
    const there = { snapshot, quote: span("84"), figure: { span: span("84") } };
    await logs(there, { code: "conflict", at: "snapshot" });
  });

  test("from a text that was redacted", async () => {
    const { snapshot } = await article("84 died");
    const why = { legalGround: "Court order", reason: "As ordered." };
    await redact(await user("admin"), { target: "snapshot", id: snapshot, ...why });
    await logs({ snapshot }, { code: "conflict", at: "snapshot", says: /redacted/ });
  });

  test("when it is of no kind", async () => {
    const input = JSON.parse(JSON.stringify({ ...valid(), kind: "rumour" }));
    await refused(ownerPool, () => logClaim(system, input), { code: "invalid", at: "kind" });
  });
});

describe("what is no count", () => {
  const other = (more: object) => {
    const { figure: _, measure: __, kind: ___, ...rest } = valid();
    return JSON.parse(JSON.stringify({ ...rest, ...more }));
  };
  const logsOther = (more: object, refusal: Refusal) =>
    refused(ownerPool, () => logClaim(system, other(more)), refusal);

  test("has no figure and no measure", async () => {
    for (const kind of ["responsibility", "denial", "other"]) {
      const figure = { kind, figure: valid().figure };
      await logsOther(figure, { code: "invalid" });
    }
  });

  test("holds somebody responsible who exists", async () => {
    const kind = "responsibility";
    await logsOther({ kind }, { code: "invalid", at: "holdsResponsible" });
    const unknown = { kind, holdsResponsible: nobody };
    await logsOther(unknown, { code: "not_found", at: "holdsResponsible" });
  });

  test("denies a claim that stands, of the same incident, and not itself", async () => {
    const at = "denies.claim";
    const denial = (claim: string) => ({ kind: "denial", denies: { claim } });
    await logsOther({ kind: "denial" }, { code: "invalid", at: "denies" });
    await logsOther(denial(nobody), { code: "not_found", at });
    const elsewhere = await logged(count(paper, await incident(), "84"));
    await logsOther(denial(elsewhere), { code: "invalid", at, says: /another incident/ });
    const fallen = await logged(valid());
    await enterInError(system, { noun: "claim", id: fallen, openedOn: 1, reason: "Twice." });
    await logsOther(denial(fallen), { code: "conflict", at });
    const id = await logged(other(denial(await logged(valid()))));
    const itself = { ...other(denial(id)), id, openedOn: 1, reason: "x" };
    await refused(ownerPool, () => reviseClaim(system, itself), {
      code: "invalid",
      at,
      says: /itself/,
    });
  });

  test("denies a measure that there could be", async () => {
    const denies = (more: object) => ({
      kind: "denial",
      denies: { measure: { outcome: "killed", group: "people", ...more } },
    });
    const at = "denies.measure";
    await logsOther(denies({ group: "martians" }), { code: "invalid", at: `${at}.group` });
    await logsOther(denies({ of: nobody }), { code: "not_found", at: `${at}.of` });
    await logsOther({ kind: "denial", denies: {} }, { code: "invalid", at: "denies" });
  });
});

describe("a revision of a claim is refused", () => {
  const revise =
    (id: string, openedOn: number, more = {}) =>
    () =>
      reviseClaim(system, { ...valid(), id, openedOn, reason: "Misread.", ...more });

  test("when it is of nothing, of an older state, or of what was entered in error", async () => {
    const id = await logged(valid());
    await refused(ownerPool, revise(nobody, 1), { code: "not_found" });
    await refused(ownerPool, revise(id, 2), { code: "conflict", says: /newer revision/ });
    await revise(id, 1)();
    await refused(ownerPool, revise(id, 1), { code: "conflict", says: /newer revision/ });
    await enterInError(system, { noun: "claim", id, openedOn: 2, reason: "Twice." });
    await refused(ownerPool, revise(id, 3), { code: "conflict", says: /in error/ });
  });

  test("when its words were redacted", async () => {
    const { snapshot, span } = await article("84 died");
    const own = { snapshot, quote: span("84"), figure: { span: span("84") } };
    const id = await logged(valid(own));
    const why = { legalGround: "Court order", reason: "As ordered." };
    await redact(await user("admin"), { target: "claim", id, ...why });
    await refused(ownerPool, revise(id, 1, own), { code: "conflict", says: /redacted/ });
  });

  test("without a reason", async () => {
    const id = await logged(valid());
    await refused(ownerPool, revise(id, 1, { reason: "" }), { code: "invalid", at: "reason" });
  });

  test("of whatever is wrong with a claim", async () => {
    const id = await logged(valid());
    const late = { assertedOn: "2026-03" };
    await refused(ownerPool, revise(id, 1, late), { code: "invalid", at: "assertedOn" });
    await refused(ownerPool, revise(id, 1, { basis: "cumulative" }), {
      code: "invalid",
      at: "window",
    });
  });

  test("and nothing is left of a change in which a later part fails", async () => {
    const id = await logged(valid());
    const more = { chain: speaks(speaker, nobody) };
    await refused(ownerPool, revise(id, 1, more), { code: "not_found", at: "chain[1].party" });
    expect(await revise(id, 1)()).toEqual({ id, number: 2 });
  });
});
