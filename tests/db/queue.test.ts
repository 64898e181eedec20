/** The queue: what waits and why, who has it, and one decision for many. */
import { describe, expect, test } from "vitest";
import { enterArticle } from "@/lib/commands/articles";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { proposeDerivation } from "@/lib/commands/derivations";
import { findMeasure } from "@/lib/commands/findings";
import { enterIncident } from "@/lib/commands/incidents";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { assessMany, attend, look } from "@/lib/commands/queue";
import { enterSnapshot } from "@/lib/commands/snapshots";
import { lookingAt } from "@/lib/queries/attention";
import { queue } from "@/lib/queries/queue";
import { verifyLog } from "@/lib/queries/verification";
import type { WaitingKind } from "@/lib/schemas/queue";
import { useDatabase } from "@/tests/support/database";
import { deskScene, somebody } from "./desk-scene";

useDatabase();

const now = () => new Date();

describe("the queue", () => {
  test("says what waits and why, the most consequential first", async () => {
    const { incident, first, second, armys, theirs, article, outlet } = await deskScene("waits");
    const editor = await somebody("editor", "Ewaits");
    const of = async (kind?: WaitingKind) =>
      (await queue(editor, { kind, incident }, now())).entries;
    expect((await of()).map(({ kind }) => kind)).toEqual(["contested", "new_claim", "new_claim"]);
    expect((await of("new_claim")).map(({ claim }) => claim)).toEqual([second, first]);

    const given = { claim: first, claimNumber: 1, openedOn: 0, rationale: "Why." };
    await assessClaim(editor, { ...given, status: "contested" });
    const set = { basis: "event", window: null, attackersIncluded: "no", incident } as const;
    await findMeasure(editor, {
      ...set,
      measure: { outcome: "killed", group: "security_forces", of: null },
      openedOn: 0,
      low: 17,
      best: 17,
      high: 21,
      rule: "own",
      rationale: "Why.",
      grounds: [first, second],
    });
    expect((await of()).map(({ kind }) => kind)).toEqual(["new_claim"]);
    const women = { outcome: "killed" as const, group: "women" };
    await reviseClaim(editor, { ...theirs, id: second, openedOn: 1, reason: "x", measure: women });
    const [status, found] = await of();
    expect(status).toMatchObject({ kind: "stale_status", claim: first });
    expect(status?.why).toContain("The standing was contested and is of one voice now.");
    expect(found?.kind).toBe("stale_finding");

    // Women are security forces nowhere in the tree; people are both.
    await logClaim(editor, {
      ...armys,
      measure: { outcome: "killed", group: "people" },
      figure: { span: armys.figure.span },
    });
    expect((await of("part_exceeds_whole"))[0]?.why.join()).toContain("exceeds the whole");

    const copy = await enterArticle(editor, {
      outlet,
      headline: "A copy",
      kind: "transcribed",
      text: "Nothing of this stood anywhere else.",
    });
    await proposeDerivation(editor, {
      article: copy.id,
      from: article,
      kind: "reprint",
      score: 0.9,
      directionKnown: true,
    });
    expect((await of("likely_copy")).map(({ title }) => title)).toEqual([
      "“A copy” and “Fighting waits”",
    ]);
    await enterSnapshot(editor, {
      article,
      headline: "Fighting waits",
      kind: "transcribed",
      text: "The army said on Monday that 17 soldiers were killed. The rest was taken back.",
    });
    expect((await of("quote_gone")).map(({ title }) => title)).toEqual([
      "“Residents spoke of more than 20 dead.”",
    ]);
    // Merged into another, its quotes and copies are looked for there.
    const day = { start: "2026-02-01", end: "2026-02-01" };
    const other = { slug: "waits-there", title: "Waits there", period: day };
    const { id: root } = await enterIncident(editor, other);
    await merge(editor, { noun: "incident", from: incident, into: root, reason: "One event." });
    for (const kind of ["quote_gone", "likely_copy"] as const) {
      const there = (await queue(editor, { kind, incident: root }, now())).entries;
      expect(there.map((one) => one.incident)).toEqual([{ id: root, title: "Waits there" }]);
      expect(await of(kind)).toEqual([]);
    }
    await withdrawMerge(editor, { noun: "incident", id: incident, openedOn: 1, reason: "Two." });
    expect(await of("quote_gone")).toHaveLength(1);
    const { counts } = await queue(editor, {}, now());
    expect(counts).toMatchObject({ stale_status: 1, stale_finding: 1, likely_copy: 1 });
    expect((await queue(editor, { from: 50 }, now())).entries).toEqual([]);
  });

  test("shows who has an item and who looks at it", async () => {
    const { incident, first } = await deskScene("who");
    const [ana, ben] = [await somebody("editor", "Ana"), await somebody("editor", "Ben")];
    const item = `claim:${first}`;
    const seen = async (by: typeof ana, more = {}) =>
      (await queue(by, { incident, ...more }, now())).entries.find(({ key }) => key === item);
    await attend(ana, { item, take: true });
    await look(ana, { item });
    expect(await seen(ben)).toMatchObject({ assigned: { name: "Ana" }, looking: ["Ana"] });
    expect(await seen(ana)).toMatchObject({ assigned: { name: "Ana" }, looking: [] });
    expect(await seen(ben, { mine: true })).toBeUndefined();
    await attend(ben, { item, take: true });
    expect(await seen(ben, { mine: true })).toMatchObject({ assigned: { name: "Ben" } });
    await attend(ben, { item, take: false });
    expect(await seen(ben)).toMatchObject({ assigned: null });
    expect(await lookingAt(ben, [item], now())).toEqual(["Ana"]);
    expect(await lookingAt(ben, [item], new Date(Date.now() + 700_000))).toEqual([]);
    const analyst = await somebody("analyst", "Awho");
    await expect(attend(analyst, { item, take: true })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("takes one decision for many, all of them or none", async () => {
    const { incident, first, second, theirs } = await deskScene("many");
    const editor = await somebody("editor", "Emany");
    const entries = (await queue(editor, { incident, kind: "new_claim" }, now())).entries;
    const claims = entries.flatMap(({ claim, decides }) =>
      claim && decides ? [{ claim, ...decides }] : [],
    );
    expect(claims).toHaveLength(2);
    const decision = { status: "discounted" as const, rationale: "All by hearsay." };
    await reviseClaim(editor, { ...theirs, id: second, openedOn: 1, reason: "x", hedge: "said" });
    await expect(assessMany(editor, { claims, ...decision })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await queue(editor, { incident, kind: "new_claim" }, now())).entries).toHaveLength(2);
    const seen = claims.map((one) => (one.claim === second ? { ...one, claimNumber: 2 } : one));
    expect(await assessMany(editor, { claims: seen, ...decision })).toEqual({ decided: 2 });
    expect((await queue(editor, { incident, kind: "new_claim" }, now())).entries).toEqual([]);
    expect(claims.map(({ claim }) => claim)).toContain(first);
    await expect(assessMany(editor, { claims: [], ...decision })).rejects.toMatchObject({
      code: "invalid",
    });
    expect((await verifyLog()).faults).toEqual([]);
  });
});
