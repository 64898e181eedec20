import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import {
  acceptProposal as accept,
  rejectProposal as reject,
  reopenProposal,
} from "@/lib/schemas/proposal";
import { type Change, verb } from "./change";
import { logClaim } from "./claims";
import { enterInError } from "./errors";

/**
 * Makes a proposal a claim, as whoever accepts it says it is; the proposal is kept beside it as it was
 * made. Refused as a `conflict` when somebody decided on it meanwhile. Returns the claim's id.
 */
export const acceptProposal = verb("log_claim", accept, async (change, { proposal, claim }) => {
  const decided = await undecided(change, proposal);
  const logged = await logClaim(change.actor, claim, change);
  const id = await decide(change, proposal, decided, { state: "accepted", claimId: logged.id });
  await change.log({
    verb: "accept_proposal",
    subject: { kind: "claim", id: logged.id },
    new: { proposal: id, rule: proposal.rule },
  });
  return logged;
});

/** Records that what was proposed is no claim. */
export const rejectProposal = verb("log_claim", reject, async (change, proposal) => {
  const decided = await undecided(change, proposal);
  const id = await decide(change, proposal, decided, { state: "rejected" });
  await change.log({
    verb: "reject_proposal",
    subject: { kind: "snapshot", id: proposal.snapshot },
    new: { proposal: id, rule: proposal.rule, key: proposal.key },
  });
  return { id };
});

/**
 * Takes a decision on a proposal back. A claim that was logged by it is entered in error, unless
 * somebody worked with it since: then that is theirs to undo.
 */
export const reopen = verb("log_claim", reopenProposal, async (change, { id, openedOn }) => {
  const newest = await change.tx.proposalDecision.findFirst({
    where: { proposalId: id, next: null },
    include: { proposal: true },
  });
  if (!newest || newest.state === "open") throw new AppError("not_found", "Nothing was decided.");
  if (newest.number !== openedOn)
    throw new AppError("conflict", "Somebody else decided on it since.");
  if (newest.claimId !== null) await takeBack(change, newest.claimId);
  await change.tx.proposalDecision.create({
    data: { proposalId: id, number: openedOn + 1, supersedes: openedOn, state: "open" },
  });
  await change.log({
    verb: "reopen_proposal",
    subject: { kind: "snapshot", id: newest.proposal.snapshotId },
    old: { proposal: id, state: newest.state, claim: newest.claimId },
  });
  return { id };
});

type ProposalInput = z.output<typeof reject>;

/** The stored proposal, where it was decided on before and is open again; null before the first. */
async function undecided(
  { tx }: Change,
  { snapshot, key }: ProposalInput,
): Promise<{ id: string; number: number } | null> {
  const stored = await tx.proposal.findFirst({
    where: { snapshotId: snapshot, body: { path: ["key"], equals: key } },
    include: { proposalDecisions: { where: { next: null } } },
  });
  const newest = stored?.proposalDecisions[0];
  if (!stored || !newest) return null;
  if (newest.state === "rejected" || (newest.claimId && (await stands(tx, newest.claimId)))) {
    const done = newest.state === "accepted" ? "logged" : "rejected";
    throw new AppError("conflict", `Somebody has ${done} this already. Load the page again.`);
  }
  return { id: stored.id, number: newest.number };
}

async function stands(tx: Change["tx"], claimId: string): Promise<boolean> {
  const revision = await tx.claimRevision.findFirst({ where: { claimId, next: null } });
  return revision !== null && !revision.enteredInError;
}

async function decide(
  { tx }: Change,
  { snapshot, rule, key, body }: ProposalInput,
  decided: { id: string; number: number } | null,
  decision: { state: "accepted"; claimId: string } | { state: "rejected" },
): Promise<string> {
  const id =
    decided?.id ??
    (
      await tx.proposal.create({
        data: { snapshotId: snapshot, rule, body: { ...body, key } },
        select: { id: true },
      })
    ).id;
  const number = (decided?.number ?? 0) + 1;
  await tx.proposalDecision.create({
    data: { proposalId: id, number, supersedes: decided?.number ?? null, ...decision },
  });
  return id;
}

async function takeBack(change: Change, claimId: string): Promise<void> {
  const revision = await change.tx.claimRevision.findFirst({ where: { claimId, next: null } });
  if (!revision || revision.enteredInError) return;
  const assessed = await change.tx.assessment.count({ where: { claimId } });
  if (revision.number > 1 || assessed > 0) {
    throw new AppError(
      "conflict",
      "The claim was revised or assessed since: correct it on its own page.",
    );
  }
  const reason = "Taken back on the reading desk.";
  await enterInError(change.actor, { noun: "claim", id: claimId, openedOn: 1, reason }, change);
}
