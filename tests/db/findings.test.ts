/** An editor's low, best and high: made from a rule, published, out of date when the standing moves. */
import { describe, expect, test } from "vitest";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { publishIncident } from "@/lib/commands/editions";
import { findMeasure } from "@/lib/commands/findings";
import { publishedIncident } from "@/lib/queries/incidents";
import { changedUnderFinding } from "@/lib/queries/live-decisions";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { verifyLog } from "@/lib/queries/verification";
import { readSetText, setText } from "@/lib/schemas/set-text";
import { useDatabase } from "@/tests/support/database";
import { deskScene, somebody } from "./desk-scene";

useDatabase();

const now = new Date("2026-02-05T12:00:00Z");
const measure = { outcome: "killed" as const, group: "security_forces", of: null };
const set = { measure, basis: "event" as const, window: null, attackersIncluded: "no" as const };

async function finding(suffix: string) {
  const scene = await deskScene(suffix);
  const editor = await somebody("editor", `E${suffix}`);
  const given = {
    ...set,
    incident: scene.incident,
    openedOn: 0,
    low: 17,
    best: 17,
    high: 21,
    rule: "ucdp" as const,
    rationale: "The army's count and the residents'.",
    grounds: [scene.first, scene.second],
  };
  const page = async () => {
    const live = await liveIncidentPage(editor, scene.incident, now);
    const [found] = live?.document.measures ?? [];
    if (!live || !found) throw new Error("the scene has one measure");
    return { ...live, measure: found };
  };
  return { ...scene, editor, given, page };
}

describe("a finding", () => {
  test("is filled in by a rule, reaches readers, and says when it is out of date", async () => {
    const { editor, given, page, second, theirs, incident } = await finding("found");
    await publishIncident(editor, { incident, openedOn: 0 });
    const opened = await page();
    const ucdp = opened.measure.readings?.find(({ rule }) => rule === "ucdp");
    expect(ucdp).toMatchObject({ low: 17, best: 17, high: 21 });
    expect(ucdp?.needsCoder.join()).toContain("most reliable");
    const { saw } = opened.sets[setText(opened.measure)] ?? {};
    expect(await findMeasure(editor, { ...given, saw })).toEqual({ incident, number: 1 });
    const { measure: found, difference } = await page();
    expect(found.finding).toEqual({
      low: 17,
      best: 17,
      high: 21,
      rule: "ucdp",
      rationale: given.rationale,
      claims: expect.arrayContaining(given.grounds),
    });
    expect(JSON.stringify(difference)).toContain("residents'");
    await publishIncident(editor, { incident, openedOn: 1 });
    const stale = async () =>
      (await publishedIncident("incident-found"))?.measures[0]?.finding?.stale;
    expect(await stale()).toBeUndefined();

    await reviseClaim(editor, { ...theirs, id: second, openedOn: 1, reason: "x", hedge: "said" });
    expect((await page()).measure.finding?.stale).toBeUndefined();
    const women = { outcome: "killed" as const, group: "women" };
    await reviseClaim(editor, { ...theirs, id: second, openedOn: 2, reason: "x", measure: women });
    expect((await page()).measure.finding?.stale?.join()).toContain("of one voice now");
    await publishIncident(editor, { incident, openedOn: 2 });
    expect(await stale()).toEqual(expect.arrayContaining([expect.stringContaining("one voice")]));
    expect((await publishedIncident("incident-found"))?.measures[0]?.finding?.best).toBe(17);

    // A form opened before says what moved, and writes nothing.
    const again = { ...given, openedOn: 1, grounds: given.grounds.slice(0, 1) };
    await expect(findMeasure(editor, { ...again, saw })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("of one voice now"),
    });
    const key = readSetText(setText(found));
    expect(
      key && (await changedUnderFinding(editor, incident, key, { number: 0, saw: saw ?? "" })),
    ).toMatchObject({ fresh: { openedOn: 1 } });
    await findMeasure(editor, { ...again, high: 17, rule: "own" });
    expect((await page()).measure.finding).toMatchObject({ high: 17, rule: "own" });
    expect((await page()).measure.finding?.stale).toBeUndefined();
  });

  test("goes on by its number when one more claim states its window more precisely", async () => {
    const { editor, given, page, armys } = await finding("window");
    const january = { start: "2026-01", end: "2026-02-01" };
    const precise = { start: "2026-01-01", end: "2026-02-01" };
    const claim = { ...armys, basis: "cumulative" as const };
    const { id } = await logClaim(editor, { ...claim, window: january });
    const about = { ...given, basis: "cumulative" as const, window: january, grounds: [id] };
    await findMeasure(editor, about);
    await logClaim(editor, { ...claim, window: precise });
    const next = { ...about, window: precise, openedOn: 1 };
    expect(await findMeasure(editor, next)).toMatchObject({ number: 2 });
    const { document } = await page();
    const cumulative = document.measures.find(({ measure: m }) => m.basis === "cumulative");
    expect(cumulative?.finding).toBeDefined();
  });

  test("what cannot be found", async () => {
    const { editor, given, first } = await finding("bad");
    const analyst = await somebody("analyst", "Afind");
    const elsewhere = await deskScene("elsewhere");
    const refusal = async (more: object, actor = editor) =>
      findMeasure(actor, { ...given, ...more }).then(
        () => "written",
        (error) => `${error.code}: ${error.issues?.[0]?.message ?? error.message}`,
      );
    expect(await refusal({}, analyst)).toMatch(/^forbidden/);
    expect(await refusal({ low: 18 })).toBe("invalid: Low is higher than best.");
    expect(await refusal({ high: 16 })).toBe("invalid: Best is higher than high.");
    expect(await refusal({ low: -1 })).toMatch(/^invalid: Low cannot be below 0/);
    expect(await refusal({ best: 17.5 })).toMatch(/^invalid: Best is a whole number/);
    expect(await refusal({ rationale: " " })).toMatch(/^invalid/);
    expect(await refusal({ grounds: [] })).toMatch(/^invalid: Name the claims/);
    expect(await refusal({ grounds: [first, first] })).toMatch(/named twice/);
    expect(await refusal({ grounds: [elsewhere.first] })).toMatch(/^conflict/);
    expect(await refusal({ measure: { ...measure, group: "women" } })).toMatch(/^conflict: Nobody/);
    expect(await refusal({ openedOn: 1 })).toMatch(/^conflict: Another editor/);
    const both = await Promise.all([refusal({}), refusal({})]);
    expect(both.filter((one) => one === "written")).toHaveLength(1);
    expect(both.join()).toContain("conflict");
    expect((await verifyLog()).faults).toEqual([]);
  });
});
