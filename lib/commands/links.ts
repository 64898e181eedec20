import "server-only";
import { incidentFamily } from "@/lib/facts/merges";
import { decideLink as decideSchema, linkClaims as linkSchema } from "@/lib/schemas/claim";
import { type Change, verb } from "./change";
import { refuseAt } from "./references";
import { openedOnCurrent } from "./revision";

/** Proposes that a claim is part of another, or that two describe the same dead otherwise. */
export const linkClaims = verb("propose_link", linkSchema, async (change, input) => {
  const [claim, other] =
    input.kind === "same_dead" ? [input.claim, input.other].sort() : [input.claim, input.other];
  const about = await incidentOf(change, input.claim, "claim");
  if ((await incidentOf(change, input.other, "other")) !== about) {
    refuseAt("invalid", "other", "The two claims are about two incidents.");
  }
  if (input.kind === "part_of") await refuseCircle(change, input.claim, input.other);
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
    include: { claimLink: true },
  });
  const old = openedOnCurrent(current, input.openedOn, "link");
  if (input.decision === "accepted" && old.claimLink.kind === "part_of") {
    await refuseCircle(change, old.claimLink.claimId, old.claimLink.otherClaimId);
  }
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

async function incidentOf({ tx }: Change, claim: string, path: string): Promise<string> {
  const found = await tx.claimRevision.findFirst({
    where: { claimId: claim, next: null },
    select: { incidentId: true, enteredInError: true },
  });
  if (!found) refuseAt("not_found", path, "There is no such claim.");
  if (found.enteredInError) {
    refuseAt("conflict", path, "This claim was entered in error and stands no longer.");
  }
  return (await incidentFamily(tx, found.incidentId)).root;
}

// A part of a part is a part; what was rejected stands in nobody's way.
async function refuseCircle({ tx }: Change, part: string, whole: string): Promise<void> {
  const wholes = [whole];
  for (const one of wholes) {
    if (one === part) refuseAt("invalid", "other", "A claim cannot be part of its own part.");
    const above = await tx.claimLink.findMany({
      where: {
        kind: "part_of",
        claimId: one,
        revisions: { some: { next: null, decision: { not: "rejected" }, enteredInError: false } },
      },
      select: { otherClaimId: true },
    });
    wholes.push(...above.map((link) => link.otherClaimId).filter((id) => !wholes.includes(id)));
  }
}
