import "server-only";
import { AppError } from "@/lib/errors";
import {
  answerObjection as answerSchema,
  enterReply as replySchema,
  withdrawCorrection as withdrawSchema,
} from "@/lib/schemas/objection";
import { type Change, verb } from "./change";
import { refuseAt, refuseNameless, standingParties } from "./references";

/**
 * Answers an objection: upheld, not upheld, or passed on, with a text that readers see at once; or sets
 * it aside, of which they see nothing. Another answer takes the place of the one that the form was
 * opened on; where that is not the newest it is a `conflict`. Returns the answer's id.
 */
export const answerObjection = verb("answer", answerSchema, async (change, input) => {
  const { objection: id, openedOn = null, outcome, text = null } = input;
  const objection = await change.tx.objection.findUnique({ where: { id } });
  if (!objection) refuseAt("not_found", "objection", "There is no such objection.");
  const newest = await change.tx.correction.findFirst({
    where: { objectionId: id, kind: "answer", next: null },
  });
  if ((newest?.id ?? null) !== openedOn) {
    throw new AppError(
      "conflict",
      "Another editor answered this since you opened it. Look at their answer, then decide again.",
    );
  }
  const { incidentId, claimId, page } = objection;
  const { id: answer } = await change.tx.correction.create({
    data: {
      ...{ kind: "answer", objectionId: id, supersedesId: openedOn, outcome, text },
      ...{ incidentId, claimId, page },
    },
    select: { id: true },
  });
  await change.log({
    verb: "answer_objection",
    subject: { kind: "objection", id },
    old: newest ? { answer: newest.id, outcome: newest.outcome } : null,
    new: { answer, outcome },
    why: input.reason,
  });
  return { objection: id, answer };
});

/** Publishes a party's own statement on an incident, marked as theirs. Returns its id. */
export const enterReply = verb("answer", replySchema, async (change, input) => {
  const { incident, claim = null, party, text, received, objection = null } = input;
  await refuseUnpublished(change, incident, claim);
  refuseNameless(await standingParties(change, [{ id: party, path: "party" }]), party, "party");
  if (objection && !(await change.tx.objection.findUnique({ where: { id: objection } }))) {
    refuseAt("not_found", "objection", "There is no such objection.");
  }
  const { id } = await change.tx.correction.create({
    data: {
      ...{ kind: "reply", incidentId: incident, claimId: claim, partyId: party },
      ...{ objectionId: objection, text, received },
    },
    select: { id: true },
  });
  await change.log({
    verb: "enter_reply",
    subject: { kind: "incident", id: incident },
    new: { reply: id, party, claim, objection },
  });
  return { id, incident };
});

/** Takes an answer or a statement off the page of corrections, with a reason; it stays on record. */
export const withdrawCorrection = verb("answer", withdrawSchema, async (change, input) => {
  const old = await change.tx.correction.findUnique({
    where: { id: input.id },
    include: { next: { select: { id: true } } },
  });
  if (!old) refuseAt("not_found", "id", "There is no such answer or statement.");
  if (old.next || old.withdrawn) {
    refuseAt(
      "conflict",
      "id",
      "Another took its place, or it was withdrawn. Look at what stands now.",
    );
  }
  const { kind, objectionId, incidentId, claimId, page, outcome, partyId } = old;
  await change.tx.correction.create({
    data: {
      ...{ kind, objectionId, incidentId, claimId, page, outcome, partyId },
      supersedesId: old.id,
      withdrawn: true,
    },
  });
  await change.log({
    verb: "withdraw_correction",
    subject: objectionId
      ? { kind: "objection", id: objectionId }
      : { kind: "incident", id: incidentId },
    old: { correction: old.id, kind, outcome },
    new: null,
    why: input.reason,
  });
  return { id: old.id, objection: objectionId, incident: incidentId };
});

// A statement answers what readers see.
async function refuseUnpublished(
  { tx }: Change,
  incidentId: string,
  claim: string | null,
): Promise<void> {
  const newest = await tx.edition.findFirst({
    where: { incidentId, next: null },
    select: { kind: true },
  });
  if (newest?.kind !== "published") {
    refuseAt(
      "conflict",
      "incident",
      "Readers see nothing of this incident, so there is nothing to reply to.",
    );
  }
  if (claim === null) return;
  const held = await tx.claimRevision.findFirst({ where: { claimId: claim, incidentId } });
  if (!held) refuseAt("not_found", "claim", "There is no such claim in this incident.");
}
