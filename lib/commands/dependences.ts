import "server-only";
import { rootOf } from "@/lib/domain/merge";
import { incidentFamily, partyMerges } from "@/lib/facts/merges";
import {
  declareDependence as declareSchema,
  withdrawDependence as withdrawSchema,
} from "@/lib/schemas/dependence";
import { type Change, verb } from "./change";
import { refuseMerged } from "./merged";
import { refuseAt, standingParties } from "./references";

/**
 * An editor's word, with a reason for readers, that in one measure of an incident a party's figure is
 * another party's, or that some claims are an origin of their own. It stands until it is withdrawn;
 * where two say different things the newest does. Readers see its effect from the next edition on.
 */
export const declareDependence = verb(
  "declare_dependence",
  declareSchema,
  async (change, input) => {
    await refuseFallen(change, input.incident);
    await refuseMerged(change, "incident", input.incident, "incident");
    const [measureId, ...others] = await measuresIn(change, input.incident, input.measure);
    if (!measureId) {
      refuseAt("not_found", "measure", "Nothing is counted there in this incident.");
    }
    if (input.kind === "join") {
      await standingParties(change, [
        { id: input.party, path: "party" },
        { id: input.is, path: "is" },
      ]);
    }
    const claims = input.kind === "part" ? [...new Set(input.claims)] : [];
    await refuseOthers(change, claims, input.incident, [measureId, ...others]);
    const { id } = await change.tx.dependence.create({
      data: {
        incidentId: input.incident,
        measureId,
        kind: input.kind,
        partyId: input.kind === "join" ? input.party : null,
        isPartyId: input.kind === "join" ? input.is : null,
        reason: input.reason,
        dependenceClaims: { create: claims.map((claimId) => ({ claimId })) },
      },
      select: { id: true },
    });
    await change.log({
      verb: "declare_dependence",
      subject: { kind: "dependence", id },
      new: input,
      why: input.reason,
    });
    return { id };
  },
);

/** Takes a dependence back, with a reason; both stay on record. Once withdrawn it is declared anew. */
export const withdrawDependence = verb(
  "declare_dependence",
  withdrawSchema,
  async (change, input) => {
    const old = await change.tx.dependence.findUnique({
      where: { id: input.id },
      include: { dependenceWithdraws: { select: { id: true } } },
    });
    if (!old || old.withdrawsId) refuseAt("not_found", "id", "There is no such dependence.");
    if (old.dependenceWithdraws.length > 0) {
      refuseAt("conflict", "id", "This dependence was withdrawn already.");
    }
    const { incidentId, measureId, kind, partyId, isPartyId } = old;
    await change.tx.dependence.create({
      data: {
        ...{ incidentId, measureId, kind, partyId, isPartyId },
        withdrawsId: old.id,
        reason: input.reason,
      },
    });
    await change.log({
      verb: "withdraw_dependence",
      subject: { kind: "dependence", id: old.id },
      old: { kind, reason: old.reason },
      new: null,
      why: input.reason,
    });
    return { id: old.id, incident: incidentId };
  },
);

async function refuseFallen({ tx }: Change, incidentId: string): Promise<void> {
  const now = await tx.incidentRevision.findFirst({
    where: { incidentId, next: null },
    select: { enteredInError: true },
  });
  if (!now) refuseAt("not_found", "incident", "There is no such incident.");
  if (now.enteredInError) {
    refuseAt("conflict", "incident", "This incident was entered in error and stands no longer.");
  }
}

// What nobody counted has no origins to join. Whose the counted were may have been said under the name
// of somebody who is merged since: then it is several, the one that stands first.
async function measuresIn(
  { tx }: Change,
  incidentId: string,
  { outcome, group, of }: { outcome: string; group: string; of?: string | undefined },
): Promise<string[]> {
  const { members } = await incidentFamily(tx, incidentId);
  const merged = await partyMerges(tx);
  const rows = await tx.$queryRaw<{ id: string; of: string | null }[]>`
    SELECT m.id, m.of_party_id AS of FROM measure m
    WHERE m.outcome::text = ${outcome} AND m.group_code = ${group}
      AND EXISTS (SELECT 1 FROM claim_revision c WHERE c.measure_id = m.id
        AND c.incident_id = ANY(${members}::uuid[]) AND NOT c.entered_in_error AND NOT EXISTS (
          SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number))`;
  const root = (party: string | null | undefined) => (party ? rootOf(party, merged) : null);
  return rows
    .filter((row) => root(row.of) === root(of))
    .sort((a, b) => Number(b.of === root(of)) - Number(a.of === root(of)))
    .map(({ id }) => id);
}

async function refuseOthers(
  { tx }: Change,
  claims: readonly string[],
  incidentId: string,
  measures: string[],
): Promise<void> {
  if (claims.length === 0) return;
  const { members } = await incidentFamily(tx, incidentId);
  const standing = await tx.claimRevision.count({
    where: {
      claimId: { in: [...claims] },
      next: null,
      enteredInError: false,
      incidentId: { in: members },
      measureId: { in: measures },
    },
  });
  if (standing === claims.length) return;
  refuseAt("conflict", "claims", "A claim of these stands no longer, or counts something else.");
}
