import { beforeAll, describe, expect, test } from "vitest";
import { enterInError } from "@/lib/commands/errors";
import { enterIncident, reviseIncident } from "@/lib/commands/incidents";
import { useDatabase } from "../../support/database";
import { type Refusal, refused } from "../support/refused";
import { texts, unacceptable } from "../support/texts";
import { incident, party, system, unique } from "../support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";

type Input = Parameters<typeof enterIncident>[1];
const valid = (): Input => ({
  slug: `incident-${unique()}-x`,
  title: "An incident",
  period: { start: "2026-01-31", end: "2026-02-01" },
});
const enters = (more: object, refusal: Refusal) =>
  refused(ownerPool, () => enterIncident(system, { ...valid(), ...more }), refusal);

const place = (more: object) => ({
  places: [{ name: "Quetta", precision: "settlement", ...more }],
});
const takes = (more: object) => ({ participants: [{ party: nobody, role: "attacker", ...more }] });

describe("an incident is refused", () => {
  test.each([
    ...unacceptable(300).map(
      ([what, title]) => [`a title that is ${what}`, { title }, "title"] as const,
    ),
    ...unacceptable(200).map(
      ([what, name]) => [`a place that is ${what}`, place({ name }), "places[0].name"] as const,
    ),
    ...unacceptable(100).map(
      ([what, role]) =>
        [`a role that is ${what}`, takes({ role }), "participants[0].role"] as const,
    ),
    ...unacceptable(100).map(
      ([what, side]) =>
        [`a side that is ${what}`, takes({ side }), "participants[0].side"] as const,
    ),
    ...[
      "",
      "A",
      "a b",
      "-a",
      "a-",
      "a--b",
      "ä",
      "a\n",
      "a\0",
      "a/b",
      "..",
      "a".repeat(101),
      "١",
    ].map((slug) => [`the slug ${JSON.stringify(slug)}`, { slug }, "slug"] as const),
    ["a reversed period", { period: { start: "2026-02-02", end: "2026-02-01" } }, "period.end"],
    [
      "a reversed period of unlike precision",
      { period: { start: "2026-03-01", end: "2026-02" } },
      "period.end",
    ],
    ["a period without an end", { period: { start: "2026" } }, "period.end"],
    ["a 31 April", { period: { start: "2026-04-31", end: "2026-05" } }, "period.start"],
    ["a month 13", { period: { start: "2026-13", end: "2027" } }, "period.start"],
    ["a minute 60", { period: { start: "2026-02-01T10:60", end: "2027" } }, "period.start"],
    ["a place off the earth", place({ latitude: 90.1, longitude: 0 }), "places[0].latitude"],
    ["a place off the map", place({ latitude: 0, longitude: -180.5 }), "places[0].longitude"],
    ["a place nowhere", place({ latitude: Number.NaN, longitude: 0 }), "places[0].latitude"],
    ["half a place", place({ latitude: 30 }), "places[0]"],
    ["101 places", { places: Array.from({ length: 101 }, () => place({}).places[0]) }, "places"],
    ["a parent that is no identifier", { parent: "herof" }, "parent"],
  ] as const)("for %s", async (_, more, at) => {
    await enters(more, { code: "invalid", at });
  });

  test("for a slug that is taken, for ever", async () => {
    const slug = `taken-${unique()}`;
    const id = await incident({ slug });
    await enters({ slug }, { code: "conflict", at: "slug" });
    await enterInError(system, { noun: "incident", id, openedOn: 1, reason: "Twice." });
    await enters({ slug }, { code: "conflict", at: "slug" });
  });

  test("for a participant that does not exist, or is there twice", async () => {
    const one = await party();
    const role = "attacker";
    const given = [{ party: one, role }];
    await enters(
      { participants: [...given, { party: nobody, role }] },
      { code: "not_found", at: "participants[1].party" },
    );
    await enters({ participants: [...given, ...given] }, { code: "invalid", at: "participants" });
  });

  test("for a parent that does not exist, or was entered in error", async () => {
    await enters({ parent: nobody }, { code: "not_found", at: "parent" });
    const fallen = await incident();
    await enterInError(system, { noun: "incident", id: fallen, openedOn: 1, reason: "Twice." });
    await enters({ parent: fallen }, { code: "conflict", at: "parent" });
  });
});

describe("parentage that comes round", () => {
  const revise = (id: string, parent: string | undefined, openedOn = 1) => {
    const { slug: _, ...content } = valid();
    return reviseIncident(system, { ...content, id, openedOn, parent, reason: "Parentage." });
  };
  const round = { code: "invalid", at: "parent", says: /part of itself/ } as const;

  test("to itself", async () => {
    const one = await incident();
    await refused(ownerPool, () => revise(one, one), round);
    await refused(ownerPool, () => revise(one, one.toUpperCase()), round);
  });

  test("in several steps", async () => {
    const first = await incident();
    const middle = await incident({ parent: first });
    const last = await incident({ parent: middle });
    await refused(ownerPool, () => revise(first, middle), round);
    await refused(ownerPool, () => revise(first, last), round);
    await refused(ownerPool, () => revise(middle, last), round);
  });

  test("is looked for in what stands, and nowhere else", async () => {
    const above = await incident();
    const below = await incident({ parent: above });
    await revise(below, undefined);
    await revise(above, below);
  });
});

describe("a revision of an incident is refused", () => {
  let id: string;
  beforeAll(async () => {
    id = await incident();
  });
  const revise = (of: string, openedOn: number) => () => {
    const { slug: _, ...content } = valid();
    return reviseIncident(system, { ...content, id: of, openedOn, reason: "Title." });
  };

  test("when it is of nothing, of an older state, or of what was entered in error", async () => {
    await refused(ownerPool, revise(nobody, 1), { code: "not_found" });
    await refused(ownerPool, revise(id, 2), { code: "conflict", says: /newer revision/ });
    await revise(id, 1)();
    await refused(ownerPool, revise(id, 1), { code: "conflict", says: /newer revision/ });
    await enterInError(system, { noun: "incident", id, openedOn: 2, reason: "Twice." });
    await refused(ownerPool, revise(id, 3), { code: "conflict", says: /in error/ });
  });
});

describe("words are kept as they were written", () => {
  test.each(texts)("%s", async (_, words) => {
    const actor = await party();
    const id = await incident({
      title: words,
      places: [{ name: words, precision: "settlement" }],
      participants: [{ party: actor, role: words, side: words }],
    });
    const { rows } = await ownerPool.query(
      `SELECT r.title, p.name, q.role, q.side FROM incident_revision r
       JOIN incident_place p ON p.incident_revision_id = r.id
       JOIN incident_participant q ON q.incident_revision_id = r.id WHERE r.incident_id = $1`,
      [id],
    );
    const kept = words.normalize("NFC");
    expect(rows).toEqual([{ title: kept, name: kept, role: kept, side: kept }]);
  });
});
