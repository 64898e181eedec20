/** Claims that move to another incident, and from one party to another: splitting what was taken for one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { enterInError } from "@/lib/commands/errors";
import { merge, withdrawMerge } from "@/lib/commands/merges";
import { moveClaims, reattribute } from "@/lib/commands/moves";
import { rehearseRearranging } from "@/lib/commands/rearranging";
import type { Actor } from "@/lib/domain/permissions";
import { liveIncidentPage } from "@/lib/queries/live-incidents";
import { verifyLog } from "@/lib/queries/verification";
import { useDatabase } from "../support/database";
import { refused } from "./support/refused";
import {
  type Article,
  article,
  count,
  incident,
  logged,
  party,
  speaks,
  unique,
  user,
} from "./support/world";

const { ownerPool } = useDatabase();
const now = new Date("2026-02-05T12:00:00Z");
const why = "They were two.";

let editor: Actor;
let paper: Article;
beforeAll(async () => {
  editor = await user("editor");
  paper = await article("The army said 17. The hospital said 17. Others said 12. No, it was not.");
});

afterAll(async () => {
  expect((await verifyLog()).faults).toEqual([]);
});

async function scene() {
  const n = unique();
  const army = await party(`Army ${n}`, { kind: "state_force" });
  const hospital = await party(`Hospital ${n}`, { kind: "health_authority" });
  const from = await incident({ slug: `from-${n}` });
  const to = await incident({ slug: `to-${n}` });
  const of = (who: string, wording: string, nth: number) =>
    logged({
      ...count(paper, from, wording, { chain: speaks(who) }),
      ...{ quote: paper.span(wording, nth), figure: { span: paper.span(wording, nth) } },
      measure: { outcome: "killed", group: "people", of: army },
    });
  const one = await of(army, "17", 1);
  const two = await of(hospital, "17", 2);
  const three = await of(army, "12", 1);
  return { n, army, hospital, from, to, one, two, three };
}

const first = (...ids: string[]) => ids.map((id) => ({ id, openedOn: 1 }));

async function told(id: string) {
  const page = await liveIncidentPage(editor, id, now);
  return page?.document.measures[0];
}

describe("claims that move to another incident", () => {
  test("unsettle both, are told before it is done, and go back by another move", async () => {
    const { from, to, one, two, three } = await scene();
    const decided = { claim: one, claimNumber: 1, openedOn: 0, rationale: why, grounds: [two] };
    await assessClaim(editor, { ...decided, status: "contested" });
    const input = { claims: first(two, three), incident: to, reason: why };
    const about = async () => [from, to];
    const before = await told(from);
    const found = await rehearseRearranging(editor, moveClaims, input, about);
    expect(found).toMatchObject({ incidents: 2, decisions: 1 });
    expect(found.lines.join("\n")).toMatch(/agreed|contested|contradicts/);
    expect(await told(from)).toEqual(before);

    expect(await moveClaims(editor, input)).toEqual({ incident: to, moved: 2 });
    expect((await told(from))?.claims.map(({ id }) => id)).toEqual([one]);
    expect((await told(to))?.claims.map(({ id }) => id).sort()).toEqual([two, three].sort());
    expect((await told(from))?.claims[0]?.stale?.join()).toContain("stands here no longer");

    const back = [two, three].map((id) => ({ id, openedOn: 2 }));
    await moveClaims(editor, { claims: back, incident: from, reason: why });
    expect((await told(from))?.claims[0]?.stale).toBeUndefined();
    expect(await told(to)).toBeUndefined();
  });

  test("make an incident of their own", async () => {
    const { n, from, one, two, three } = await scene();
    const period = { start: "2026-02-01", end: "2026-02-01" };
    const enter = { slug: `apart-${n}`, title: "Apart", period };
    const { incident: apart } = await moveClaims(editor, {
      ...{ claims: first(two), enter, reason: why },
    });
    expect((await told(apart))?.claims.map(({ id }) => id)).toEqual([two]);
    expect((await told(from))?.claims.map(({ id }) => id).sort()).toEqual([one, three].sort());
    // What is not whole is not there at all, the new incident neither.
    await refused(
      ownerPool,
      () =>
        moveClaims(editor, {
          ...{ claims: first(one, two), enter: { ...enter, slug: `half-${n}` }, reason: why },
        }),
      { code: "conflict", says: /^Somebody changed this claim/ },
    );
  });

  test("are refused where they stand already, elsewhere than there is, and without what they deny", async () => {
    const { from, to, one, three } = await scene();
    const move = (input: object, refusal: Parameters<typeof refused>[2], actor = editor) =>
      refused(
        ownerPool,
        () => moveClaims(actor, { claims: first(one), incident: to, reason: why, ...input }),
        refusal,
      );
    await move({ incident: from }, { code: "invalid", at: "claims" });
    await move({ incident: crypto.randomUUID() }, { code: "not_found", at: "incident" });
    await move({ incident: undefined }, { code: "invalid", at: "incident" });
    await move({ claims: [] }, { code: "invalid", at: "claims" });
    await move({ reason: " " }, { code: "invalid", at: "reason" });
    await move({}, { code: "forbidden" }, await user("analyst"));
    const denial = await logged({
      ...{ kind: "denial", incident: from, snapshot: paper.snapshot, denies: { claim: three } },
      quote: paper.span("No, it was not."),
    });
    await move({ claims: first(three) }, { code: "invalid", says: /move both/ });
    await move({ claims: first(denial) }, { code: "invalid", says: /move both/ });
    await moveClaims(editor, { claims: first(three, denial), incident: to, reason: why });
    const third = await incident();
    await merge(editor, { noun: "incident", from: third, into: to, reason: why });
    await move({ incident: third }, { code: "conflict", says: /Go on there/ });
    await withdrawMerge(editor, { noun: "incident", id: third, openedOn: 1, reason: why });
    await enterInError(editor, { noun: "incident", id: third, openedOn: 1, reason: why });
    await move({ incident: third }, { code: "conflict", says: /in error/ });
  });
});

describe("claims of one party that are another’s", () => {
  test("are said by it, count its people, and leave the others where they were", async () => {
    const { n, army, from, one, three } = await scene();
    const other = { name: `Other army ${n}`, kind: "state_force" as const };
    const { party: given } = await reattribute(editor, {
      ...{ party: army, claims: first(three), enter: other, reason: why },
    });
    const page = await liveIncidentPage(editor, from, now);
    const claims = page?.document.measures.flatMap((measure) =>
      measure.claims.map((claim) => [claim.id, claim.claimant?.id, measure.measure.of?.id]),
    );
    expect(claims).toContainEqual([three, given, given]);
    expect(claims).toContainEqual([one, army, army]);
    await refused(
      ownerPool,
      () =>
        reattribute(editor, {
          ...{ party: army, claims: [{ id: three, openedOn: 2 }], to: given, reason: why },
        }),
      { code: "conflict", says: /does not name the party any longer/ },
    );
  });

  test("are refused to one who passes on, to itself, and to what it is merged with", async () => {
    const { army, hospital, one } = await scene();
    const give = (to: string, refusal: Parameters<typeof refused>[2]) =>
      refused(
        ownerPool,
        () => reattribute(editor, { party: army, claims: first(one), to, reason: why }),
        refusal,
      );
    await give(paper.outlet, { code: "invalid", at: "to", says: /passes on/ });
    await give(army, { code: "invalid", at: "to" });
    await merge(editor, { noun: "party", from: hospital, into: army, reason: why });
    await give(hospital, { code: "invalid", at: "to", says: /merged/ });
  });
});
