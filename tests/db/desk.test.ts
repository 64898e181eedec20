import { describe, expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { enterParty, reviseParty } from "@/lib/commands/parties";
import { redact } from "@/lib/commands/redactions";
import { rehearse } from "@/lib/commands/rehearsal";
import type { Actor } from "@/lib/domain/permissions";
import { articleAt, heldCapture, textChanges } from "@/lib/queries/captures";
import { changedSince, historyOf } from "@/lib/queries/history";
import { publishedIncident } from "@/lib/queries/incidents";
import { liveArticle, liveArticles, snapshotText } from "@/lib/queries/live-articles";
import {
  claimRecord,
  deniableClaims,
  groupTree,
  newestAssessment,
} from "@/lib/queries/live-claims";
import { movedUnder } from "@/lib/queries/live-decisions";
import {
  incidentChoices,
  incidentForm,
  liveIncidentPage,
  liveIncidents,
} from "@/lib/queries/live-incidents";
import {
  findParties,
  lookAlikes,
  partyForm,
  partyMeant,
  partyNames,
} from "@/lib/queries/live-parties";
import { useDatabase } from "@/tests/support/database";
import { deskScene, somebody, system } from "./desk-scene";

const { ownerPool } = useDatabase();
const now = new Date("2026-11-21T00:00:00Z");

describe("who may look", () => {
  const nobody: Actor = { kind: "anonymous" };
  const viewer: Actor = {
    kind: "user",
    id: "00000000-0000-4000-8000-000000000001",
    role: "viewer",
  };
  const id = "00000000-0000-4000-8000-000000000002";
  const questions: [string, (viewer: Actor) => Promise<unknown>][] = [
    ["liveIncidents", (it) => liveIncidents(it)],
    ["liveIncidentPage", (it) => liveIncidentPage(it, id, now)],
    ["incidentForm", (it) => incidentForm(it, id)],
    ["incidentChoices", (it) => incidentChoices(it)],
    ["findParties", (it) => findParties(it, "a")],
    ["partyMeant", (it) => partyMeant(it, { id, name: "a" })],
    ["partyForm", (it) => partyForm(it, id)],
    ["partyNames", (it) => partyNames(it, [id])],
    ["lookAlikes", (it) => lookAlikes(it, "a")],
    ["liveArticles", (it) => liveArticles(it)],
    ["liveArticle", (it) => liveArticle(it, id)],
    ["heldCapture", (it) => heldCapture(it, id)],
    ["articleAt", (it) => articleAt(it, ["https://example.org/"])],
    ["textChanges", (it) => textChanges(it, id, "a")],
    ["snapshotText", (it) => snapshotText(it, id)],
    ["claimRecord", (it) => claimRecord(it, id)],
    ["groupTree", (it) => groupTree(it)],
    ["deniableClaims", (it) => deniableClaims(it)],
    ["newestAssessment", (it) => newestAssessment(it, id)],
    ["historyOf", (it) => historyOf(it, "claim", id)],
  ];

  test.each(questions)("%s is for staff", async (_, ask) => {
    await expect(ask(nobody)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(ask(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(system)).resolves.not.toThrow();
  });
});

describe("parties as one types", () => {
  test("a slip, an alias, a part of a name; nobody entered in error", async () => {
    const jeeyand = await enterParty(system, {
      name: "Jeeyand Baloch",
      kind: "person",
      aliases: ["جیئند بلوچ"],
    });
    const bla = await enterParty(system, {
      name: "Balochistan Liberation Army",
      kind: "armed_group",
      aliases: ["BLA"],
    });
    const gone = await enterParty(system, { name: "Jeeyand Balloch", kind: "person" });
    await enterInError(system, { noun: "party", id: gone.id, openedOn: 1, reason: "a slip" });
    const ids = async (typed: string) => (await findParties(system, typed)).map(({ id }) => id);
    expect((await ids("Jeyand"))[0]).toBe(jeeyand.id);
    expect((await ids("jeeyand bal"))[0]).toBe(jeeyand.id);
    expect(await ids("جیئند")).toEqual([jeeyand.id]);
    expect((await ids("bla"))[0]).toBe(bla.id);
    expect((await ids("liberation"))[0]).toBe(bla.id);
    expect(await ids("Jeeyand Balloch")).not.toContain(gone.id);
    expect(await ids("100%")).toEqual([]);
    expect(await ids("\\")).toEqual([]);
    expect(await partyMeant(system, { id: "", name: " bla " })).toEqual({
      kind: "one",
      id: bla.id,
    });
    expect(await partyMeant(system, { id: bla.id, name: "Jeeyand Baloch" })).toEqual({
      kind: "one",
      id: jeeyand.id,
    });
    expect(await partyMeant(system, { id: "", name: "Nobody" })).toEqual({ kind: "none" });
    const twin = await enterParty(system, { name: "BLA", kind: "other" });
    expect(await partyMeant(system, { id: "", name: "BLA" })).toEqual({ kind: "several" });
    expect(await partyMeant(system, { id: twin.id, name: "BLA" })).toEqual({
      kind: "one",
      id: twin.id,
    });
  });

  test("the search is one that the index serves", async () => {
    const client = await ownerPool.connect();
    try {
      await client.query("BEGIN");
      await client.query("SET LOCAL enable_seqscan = off");
      await client.query("SET LOCAL search_path = public, extensions");
      const { rows } = await client.query(
        `EXPLAIN SELECT 1 FROM party_revision r WHERE party_names(r.name, r.aliases) LIKE '%jeey%'
          OR 'jeyand' <% party_names(r.name, r.aliases)`,
      );
      expect(JSON.stringify(rows)).toContain("party_revision_names");
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  test("names that look like one another", async () => {
    const iskra = await enterParty(system, { name: "Iskra Post", kind: "outlet" });
    expect(await lookAlikes(system, "Iskrа Роst")).toEqual([
      { id: iskra.id, name: "Iskra Post", likeness: "alike" },
    ]);
    expect(await lookAlikes(system, "iskra  post")).toMatchObject([{ likeness: "same" }]);
    expect(await lookAlikes(system, "Iskra Past")).toEqual([]);
    expect(await lookAlikes(system, "Iskra Post", iskra.id)).toEqual([]);
  });
});

describe("deciding", () => {
  test("a status with what it rests on reaches readers with the next edition", async () => {
    const { incident, first, second } = await deskScene("assess");
    const editor = await somebody("editor", "Eda");
    await publishIncident(editor, { incident, openedOn: 0 });
    const given = {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "contested" as const,
      rationale: "Residents say more.",
      grounds: [second],
    };
    expect(await assessClaim(editor, given)).toEqual({ claim: first, number: 1 });
    const page = await liveIncidentPage(editor, incident, now);
    expect(page?.claims[first]?.assessment).toMatchObject({
      status: "contested",
      grounds: [second],
    });
    expect(JSON.stringify(page?.document)).not.toContain('"stale"');
    expect(page?.difference.differs).toBe(true);
    expect(JSON.stringify(page?.difference)).toContain('"before":"unreviewed","after":"contested"');
    expect(JSON.stringify(await publishedIncident("incident-assess"))).not.toContain(
      '"status":"contested"',
    );
    await publishIncident(editor, { incident, openedOn: 1 });
    expect(JSON.stringify(await publishedIncident("incident-assess"))).toContain(
      '"status":"contested"',
    );
    const after = await liveIncidentPage(editor, incident, now);
    expect(after?.difference).toMatchObject({
      differs: false,
      incident: [],
      measures: [],
      others: [],
    });
  });

  test("two editors at once: one wins, the other is told", async () => {
    const { first } = await deskScene("two");
    const [one, two] = [await somebody("editor", "Una"), await somebody("editor", "Dua")];
    const given = {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "discounted" as const,
      rationale: "Why.",
    };
    const outcomes = await Promise.allSettled([assessClaim(one, given), assessClaim(two, given)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((it) => it.status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "conflict" } });
    expect((await newestAssessment(one, first))?.number).toBe(1);
  });

  test("what cannot be decided", async () => {
    const scene = await deskScene("bad");
    const other = await deskScene("other");
    const editor = await somebody("editor", "Ebad");
    const analyst = await somebody("analyst", "Abad");
    const given = {
      claim: scene.first,
      claimNumber: 1,
      openedOn: 0,
      status: "corroborated" as const,
      rationale: "Why.",
      grounds: [scene.second],
    };
    const refusal = (input: Parameters<typeof assessClaim>[1], actor: Actor = editor) =>
      assessClaim(actor, input).then(
        () => "written",
        (error) => error.code,
      );
    expect(await refusal(given, analyst)).toBe("forbidden");
    expect(await refusal({ ...given, grounds: [] })).toBe("invalid");
    expect(await refusal({ ...given, grounds: [scene.first] })).toBe("invalid");
    expect(await refusal({ ...given, grounds: [other.first] })).toBe("conflict");
    expect(await refusal({ ...given, rationale: " " })).toBe("invalid");
    expect(await refusal({ ...given, claimNumber: 2 })).toBe("conflict");
    expect(await refusal({ ...given, openedOn: 1 })).toBe("conflict");
    expect(await refusal({ ...given, claim: crypto.randomUUID() })).toBe("not_found");
    await enterInError(editor, { noun: "claim", id: scene.second, openedOn: 1, reason: "no" });
    expect(await refusal(given)).toBe("conflict");
    expect(await newestAssessment(editor, scene.first)).toBeNull();
  });

  test("a decision grows old when the standing moves, and says how to everybody", async () => {
    const { incident, first, second, theirs } = await deskScene("old");
    const editor = await somebody("editor", "Eold");
    const given = {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "contested" as const,
      rationale: "Why.",
      grounds: [second],
    };
    const opened = await liveIncidentPage(editor, incident, now);
    const saw = opened?.claims[first]?.saw;
    await assessClaim(editor, { ...given, saw });
    const stale = async () => {
      const page = await liveIncidentPage(editor, incident, now);
      return page?.document.measures.flatMap(({ claims }) => claims).find(({ id }) => id === first)
        ?.stale;
    };
    const revised = { ...theirs, id: second, openedOn: 1, reason: "hedge" };
    await reviseClaim(editor, { ...revised, hedge: "alleged" });
    expect(await stale()).toBeUndefined();
    await publishIncident(editor, { incident, openedOn: 0 });
    await reviseClaim(editor, { ...revised, openedOn: 2, attackersIncluded: "yes" });
    const moved = ["The standing was contested and is of one voice now."];
    expect(await stale()).toEqual(expect.arrayContaining(moved));
    // A form that was opened before says what moved, and writes nothing.
    const again = { ...given, openedOn: 1, grounds: [], saw };
    await expect(assessClaim(editor, again)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("The standing was contested"),
    });
    expect((await movedUnder(editor, first, saw ?? ""))?.lines).toEqual(
      expect.arrayContaining(moved),
    );
    const page = await liveIncidentPage(editor, incident, now);
    expect(JSON.stringify(page?.difference)).toContain("status is out of date");
    const published = async () => JSON.stringify(await publishedIncident("incident-old"));
    expect(await published()).not.toContain("stale");
    await publishIncident(editor, { incident, openedOn: 1 });
    expect(await published()).toContain('"stale":["The standing was contested');
    expect((await newestAssessment(editor, first))?.status).toBe("contested");
    await assessClaim(editor, { ...given, openedOn: 1, status: "uncorroborated", grounds: [] });
    expect(await stale()).toBeUndefined();
    await publishIncident(editor, { incident, openedOn: 2 });
    expect(await published()).not.toContain("stale");
  });

  test("what was decided before footings were kept has to be looked at again", async () => {
    const { incident, first } = await deskScene("unkept");
    const editor = await somebody("editor", "Eunk");
    await assessClaim(editor, {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "discounted",
      rationale: "Why.",
    });
    await ownerPool.query("ALTER TABLE assessment DISABLE TRIGGER USER");
    await ownerPool.query("UPDATE assessment SET footing = NULL WHERE claim_id = $1", [first]);
    const page = await liveIncidentPage(editor, incident, now);
    await ownerPool.query("UPDATE assessment SET footing = $2 WHERE claim_id = $1", [
      first,
      page?.claims[first]?.saw,
    ]);
    await ownerPool.query("ALTER TABLE assessment ENABLE TRIGGER USER");
    expect(JSON.stringify(page?.document)).toContain("before it was kept what decisions rest on");
  });
});

describe("withdrawing", () => {
  test("leaves the reason, and masks what was published before", async () => {
    const { incident } = await deskScene("withdraw");
    const editor = await somebody("editor", "Ewit");
    await publishIncident(editor, { incident, openedOn: 0, note: "A note." });
    await publishIncident(editor, { incident, openedOn: 1 });
    await withdrawIncident(editor, { incident, openedOn: 2, reason: "A name in it." });
    const shown = await publishedIncident("incident-withdraw");
    expect(shown).toMatchObject({
      withdrawn: "A name in it.",
      measures: [],
      edition: { number: 3 },
    });
    const { rows } = await ownerPool.query<{
      document: string;
      note: string | null;
      number: number;
    }>("SELECT document, note, number FROM edition WHERE incident_id = $1 ORDER BY number", [
      incident,
    ]);
    expect(rows).toHaveLength(3);
    for (const { document } of rows) {
      expect(document).not.toMatch(/soldiers|Army|Incident withdraw/);
      expect(document).toContain("A name in it.");
    }
    expect(rows.map(({ note }) => note)).toEqual([null, null, "A name in it."]);
    expect((await liveIncidents(editor)).find(({ id }) => id === incident)).toMatchObject({
      edition: { withdrawn: true },
    });
  });

  test("a redaction does not publish again what was withdrawn", async () => {
    const { incident, army } = await deskScene("rewithdraw");
    const editor = await somebody("editor", "Erew");
    await publishIncident(editor, { incident, openedOn: 0 });
    await withdrawIncident(editor, { incident, openedOn: 1, reason: "Army rewithdraw asked." });
    const admin = await somebody("admin", "Arew");
    await redact(admin, { target: "party", id: army, legalGround: "a court", reason: "an order" });
    const shown = await publishedIncident("incident-rewithdraw");
    expect(shown).toMatchObject({ edition: { number: 2 }, measures: [] });
    expect(shown?.withdrawn).not.toContain("Army");
  });

  test("what cannot be withdrawn", async () => {
    const { incident } = await deskScene("unwithdraw");
    const editor = await somebody("editor", "Eunw");
    const refusal = (openedOn: number, actor: Actor = editor) =>
      withdrawIncident(actor, { incident, openedOn, reason: "Why." }).then(
        () => "written",
        (error) => error.code,
      );
    expect(await refusal(1)).toBe("not_found");
    await publishIncident(editor, { incident, openedOn: 0 });
    expect(await refusal(2)).toBe("conflict");
    expect(await refusal(1, await somebody("analyst", "Aunw"))).toBe("forbidden");
    expect(await refusal(1)).toBe("written");
    expect(await refusal(2)).toBe("conflict");
    await publishIncident(editor, { incident, openedOn: 2 });
    expect(await publishedIncident("incident-unwithdraw")).toMatchObject({ withdrawn: null });
  });

  test("nothing that stands is masked by whoever may not", async () => {
    const { incident } = await deskScene("unmasked");
    await publishIncident(system, { incident });
    await expect(ownerPool.query("SELECT mask_withdrawn_incident($1)", [incident])).rejects.toThrow(
      /only what is withdrawn/,
    );
  });
});

describe("what a revision unsettles", () => {
  test("is told, and nothing of it is written", async () => {
    const { incident, second, theirs } = await deskScene("rehearse");
    const editor = await somebody("editor", "Ereh");
    const { first } = await claimsOf(incident);
    await assessClaim(editor, {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "contested",
      rationale: "Why.",
      grounds: [second],
    });
    const input = {
      id: second,
      openedOn: 1,
      reason: "women",
      ...theirs,
      measure: { outcome: "killed" as const, group: "civilians" },
    };
    const found = await rehearse(editor, "revise", reviseClaim, input, second);
    expect(found.assessments).toBe(1);
    expect(found.lines.join("\n")).toMatch(/security forces: contested.*→ single origin/);
    expect(found.lines.join("\n")).toMatch(/civilians: not there → single origin/);
    expect((await claimRecord(editor, second))?.revision).toBe(1);
    const same = await rehearse(
      editor,
      "revise",
      reviseClaim,
      { id: second, openedOn: 1, reason: "hedge", ...theirs, hedge: "said" as const },
      second,
    );
    expect(same).toEqual({ lines: [], assessments: 0 });
    await expect(
      rehearse(editor, "revise", reviseClaim, { ...input, openedOn: 7 }, second),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  async function claimsOf(incident: string) {
    const { rows } = await ownerPool.query<{ claim_id: string }>(
      "SELECT claim_id FROM claim_revision WHERE incident_id = $1 ORDER BY quote_start",
      [incident],
    );
    return { first: rows[0]?.claim_id ?? "" };
  }
});

describe("history", () => {
  test("says who, when, old, new and why, and how a record stood", async () => {
    const { second, theirs } = await deskScene("history");
    const analyst = await somebody("analyst", "Ana");
    await reviseClaim(analyst, {
      ...theirs,
      id: second,
      openedOn: 1,
      reason: "The verb says so.",
      hedge: "alleged",
    });
    const history = await historyOf(analyst, "claim", second, 1);
    expect(history?.newest).toBe(2);
    expect(history?.stood?.words).toMatchObject({
      hedge: "none",
      "figure as printed": "more than 20",
      "read as": "21+",
    });
    expect(history?.entries.map(({ verb, revision, who }) => [verb, revision, who])).toEqual([
      ["revise claim", 2, { name: "Ana", role: "analyst" }],
      ["log claim", 1, { name: null, role: "test" }],
    ]);
    expect(history?.entries[0]).toMatchObject({
      why: "The verb says so.",
      changes: [{ what: "hedge", old: "none", new: "alleged" }],
    });
    expect(await changedSince(analyst, "claim", second, 1)).toEqual({
      newest: 2,
      lines: ["hedge: none → alleged", "by Ana, because: The verb says so."],
    });
    expect(await changedSince(analyst, "claim", second, 2)).toBeNull();
  });

  test("of a party, an article and an incident too; of nothing else", async () => {
    const scene = await deskScene("kinds");
    await reviseParty(system, {
      id: scene.army,
      openedOn: 1,
      reason: "full name",
      name: "The Army",
      kind: "state_force",
    });
    expect((await historyOf(system, "party", scene.army))?.entries[0]?.changes).toEqual([
      { what: "name", old: "Army kinds", new: "The Army" },
    ]);
    expect((await historyOf(system, "article", scene.article, 1))?.stood?.words).toMatchObject({
      headline: "Fighting kinds",
    });
    expect((await historyOf(system, "incident", scene.incident, 1))?.stood?.words).toMatchObject({
      participants: "The Army: target, side: state",
    });
    expect(await historyOf(system, "user", scene.army)).toBeNull();
    expect(await historyOf(system, "party", "nonsense")).toBeNull();
    expect(await historyOf(system, "party", crypto.randomUUID())).toBeNull();
  });
});

describe("a form sent twice", () => {
  test("is written once, also at the same time", async () => {
    const { incident, armys } = await deskScene("once");
    const analyst = await somebody("analyst", "Onc");
    const key = crypto.randomUUID();
    const send = () => logClaim.once(analyst, { ...armys, hedge: "said" }, key, ({ id }) => id);
    const ids = await Promise.all([send(), send(), send()]);
    expect(new Set(ids).size).toBe(1);
    expect((await liveIncidents(analyst)).find(({ id }) => id === incident)?.claims).toBe(3);
  });
});

test("a withheld party is named to staff, and to nobody else", async () => {
  const { incident, army } = await deskScene("withheld");
  await reviseParty(system, {
    id: army,
    openedOn: 1,
    reason: "safety",
    name: "Army withheld",
    kind: "state_force",
    withheldAs: "a state force",
  });
  const page = await liveIncidentPage(system, incident, now);
  expect(JSON.stringify(page?.document)).toContain("Army withheld");
  expect(JSON.stringify(page?.difference)).not.toContain("Army withheld");
  await publishIncident(system, { incident, note: "Army withheld asked for it." });
  expect(JSON.stringify(await publishedIncident("incident-withheld"))).not.toContain(
    "Army withheld",
  );
});

test("the claim's record is what its form can send back", async () => {
  const { first, incident, snapshot } = await deskScene("record");
  expect(await claimRecord(system, first)).toMatchObject({
    revision: 1,
    incident,
    snapshot,
    fields: { kind: "count", figure: "17", "measure.group": "security_forces", "figure.sum": "" },
    hops: [{ function: "speaks", words: "The army said", ground: "" }],
  });
  expect((await snapshotText(system, snapshot))?.text).toMatch(/^Fighting record\n\nThe army said/);
  expect(
    (await liveArticle(system, (await liveArticles(system))[0]?.id ?? ""))?.snapshots[0]?.claims,
  ).toHaveLength(2);
});
