import { expect, test } from "vitest";
import { assessClaim } from "@/lib/commands/assessments";
import { logClaim } from "@/lib/commands/claims";
import { enterInError } from "@/lib/commands/errors";
import { acceptProposal, rejectProposal, reopen } from "@/lib/commands/proposals";
import type { Actor } from "@/lib/domain/permissions";
import { readingOf } from "@/lib/queries/reading";
import { verifyLog } from "@/lib/queries/verification";
import { deskScene, system } from "./desk-scene";

const viewer: Actor = { kind: "user", id: "01900000-0000-7000-8000-000000000001", role: "viewer" };

/** A scene whose first proposal is the army's 17, with what accepting it sends. */
async function scene(suffix: string) {
  const { armys, snapshot, first, ...rest } = await deskScene(suffix);
  await enterInError(system, { noun: "claim", id: first, openedOn: 1, reason: "Not yet." });
  const reading = await readingOf(system, snapshot);
  const found = reading?.proposals.find(({ proposal }) => proposal.figure?.text === "17");
  if (!found) throw new Error("nothing was proposed");
  const { key, proposal } = found;
  const body = JSON.parse(JSON.stringify(proposal));
  const input = { snapshot, key, rule: proposal.rule, body };
  const now = async () =>
    (await readingOf(system, snapshot))?.proposals.find((one) => one.key === key);
  return { ...rest, armys, snapshot, input, now };
}

test("what is accepted is a claim, and stays known as what was proposed", async () => {
  const { armys, input, now } = await scene("accepted");
  expect(await now()).toMatchObject({ state: "open", claim: null, decision: null });
  const { id } = await acceptProposal(system, { proposal: input, claim: armys });
  expect(await now()).toMatchObject({ state: "logged", claim: id, decision: { number: 1 } });
  await expect(acceptProposal(system, { proposal: input, claim: armys })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(rejectProposal(system, input)).rejects.toMatchObject({ code: "conflict" });
  expect((await verifyLog()).faults).toEqual([]);
});

test("a decision is taken back, the claim with it, and taken anew", async () => {
  const { armys, input, now } = await scene("undone");
  await rejectProposal(system, input);
  const rejected = (await now())?.decision;
  expect(await now()).toMatchObject({ state: "rejected" });
  await reopen(system, { id: rejected?.id ?? "", openedOn: rejected?.number ?? 0 });
  await acceptProposal(system, { proposal: input, claim: armys });
  const accepted = (await now())?.decision;
  expect(accepted).toEqual({ id: rejected?.id, number: 3 });
  await reopen(system, { id: accepted?.id ?? "", openedOn: 3 });
  expect(await now()).toMatchObject({ state: "open", claim: null });
  await expect(reopen(system, { id: accepted?.id ?? "", openedOn: 3 })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await verifyLog()).faults).toEqual([]);
});

test("a claim that somebody worked with since is not taken back", async () => {
  const { armys, input, now } = await scene("assessed");
  const { id } = await acceptProposal(system, { proposal: input, claim: armys });
  await assessClaim(system, {
    claim: id,
    claimNumber: 1,
    openedOn: 0,
    status: "uncorroborated",
    rationale: "Nobody else says it.",
    grounds: [],
  });
  const decision = (await now())?.decision;
  await expect(reopen(system, { id: decision?.id ?? "", openedOn: 1 })).rejects.toMatchObject({
    code: "conflict",
    message: /on its own page/,
  });
  expect(await now()).toMatchObject({ state: "logged", claim: id });
});

test("what was logged by hand from the same words is said so", async () => {
  const { armys, now } = await scene("by-hand");
  const { id } = await logClaim(system, armys);
  expect(await now()).toMatchObject({ state: "logged", claim: id, decision: null });
});

test("a claim that is refused leaves no decision; viewers decide nothing", async () => {
  const { armys, input, now } = await scene("refused");
  const wrong = { ...armys, quote: { start: 0, end: 900_000 } };
  await expect(acceptProposal(system, { proposal: input, claim: wrong })).rejects.toThrow();
  await expect(rejectProposal(viewer, input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(rejectProposal(system, { ...input, key: "count-killed-1" })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await now()).toMatchObject({ state: "open" });
});
