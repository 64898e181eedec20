import "server-only";
import type { Tx } from "@/lib/db";
import type { Distinction } from "@/lib/domain/distinction";

export interface SaidDistinction extends Distinction {
  /** Of the row that says it. */
  id: string;
}

/** Which parties, or which incidents, editors say are two, of all that stand at this moment. */
export async function distinctionsIn(
  tx: Pick<Tx, "distinction">,
  noun: "party" | "incident",
): Promise<SaidDistinction[]> {
  const rows = await tx.distinction.findMany({
    where: {
      next: null,
      withdrawn: false,
      ...(noun === "party" ? { partyId: { not: null } } : { incidentId: { not: null } }),
    },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    one: row.partyId ?? row.incidentId ?? "",
    other: row.otherPartyId ?? row.otherIncidentId ?? "",
  }));
}
