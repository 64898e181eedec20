/** Merges of parties and incidents: what they make one, where old addresses lead, and that they can be taken back. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { declareDependence } from "@/lib/commands/dependences";
import { withdrawIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { findMeasure } from "@/lib/commands/findings";
import { reviseIncident } from "@/lib/commands/incidents";
import { linkClaims } from "@/lib/commands/links";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { reviseParty } from "@/lib/commands/parties";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { publishedEdition } from "@/lib/queries/editions";
import { publishedIncident, publishedIncidents, whereItLeads } from "@/lib/queries/incidents";
import { incidentChoices, liveIncidentPage, liveIncidents } from "@/lib/queries/live-incidents";
import { linksOf } from "@/lib/queries/live-links";
import { findParties, partyMeant } from "@/lib/queries/live-parties";
import { whereItLeads as partyLeads, publishedParty } from "@/lib/queries/parties";
import { publishedHistory } from "@/lib/queries/public-history";
import { publishedState } from "@/lib/queries/published-state";
import { searchIncidents } from "@/lib/queries/search";
import { verifyLog } from "@/lib/queries/verification";
import type { MergedNoun } from "@/lib/schemas/merge";
import { useDatabase } from "../support/database";
import { runs } from "../support/runs";
import { summariesOf } from "./support/listed";
import { refused } from "./support/refused";
import {
  type Article,
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  system,
  unique,
  user,
} from "./support/world";

const { ownerPool } = useDatabase();
const now = new Date("2026-02-05T12:00:00Z");
const why = "They are one.";

let editor: Actor;
beforeAll(async () => {
  editor = await user("editor");
});

afterAll(async () => {
  expect((await verifyLog()).faults).toEqual([]);
});

const text =
  "The army said 17 were killed. The ministry said 17 were killed. " +
  "Residents spoke of more than 20. The ministry's man said 12 of the army died.";

/** Two incidents told by one paper, with a voice under two names. */
async function scene() {
  const n = unique();
  const army = await party(`The army ${n}`, { kind: "state_force", aliases: [`Army ${n}`] });
  const twin = await party(`Military ${n}`, { kind: "state_force" });
  const spokesman = await party(`Spokesman ${n}`, {
    kind: "person",
    ties: [{ kind: "speaks_for", to: twin }],
  });
  const residents = await party(`Residents ${n}`, { kind: "community" });
  const paper = await article(text);
  const [first, second] = [await incidentNamed(`raid-${n}`), await incidentNamed(`clash-${n}`)];
  const of = (who: string, wording: string, at: string, nth = 1, more = {}) =>
    logged({
      ...count(paper, at, wording, { chain: speaks(who), ...more }),
      quote: paper.span(wording, nth),
      figure: { span: paper.span(wording, nth) },
    });
  const one = await of(army, "17", first, 1);
  const other = await of(spokesman, "17", first, 2);
  const theirs = await of(residents, "more than 20", second);
  const dead = await of(twin, "12", second, 1, {
    measure: { outcome: "killed", group: "military", of: army },
  });
  return { n, army, twin, spokesman, residents, paper, first, second, one, other, theirs, dead };
}

function incidentNamed(slug: string): Promise<string> {
  return incident({ slug, title: `Title of ${slug}` });
}

function merging(noun: MergedNoun, from: string, into: string) {
  return { noun, from, into, reason: why };
}

async function standingOf(id: string, group = "people") {
  const page = await liveIncidentPage(editor, id, now);
  const found = page?.document.measures.find(({ measure }) => measure.group === group);
  const claims = found?.claims.map((one) => one.id) ?? [];
  return { value: found?.standing.value, claims, found, page };
}

