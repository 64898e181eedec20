import "server-only";
import type { z } from "zod";
import { goesBeyond } from "@/lib/domain/deciding";
import { type Footing, footingOfClaim } from "@/lib/domain/footing";
import { judge } from "@/lib/domain/judgement";
import { factsOf } from "@/lib/editions/live";
import { AppError } from "@/lib/errors";
import { liveIncident } from "@/lib/facts/live";
import { assessClaim as schema } from "@/lib/schemas/assessment";
import { type Change, verb } from "./change";
import { groundsOf, refuseMoved } from "./grounds";
import { openedOnCurrent } from "./revision";
import { refuseOwnClaim } from "./settings";

/**
 * Gives a claim a status, with the rationale and the claims it rests on, and keeps what the standing
 * was. The newest stands, the earlier ones stay. Somebody else's assessment, or a revision of the
 * claim, since the form was opened is a conflict; so is a standing other than the one that the
 * editor `saw`. Corroborated by one voice or nobody it is called with an explicit reason alone. With
 * four eyes on, nobody decides on a claim that they wrote. Readers see it from the next edition on. Returns its number.
 */
export const assessClaim = verb("assess", schema, async (change, input) => {
  const { claim, claimNumber, openedOn, status, rationale } = input;
  const current = await change.tx.claimRevision.findFirst({
    where: { claimId: claim, next: null },
    select: { number: true, enteredInError: true, incidentId: true },
  });
  const { incidentId } = openedOnCurrent(current, claimNumber, "claim");
  await refuseOwnClaim(change, claim);
  const old = await change.tx.assessment.findFirst({ where: { claimId: claim, next: null } });
  if ((old?.number ?? 0) !== openedOn) {
    throw new AppError(
      "conflict",
      "Another editor assessed this claim since you opened it. Look at what they decided, then decide again.",
    );
  }
  const grounds = await groundsOf(change, input.grounds, incidentId);
  const footing = await footingNow(change, incidentId, input);
  refuseBeyond(input, footing);
  const { overrideReason = null, reliability = null, credibility = null } = input;
  const besides = { overrideReason, reliability, credibility };
  await change.tx.assessment.create({
    data: {
      claimId: claim,
      number: openedOn + 1,
      supersedes: openedOn > 0 ? openedOn : null,
      claimNumber,
      status,
      rationale,
      footing: JSON.stringify(footing),
      ...besides,
      assessmentGrounds: { create: grounds },
    },
  });
  await change.log({
    verb: "assess_claim",
    subject: { kind: "claim", id: claim },
    old: old ? { status: old.status, rationale: old.rationale } : null,
    new: { status, claimNumber, grounds, ...besides },
    why: rationale,
  });
  return { claim, number: openedOn + 1 };
});

/** Corroborated beyond the standing only with a reason, and a reason for nothing else. */
function refuseBeyond(input: z.output<typeof schema>, { standing }: Footing): void {
  const isBeyond = goesBeyond(input.status, standing);
  const isGiven = input.overrideReason !== undefined;
  if (isBeyond === isGiven) return;
  const message = isBeyond
    ? "No two voices say so. To call it corroborated all the same, give the reason; every reader sees it."
    : "This status does not go beyond what the voices say: leave the reason for that empty.";
  throw new AppError("invalid", message, [{ path: "overrideReason", message }]);
}

/** What the decision rests on at this moment; a conflict where that is not what the editor saw. */
async function footingNow(
  { tx }: Change,
  incidentId: string,
  { claim, grounds, saw }: z.output<typeof schema>,
): Promise<Footing> {
  const live = await liveIncident(tx, incidentId, "own");
  const judgement = judge(factsOf(live));
  refuseMoved(live, saw, footingOfClaim(judgement, claim, []));
  return footingOfClaim(judgement, claim, grounds);
}
