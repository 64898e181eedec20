import "server-only";
import { relays, rootOf } from "@/lib/domain/merge";
import { AppError } from "@/lib/errors";
import { incidentFamily, partyMerges } from "@/lib/facts/merges";
import { moveClaims as moveSchema, reattribute as reattributeSchema } from "@/lib/schemas/move";
import { type Change, verb } from "./change";
import { claimSeen, writeChanged } from "./claim-copy";
import { measureFor } from "./claims";
import { enterIncident } from "./incidents";
import { refuseMerged } from "./merged";
import { enterParty } from "./parties";
import { refuseAt, refuseNameless, standingParties } from "./references";

/**
 * Moves claims to another incident, or to one that is entered for them: so an incident is split. Each
 * is a revision that says why; all of them move, or none. A denial and what it denies move together.
 * Returns where they are.
 */
export const moveClaims = verb("merge", moveSchema, async (change, input) => {
  const { claims, enter, reason } = input;
  const incident = enter
    ? (await enterIncident(change.actor, enter, change)).id
    : (input.incident ?? "");
  if (!enter) await refuseNowhere(change, incident);
  for (const { id, openedOn } of claims) {
    const seen = await claimSeen(change, id, openedOn);
    if (seen.incidentId === incident) {
      refuseAt("invalid", "claims", "A claim of these belongs there already.");
    }
    await writeChanged(change, seen, { incidentId: incident, reason });
    await change.log({
      verb: "move_claim",
      subject: { kind: "claim", id },
      old: { incident: seen.incidentId },
      new: { incident },
      why: reason,
    });
  }
  await refuseParted(
    change,
    claims.map(({ id }) => id),
  );
  return { incident, moved: claims.length };
});

/**
 * Says of claims that somebody else is meant by a party that they name, or somebody who is entered for
 * it: so a party is split. Hops, whom a claim holds responsible and whose the counted were are that
 * other's from now on; each is a revision that says why, all of them or none. Returns whose they are.
 */
export const reattribute = verb("merge", reattributeSchema, async (change, input) => {
  const { party, claims, enter, reason } = input;
  const other = enter ? (await enterParty(change.actor, enter, change)).id : (input.to ?? "");
  if (other === party) refuseAt("invalid", "to", "That is the same party. Choose another.");
  await refuseOtherKind(change, party, other);
  const merged = await partyMerges(change.tx);
  const isIt = (id: string | null) => id !== null && rootOf(id, merged) === rootOf(party, merged);
  if (isIt(other)) refuseAt("invalid", "to", "The two are merged. Withdraw that merge instead.");
  for (const { id, openedOn } of claims) {
    const seen = await claimSeen(change, id, openedOn);
    const { measure, deniesMeasure, holdsResponsibleId } = seen;
    const of = [measure?.ofPartyId, deniesMeasure?.ofPartyId, holdsResponsibleId];
    const names = [...of, ...seen.hops.map((hop) => hop.partyId)];
    if (!names.some((one) => isIt(one ?? null))) {
      refuseAt("conflict", "claims", "A claim of these does not name the party any longer.");
    }
    const renamed = async (row: typeof measure) => {
      if (!row || !isIt(row.ofPartyId)) return row?.id ?? null;
      const { outcome, groupCode: group } = row;
      return measureFor(change, { outcome, group, of: other }, "claims");
    };
    await writeChanged(change, seen, {
      holdsResponsibleId: isIt(holdsResponsibleId) ? other : holdsResponsibleId,
      measureId: await renamed(measure),
      deniesMeasureId: await renamed(deniesMeasure),
      hopParty: (hop) => (isIt(hop.partyId) ? other : hop.partyId),
      reason,
    });
    await change.log({
      verb: "reattribute_claim",
      subject: { kind: "claim", id },
      old: { party },
      new: { party: other },
      why: reason,
    });
  }
  return { party: other, moved: claims.length };
});

async function refuseNowhere(change: Change, incident: string): Promise<void> {
  const now = await change.tx.incidentRevision.findFirst({
    where: { incidentId: incident, next: null },
    select: { enteredInError: true },
  });
  if (!now) refuseAt("not_found", "incident", "There is no such incident.");
  if (now.enteredInError) {
    refuseAt("conflict", "incident", "This incident was entered in error and stands no longer.");
  }
  await refuseMerged(change, "incident", incident, "incident");
}

// A denial of what is told elsewhere would deny nothing.
async function refuseParted({ tx }: Change, moved: string[]): Promise<void> {
  const denials = await tx.claimRevision.findMany({
    where: {
      next: null,
      enteredInError: false,
      deniesClaimId: { not: null },
      OR: [{ claimId: { in: moved } }, { deniesClaimId: { in: moved } }],
    },
    select: { incidentId: true, deniesClaimId: true },
  });
  for (const { incidentId, deniesClaimId } of denials) {
    const denied = await tx.claimRevision.findFirst({
      where: { claimId: deniesClaimId ?? "", next: null, enteredInError: false },
      select: { incidentId: true },
    });
    const { members } = await incidentFamily(tx, incidentId);
    if (!denied || members.includes(denied.incidentId)) continue;
    const message = "A denial and what it denies would be parted: move both, or neither.";
    throw new AppError("invalid", message, [{ path: "claims", message }]);
  }
}

// Whoever passes on what others say is not split off from somebody who says it, nor the other way round.
async function refuseOtherKind(change: Change, party: string, other: string): Promise<void> {
  const kinds = await standingParties(change, [
    { id: party, path: "party" },
    { id: other, path: "to" },
  ]);
  refuseNameless(kinds, other, "to");
  const [one, two] = [kinds.get(party), kinds.get(other)];
  if (!one || !two || relays(one.kind) === relays(two.kind)) return;
  const message = `One of “${one.name}” and “${two.name}” passes on what others say, the other says it.`;
  refuseAt("invalid", "to", message);
}
