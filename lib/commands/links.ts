import "server-only";
import { AppError } from "@/lib/errors";
import { decideLink as decideSchema, linkClaims as linkSchema } from "@/lib/schemas/claim";
import { verb } from "./change";
import { openedOnCurrent } from "./revision";

/** Proposes that a claim is part of another, or that two describe the same dead otherwise. */
export const linkClaims = verb("propose_link", linkSchema, async (change, input) => {
  const [claim, other] =
    input.kind === "same_dead" ? [input.claim, input.other].sort() : [input.claim, input.other];
  const found = await change.tx.claimRevision.findMany({
    where: { claimId: { in: [input.claim, input.other] }, next: null, enteredInError: false },
    select: { incidentId: true },
  });
  if (found.length < 2) throw new AppError("not_found", "One of the two claims does not exist.");
  if (found[0]?.incidentId !== found[1]?.incidentId) {
    throw new AppError("invalid", "The two claims are about two incidents.");
  }
  const { id } = await change.tx.claimLink.create({
    data: {
      kind: input.kind,
      claimId: claim ?? input.claim,
      otherClaimId: other ?? input.other,
      revisions: { create: { number: 1, decision: "proposed", reason: input.reason ?? null } },
    },
    select: { id: true },
  });
  await change.log({
    verb: "propose_link",
    subject: { kind: "claim_link", id },
    new: input,
    why: input.reason,
  });
  return { id };
});

/** Accepts or rejects a link; only an accepted one takes part in the judgement. */
export const decideLink = verb("decide_link", decideSchema, async (change, input) => {
  const current = await change.tx.claimLinkRevision.findFirst({
    where: { claimLinkId: input.id, next: null },
  });
  const old = openedOnCurrent(current, input.openedOn, "link");
  await change.tx.claimLinkRevision.create({
    data: {
      claimLinkId: input.id,
      number: old.number + 1,
      supersedes: old.number,
      decision: input.decision,
      reason: input.reason ?? null,
    },
  });
  await change.log({
    verb: `${input.decision === "accepted" ? "accept" : "reject"}_link`,
    subject: { kind: "claim_link", id: input.id },
    old: { decision: old.decision },
    new: { decision: input.decision },
    why: input.reason,
  });
  return { id: input.id, number: old.number + 1 };
});
