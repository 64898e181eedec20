import "server-only";
import type { Tx } from "@/lib/db";
import { familyOf, type Redirects, rootOf } from "@/lib/domain/merge";

/** What is merged into what at this moment. */
export interface Merges {
  parties: Redirects;
  incidents: Redirects;
}

/** All merges that stand, in one statement: few even where much is recorded. */
export async function mergesIn(tx: Tx): Promise<Merges> {
  const rows = await tx.$queryRaw<{ noun: string; from: string; into: string }[]>`
    SELECT 'party' AS noun, m.party_id AS from, m.into_party_id AS into FROM party_merge m
    WHERE m.into_party_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM party_merge n WHERE n.party_id = m.party_id AND n.supersedes = m.number)
    UNION ALL
    SELECT 'incident', m.incident_id, m.into_incident_id FROM incident_merge m
    WHERE m.into_incident_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM incident_merge n WHERE n.incident_id = m.incident_id AND n.supersedes = m.number)`;
  const of = (noun: string) =>
    new Map(rows.flatMap((row) => (row.noun === noun ? [[row.from, row.into] as const] : [])));
  return { parties: of("party"), incidents: of("incident") };
}

/** What parties are merged into. */
export async function partyMerges(tx: Pick<Tx, "partyMerge">): Promise<Redirects> {
  const rows = await tx.partyMerge.findMany({
    where: { next: null, intoPartyId: { not: null } },
    select: { partyId: true, intoPartyId: true },
  });
  return new Map(rows.map(({ partyId, intoPartyId }) => [partyId, intoPartyId ?? partyId]));
}

/** What incidents are merged into. */
export async function incidentMerges(tx: Pick<Tx, "incidentMerge">): Promise<Redirects> {
  const rows = await tx.incidentMerge.findMany({
    where: { next: null, intoIncidentId: { not: null } },
    select: { incidentId: true, intoIncidentId: true },
  });
  return new Map(
    rows.map(({ incidentId, intoIncidentId }) => [incidentId, intoIncidentId ?? incidentId]),
  );
}

/** The incident that an id leads to, and all whose claims are its own now: itself first. */
export async function incidentFamily(
  tx: Pick<Tx, "incidentMerge">,
  id: string,
): Promise<{ root: string; members: string[] }> {
  const redirects = await incidentMerges(tx);
  return { root: rootOf(id, redirects), members: familyOf(id, redirects) };
}
