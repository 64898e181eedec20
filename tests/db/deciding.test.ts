/** What an editor may call a claim, and who may. */
import { describe, expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim, reviseClaim } from "@/lib/commands/claims";
import { publishIncident } from "@/lib/commands/editions";
import { enterInError } from "@/lib/commands/errors";
import { changeSetting } from "@/lib/commands/settings";
import { publishedIncident } from "@/lib/queries/incidents";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { deskSetting } from "@/lib/queries/settings";
import { verifyLog } from "@/lib/queries/verification";
import { useDatabase } from "@/tests/support/database";
import { deskScene, somebody } from "./desk-scene";

useDatabase();

type Given = Parameters<typeof assessClaim>[1];
const outcome = (run: Promise<unknown>) =>
  run.then(
    () => "written",
    (error) => `${error.code}: ${error.issues?.[0]?.path ?? ""} ${error.message}`,
  );

describe("corroborated", () => {
  test("by one voice only with a reason, which every reader sees", async () => {
    const { incident, first, second } = await deskScene("beyond");
    const editor = await somebody("editor", "Ebeyond");
    await enterInError(editor, { noun: "claim", id: second, openedOn: 1, reason: "Not theirs." });
    const page = await liveIncidentPage(editor, incident, new Date("2026-02-05"));
    expect(page?.document.measures[0]?.standing.value).toBe("single_origin");
    const { id: third } = await logClaim(editor, {
      ...(await deskScene("third")).armys,
      incident,
    });
    const given: Given = {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "uncorroborated",
      rationale: "Why.",
      grounds: [third],
    };
    const reason = "We saw the graves.";
    // Two armies say 17 here: nothing is left to override.
    const two = { ...given, status: "corroborated" as const };
    expect(await outcome(assessClaim(editor, { ...two, overrideReason: reason }))).toMatch(
      /^invalid: overrideReason This status does not go beyond/,
    );
    await enterInError(editor, { noun: "claim", id: third, openedOn: 1, reason: "Another army." });
    const { id: fourth } = await logClaim(editor, {
      ...(await deskScene("fourth")).armys,
      incident,
      chain: [],
    });
    const alone = { ...two, grounds: [fourth] };
    expect(await outcome(assessClaim(editor, alone))).toMatch(
      /^invalid: overrideReason No two voices say so/,
    );
    expect(await outcome(assessClaim(editor, { ...alone, overrideReason: " " }))).toMatch(
      /^invalid/,
    );
    expect(
      await outcome(assessClaim(editor, { ...alone, status: "contested", overrideReason: reason })),
    ).toMatch(/^invalid: overrideReason This status/);
    await assessClaim(editor, {
      ...alone,
      overrideReason: reason,
      reliability: "B",
      credibility: 2,
    });
    await publishIncident(editor, { incident, openedOn: 0 });
    const published = await publishedIncident("incident-beyond");
    const claims = published?.measures.flatMap((measure) => measure.claims);
    expect(claims?.find(({ id }) => id === first)).toMatchObject({
      status: "corroborated",
      override: reason,
      admiralty: { reliability: "B", credibility: 2 },
    });
    await assessClaim(editor, { ...given, openedOn: 1, grounds: [] });
    await publishIncident(editor, { incident, openedOn: 1 });
    expect(JSON.stringify(await publishedIncident("incident-beyond"))).not.toContain(reason);
  });

  test("grades beyond the scales are refused", async () => {
    const { first } = await deskScene("grades");
    const editor = await somebody("editor", "Egrades");
    const given = { claim: first, claimNumber: 1, openedOn: 0, rationale: "Why." };
    for (const grade of [{ reliability: "G" }, { credibility: 0 }, { credibility: 7 }]) {
      const wrong = { ...given, status: "discounted", ...grade };
      // @ts-expect-error: the grades are none of the scales
      expect(await outcome(assessClaim(editor, wrong))).toMatch(/^invalid/);
    }
  });
});

describe("four eyes", () => {
  test("keep whoever logged or revised a claim from deciding on it, once they are on", async () => {
    const { incident, armys } = await deskScene("eyes");
    const [one, two] = [await somebody("editor", "Eone"), await somebody("editor", "Etwo")];
    const admin = await somebody("admin", "Aeyes");
    const { id } = await logClaim(one, armys);
    const decide = (who: typeof one, openedOn: number, claimNumber: number) =>
      outcome(
        assessClaim(who, {
          claim: id,
          claimNumber,
          openedOn,
          status: "discounted",
          rationale: "Why.",
        }),
      );
    expect(await decide(one, 0, 1)).toBe("written");
    const on = { fourEyes: true, reason: "We are five now." };
    expect(await outcome(changeSetting(one, on))).toMatch(/^forbidden/);
    expect(await outcome(changeSetting(admin, { ...on, reason: " " }))).toMatch(/^invalid/);
    await changeSetting(admin, on);
    expect(await deskSetting(one)).toEqual(on);
    expect(await outcome(changeSetting(admin, on))).toMatch(/^conflict/);
    expect(await decide(one, 1, 1)).toMatch(/^forbidden: {2}You logged or revised this claim/);
    expect(await decide(two, 1, 1)).toBe("written");
    await reviseClaim(two, { ...armys, id, openedOn: 1, reason: "The hedge.", hedge: "said" });
    expect(await decide(two, 2, 2)).toMatch(/^forbidden/);
    expect(await decide(await somebody("editor", "Ethree"), 2, 2)).toBe("written");
    await changeSetting(admin, { fourEyes: false, reason: "We are two again." });
    expect(await decide(one, 3, 2)).toBe("written");
    expect(await liveIncidentPage(one, incident, new Date())).not.toBeNull();
    expect((await verifyLog()).faults).toEqual([]);
  });
});

describe("an article entered in error", () => {
  test("takes its claims out, and the decisions that rested on them are out of date", async () => {
    const { incident, first } = await deskScene("article");
    const other = await deskScene("article-2");
    const editor = await somebody("editor", "Earticle");
    const { id: ground } = await logClaim(editor, { ...other.theirs, incident });
    await assessClaim(editor, {
      claim: first,
      claimNumber: 1,
      openedOn: 0,
      status: "contested",
      rationale: "Why.",
      grounds: [ground],
    });
    const { article } = other;
    await enterInError(editor, { noun: "article", id: article, openedOn: 1, reason: "Invented." });
    const page = await liveIncidentPage(editor, incident, new Date());
    const claims = page?.document.measures.flatMap((measure) => measure.claims) ?? [];
    expect(claims.map(({ id }) => id)).not.toContain(ground);
    expect(claims.find(({ id }) => id === first)?.stale?.join()).toContain("stands here no longer");
  });
});
