import "server-only";
import { AppError } from "@/lib/errors";
import { assessClaim as schema } from "@/lib/schemas/assessment";
import { type Change, verb } from "./change";
import { openedOnCurrent } from "./revision";

/**
 * Gives a claim a status, with the rationale and the claims it rests on. The newest stands, the
 * earlier ones stay. Somebody else's assessment, or a revision of the claim, since the form was
 * opened is a conflict. Readers see it from the next edition on. Returns its number.
 */
export const assessClaim = verb("assess", schema, async (change, input) => {
  const { claim, claimNumber, openedOn, status, rationale } = input;
  const current = await change.tx.claimRevision.findFirst({
    where: { claimId: claim, next: null },
    select: { number: true, enteredInError: true, incidentId: true },
  });
  const { incidentId } = openedOnCurrent(current, claimNumber, "claim");
  const old = await change.tx.assessment.findFirst({ where: { claimId: claim, next: null } });
  if ((old?.number ?? 0) !== openedOn) {
    throw new AppError(
      "conflict",
      "Another editor assessed this claim since you opened it. Look at what they decided, then decide again.",
    );
  }
  const grounds = await groundsOf(change, input.grounds, incidentId);
  await change.tx.assessment.create({
    data: {
      claimId: claim,
      number: openedOn + 1,
      supersedes: openedOn > 0 ? openedOn : null,
      claimNumber,
      status,
      rationale,
      assessmentGrounds: { create: grounds },
    },
  });
  await change.log({
    verb: "assess_claim",
    subject: { kind: "claim", id: claim },
    old: old ? { status: old.status, rationale: old.rationale } : null,
    new: { status, claimNumber, grounds },
    why: rationale,
  });
  return { claim, number: openedOn + 1 };
});

async function groundsOf({ tx }: Change, ids: readonly string[], incidentId: string) {
  const standing = await tx.claimRevision.findMany({
    where: { claimId: { in: [...ids] }, next: null, enteredInError: false, incidentId },
    select: { claimId: true, number: true },
  });
  if (standing.length < ids.length) {
    const message = "A claim that this rests on stands no longer, or belongs to another incident.";
    throw new AppError("conflict", message, [{ path: "grounds", message }]);
  }
  return standing.map(({ claimId, number }) => ({ claimId, claimNumber: number }));
}