describe("two parties that are merged", () => {
  test("are one voice wherever they are read, and two again when it is withdrawn", async () => {
    const { army, twin, first, second, one } = await scene();
    expect((await standingOf(first)).value).toBe("agreed");
    const decided = { claim: one, claimNumber: 1, openedOn: 0, status: "corroborated" as const };
    const grounds = (await standingOf(first)).claims.filter((id) => id !== one);
    await assessClaim(editor, { ...decided, rationale: "Both say so.", grounds });
    const merged = await merge(editor, merging("party", twin, army));
    expect(merged).toMatchObject({ from: twin, into: army, number: 1 });
    const { value, page } = await standingOf(first);
    expect(value).toBe("single_origin");
    const stale = page?.document.measures[0]?.claims.find(({ id }) => id === one)?.stale;
    expect(stale).toContain("The standing was agreed and is of one voice now.");
    // Whose they were is the same party, under whichever name it was said.
    const dead = (await standingOf(second, "military")).found;
    expect(dead?.claims[0]?.claimant?.id).toBe(army);
    expect(dead?.measure.of?.id).toBe(army);
    await withdrawMerge(editor, { noun: "party", id: twin, openedOn: 1, reason: "Two after all." });
    const again = await standingOf(first);
    expect(again.value).toBe("agreed");
    expect(again.page?.document.measures[0]?.claims.map((claim) => claim.stale)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("are found by every name, as what they are one under", async () => {
    const { army, twin, n } = await scene();
    await merge(editor, merging("party", twin, army));
    expect((await findParties(editor, `Military ${n}`)).map(({ id }) => id)).toContain(army);
    expect((await findParties(editor, "")).map(({ id }) => id)).not.toContain(twin);
    const meant = (id: string) => partyMeant(editor, { id, name: `Military ${n}` });
    expect(await meant("")).toEqual({ kind: "one", id: army });
    // A claim that names it goes on naming it.
    expect(await meant(twin)).toEqual({ kind: "one", id: twin });
  });

  test("are told at the old address as long as editions name it there, with where newer ones do", async () => {
    const { army, twin, first, second, n } = await scene();
    const at = (id: string) => publishedParty(id, { limit: 1 });
    await published(first);
    await published(second);
    await merge(editor, merging("party", twin, army));
    expect(await at(twin)).toMatchObject({ party: { id: twin }, leadsTo: null });
    await published(first);
    const name = `The army ${n}`;
    expect((await at(twin))?.leadsTo).toEqual({ id: army, name });
    expect((await at(army))?.leadsTo).toBe(null);
    expect(await partyLeads(twin)).toBe(null);
    await published(second);
    expect([await at(twin), await partyLeads(twin)]).toEqual([null, army]);
    await withdrawMerge(editor, { noun: "party", id: twin, openedOn: 1, reason: "Two." });
    expect(await partyLeads(twin)).toBe(null);
  });

  test("keep what is added later where it is added", async () => {
    const { army, twin, first, paper } = await scene();
    await merge(editor, merging("party", twin, army));
    const later = await logged({
      ...count(paper, first, "12", { chain: speaks(army) }),
      ...{ measure: { outcome: "injured", group: "people" } },
    });
    await withdrawMerge(editor, { noun: "party", id: twin, openedOn: 1, reason: why });
    const { page } = await standingOf(first);
    const found = page?.document.measures.flatMap(({ claims }) => claims);
    expect(found?.find(({ id }) => id === later)?.claimant?.id).toBe(army);
  });

  test("are judged anew by what is declared of either", async () => {
    const { army, twin, residents, second } = await scene();
    await merge(editor, merging("party", army, twin));
    const about = { incident: second, reason: why };
    const measure = { outcome: "killed" as const, group: "military", of: twin };
    const join = { ...about, measure, kind: "join" as const, party: residents, is: twin };
    expect(await declareDependence(editor, join)).toHaveProperty("id");
    const set = {
      measure,
      basis: "event" as const,
      window: null,
      attackersIncluded: "no" as const,
    };
    const { page, claims } = await standingOf(second, "military");
    const finding = { low: 12, best: 12, high: 12, rule: "own" as const, rationale: why };
    const given = { ...set, ...finding, incident: second, openedOn: 0, grounds: claims };
    await findMeasure(editor, given);
    expect(page?.document.measures).toHaveLength(2);
    await withdrawMerge(editor, { noun: "party", id: army, openedOn: 1, reason: why });
    // It was found of those of the one, and nothing is counted of theirs by itself.
    const alone = (await standingOf(second, "military")).found;
    expect(alone?.finding).toBeUndefined();
    await merge(editor, merging("party", army, twin));
    const both = (await standingOf(second, "military")).found;
    expect(both?.finding?.best).toBe(12);
    expect(await findMeasure(editor, { ...given, openedOn: 1, best: 12 })).toMatchObject({
      number: 2,
    });
  });
});

describe("two incidents that are merged", () => {
  test("are one with the claims of both, and the old address leads on once that is published", async () => {
    const { first, second, n, one, other, theirs, dead } = await scene();
    const [from, into] = [`clash-${n}`, `raid-${n}`];
    await published(first);
    await published(second);
    const old = await publishedEdition(from, 1);
    await merge(editor, merging("incident", second, first));
    const { page } = await standingOf(first);
    const claims = page?.document.measures.flatMap((measure) => measure.claims.map(({ id }) => id));
    expect(claims?.sort()).toEqual([one, other, theirs, dead].sort());
    // Nobody is led to an edition that does not hold what is told here.
    expect(await whereItLeads(from)).toBe(null);
    const state = await publishedState(from);
    await published(first);
    expect(await whereItLeads(from)).toBe(into);
    expect(await publishedState(from)).not.toBe(state);
    expect(await whereItLeads(into)).toBe(null);
    // What stays there says where it leads, under the title that readers see.
    const told = { slug: into, title: `Title of ${into}` };
    expect(await publishedEdition(from, 1)).toEqual({ ...old, leadsTo: told });
    expect((await publishedHistory(from))?.leadsTo).toEqual(told);
    const led = await publishedState(from);
    await published(first);
    expect(await publishedState(from)).not.toBe(led);
    const listed = await publishedIncidents({ limit: 100 });
    expect(summariesOf(listed).map(({ slug }) => slug)).toContain(into);
    expect(summariesOf(listed).map(({ slug }) => slug)).not.toContain(from);
    const found = await searchIncidents({ query: `clash ${n}`, sort: "newest" }, { limit: 10 });
    expect(summariesOf(found).map(({ slug }) => slug)).not.toContain(from);
    expect((await liveIncidents(editor)).find(({ id }) => id === first)).toMatchObject({
      claims: 4,
      since: 0,
    });
    expect((await incidentChoices(editor)).map(({ id }) => id)).not.toContain(second);
    expect((await incidentChoices(editor, second)).map(({ id }) => id)).toContain(second);

    await withdrawMerge(editor, { noun: "incident", id: second, openedOn: 1, reason: why });
    expect(await whereItLeads(from)).toBe(null);
    expect((await publishedHistory(from))?.leadsTo).toBe(null);
    expect(summariesOf(await publishedIncidents({ limit: 100 })).map(({ slug }) => slug)).toContain(
      from,
    );
    expect((await standingOf(second)).claims).toEqual([theirs]);
    expect((await liveIncidents(editor)).find(({ id }) => id === first)?.since).toBeGreaterThan(0);
  });

  test("lead on through as many as were merged, each to the farthest that took it in", async () => {
    const slugs = [`a-${unique()}`, `b-${unique()}`, `c-${unique()}`] as const;
    const [a, b, c] = await Promise.all(slugs.map(incidentNamed));
    if (!a || !b || !c) throw new Error("three were entered");
    for (const id of [a, b, c]) await published(id);
    await merge(editor, merging("incident", a, b));
    await published(b);
    await merge(editor, merging("incident", b, c));
    expect(await Promise.all(slugs.map(whereItLeads))).toEqual([slugs[1], null, null]);
    await published(c);
    expect(await Promise.all(slugs.map(whereItLeads))).toEqual([slugs[2], slugs[2], null]);
    await withdrawIncident(editor, { incident: c, openedOn: 2, reason: "For now." });
    expect(await whereItLeads(slugs[0])).toBe(slugs[2]);
    await withdrawMerge(editor, { noun: "incident", id: b, openedOn: 1, reason: why });
    expect(await Promise.all(slugs.map(whereItLeads))).toEqual([slugs[1], null, null]);
  });

  test("are linked, denied and decided across, as one", async () => {
    const { first, second, one, theirs, paper } = await scene();
    await refused(
      ownerPool,
      () => linkClaims(system, { kind: "same_dead", claim: one, other: theirs }),
      {
        code: "invalid",
      },
    );
    await merge(editor, merging("incident", second, first));
    await linkClaims(system, { kind: "same_dead", claim: one, other: theirs });
    expect(await linksOf(editor, first)).toHaveLength(1);
    const denial = { kind: "denial" as const, denies: { claim: theirs } };
    await logged({
      ...denial,
      incident: first,
      snapshot: paper.snapshot,
      quote: paper.span("said"),
    });
    const decided = { claim: theirs, claimNumber: 1, openedOn: 0, rationale: why };
    await assessClaim(editor, { ...decided, status: "contested", grounds: [one] });
    await findMeasure(editor, {
      ...{ incident: first, basis: "event", window: null, attackersIncluded: "no" },
      ...{ measure: { outcome: "killed", group: "people", of: null }, rule: "own", openedOn: 0 },
      ...{ low: 17, best: 20, high: 21, rationale: why, grounds: [one, theirs] },
    });
    const { page } = await standingOf(first);
    expect(page?.document.measures[0]?.finding?.claims.sort()).toEqual([one, theirs].sort());
    // What one was found on stays with the one it was found of.
    await withdrawMerge(editor, { noun: "incident", id: second, openedOn: 1, reason: why });
    const alone = (await standingOf(first)).page?.document.measures[0]?.finding;
    expect(alone?.stale).toContain("A claim that it rested on stands here no longer.");
    expect((await standingOf(second)).page?.document.measures[0]?.finding).toBeUndefined();
  });
});

test("whatever is merged and taken back, all that can be read is what it was", async () => {
  const made = await scene();
  const { army, twin, residents, first, second } = made;
  for (const id of [first, second]) await published(id);
  const readable = async () => {
    const pages = [
      await liveIncidentPage(editor, first, now),
      await liveIncidentPage(editor, second, now),
    ];
    const slugs = [`raid-${made.n}`, `clash-${made.n}`];
    return JSON.stringify([
      pages,
      await Promise.all(
        slugs.map(async (slug) => [await publishedIncident(slug), await whereItLeads(slug)]),
      ),
      summariesOf(await publishedIncidents({ limit: 100 })),
      summariesOf(await searchIncidents({ query: "title", sort: "newest" }, { limit: 50 })),
      await findParties(editor, "", 50),
      await incidentChoices(editor),
    ]);
  };
  const before = await readable();
  const pairs: [MergedNoun, string, string][] = [
    ["party", twin, army],
    ["party", army, twin],
    ["party", residents, army],
    ["party", twin, residents],
    ["incident", first, second],
    ["incident", second, first],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(pairs.length - 1), { minLength: 1, maxLength: 4 }),
      fc.nat(100),
      async (picked, seed) => {
        const standing: [MergedNoun, string, number][] = [];
        for (const index of picked) {
          const [noun, from, into] = pairs[index] ?? pairs[0] ?? ["party", army, twin];
          const done = await merge(editor, merging(noun, from, into)).catch(() => null);
          if (done) standing.push([noun, from, done.number]);
        }
        expect(standing.length).toBeGreaterThan(0);
        expect(await readable()).not.toBe(before);
        while (standing.length > 0) {
          const [taken] = standing.splice(seed % standing.length, 1);
          if (!taken) throw new Error("one is left");
          const [noun, id, openedOn] = taken;
          await withdrawMerge(editor, { noun, id, openedOn, reason: why });
        }
        expect(await readable()).toBe(before);
      },
    ),
    { numRuns: runs(4, 120), endOnFailure: true },
  );
});

describe("a merge is refused, without a trace", () => {
  let made: Awaited<ReturnType<typeof scene>>;
  let paper: Article;
  beforeAll(async () => {
    made = await scene();
    paper = made.paper;
  });
  const isRefused = (
    input: Parameters<typeof merge>[1],
    refusal: Parameters<typeof refused>[2],
    actor = editor,
  ) => refused(ownerPool, () => merge(actor, input), refusal);

  test("with itself, with its own part, and between who says and who passes on", async () => {
    const { army, twin, spokesman, first } = made;
    await isRefused(merging("party", army, army), { code: "invalid", at: "into", says: /itself/ });
    for (const [from, into] of [
      [spokesman, twin],
      [twin, spokesman],
    ] as const) {
      await isRefused(merging("party", from, into), {
        code: "invalid",
        at: "into",
        says: /part of/,
      });
    }
    await isRefused(merging("party", paper.outlet, army), {
      ...{ code: "invalid", at: "into", says: /passes on/ },
    });
    const part = await incident({ parent: first });
    await isRefused(merging("incident", part, first), { code: "invalid", says: /part of/ });
    await isRefused(merging("incident", first, part), { code: "invalid", says: /part of/ });
  });

  test("with what is withheld alone, redacted, entered in error, or nowhere", async () => {
    const { army } = made;
    const hidden = await party("A witness of that night", { withheldAs: "a witness" });
    await isRefused(merging("party", hidden, army), { code: "invalid", says: /label/ });
    const gone = await party("Somebody to be redacted");
    await redact(await user("admin"), {
      ...{ target: "party", id: gone, legalGround: "An order.", reason: "The court asked." },
    });
    await isRefused(merging("party", army, gone), {
      code: "conflict",
      at: "into",
      says: /redacted/,
    });
    const error = await incidentNamed(`error-${unique()}`);
    await enterInError(system, { noun: "incident", id: error, openedOn: 1, reason: "Typed." });
    await isRefused(merging("incident", made.first, error), { code: "conflict", says: /in error/ });
    await isRefused(merging("party", army, crypto.randomUUID()), { code: "not_found", at: "into" });
  });

  test("for who may not, and with a reason of one blank", async () => {
    const { army, twin } = made;
    const input = merging("party", twin, army);
    await isRefused(input, { code: "forbidden" }, await user("analyst"));
    await isRefused({ ...input, reason: " " }, { code: "invalid", at: "reason" });
  });

  test("where either changed, or was merged, since it was seen", async () => {
    const { army, twin, residents } = await scene();
    const seen = { revision: 1, merges: 0 };
    const input = { ...merging("party", twin, army), saw: { from: seen, into: seen } };
    const name = { name: `Renamed ${unique()}`, kind: "state_force" as const };
    await reviseParty(system, { id: army, openedOn: 1, reason: "A typing error.", ...name });
    await isRefused(input, { code: "conflict", says: /^Somebody changed, merged or separated/ });
    const again = { ...input, saw: { from: seen, into: { revision: 2, merges: 0 } } };
    await merge(editor, again);
    await isRefused(again, { code: "conflict", says: /is merged into “Renamed .+” already/ });
    const { saw: _, ...blind } = again;
    await isRefused(blind, { code: "conflict", says: /already/ });
    await isRefused(merging("party", residents, twin), {
      code: "conflict",
      says: /Choose that one/,
    });
    const withdrawal = { noun: "party" as const, id: twin, openedOn: 1, reason: why };
    await refused(ownerPool, () => withdrawMerge(editor, { ...withdrawal, openedOn: 2 }), {
      code: "conflict",
    });
    await withdrawMerge(editor, withdrawal);
    await refused(ownerPool, () => withdrawMerge(editor, withdrawal), { code: "conflict" });
    await refused(ownerPool, () => withdrawMerge(editor, { ...withdrawal, id: residents }), {
      code: "not_found",
    });
    // Redo is a new entry, on top of its withdrawal.
    expect(await merge(editor, merging("party", twin, army))).toMatchObject({ number: 3 });
  });
});

test("what was merged a moment ago is told in a sentence to whoever comes with a form of before", async () => {
  const { army, twin, first, second, paper } = await scene();
  const newer = { id: second, openedOn: 1, reason: why };
  const period = { start: "2026-02-01", end: "2026-02-01" };
  await merge(editor, merging("incident", second, first));
  await merge(editor, merging("party", twin, army));
  const told = { code: "conflict", says: /was merged into “.+”\. Go on there\.$/ } as const;
  const all: (() => Promise<unknown>)[] = [
    () => published(second),
    () => logged(count(paper, second, "17")),
    () => reviseIncident(editor, { ...newer, title: "Other", period }),
    () => enterInError(editor, { noun: "incident", ...newer }),
    () => enterInError(editor, { noun: "party", id: twin, openedOn: 1, reason: why }),
    () =>
      reviseParty(editor, { id: twin, openedOn: 1, reason: why, name: "X", kind: "state_force" }),
    () => withdrawIncident(editor, { incident: second, openedOn: 1, reason: why }),
  ];
  for (const one of all) await refused(ownerPool, one, told);
  const from = {
    code: "conflict",
    says: /was merged into this (party|incident)\. Withdraw/,
  } as const;
  await refused(
    ownerPool,
    () => enterInError(editor, { noun: "incident", id: first, openedOn: 1, reason: why }),
    from,
  );
  const hiding = { id: army, openedOn: 1, reason: why, kind: "state_force" as const };
  await refused(
    ownerPool,
    () => reviseParty(editor, { ...hiding, name: "The army", withheldAs: "a force" }),
    from,
  );
  // Neither by a tie, nor by a parent, does anything come round to itself through a merge.
  const tie = { kind: "part_of" as const, to: twin };
  await refused(
    ownerPool,
    () => reviseParty(editor, { ...hiding, name: "The army", ties: [tie] }),
    { code: "invalid", at: "ties[0].to" },
  );
  await refused(
    ownerPool,
    () => reviseIncident(editor, { ...newer, id: first, title: "Other", period, parent: second }),
    { code: "invalid", at: "parent" },
  );
});
