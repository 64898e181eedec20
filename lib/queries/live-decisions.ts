import "server-only";
import { db } from "@/lib/db";
import { footingOfClaim } from "@/lib/domain/footing";
import { judge } from "@/lib/domain/judgement";
import type { Actor } from "@/lib/domain/permissions";
import { factsOf } from "@/lib/editions/live";
import { movedSince, readFooting } from "@/lib/editions/staleness";
import { liveIncident } from "@/lib/facts/live";
import { isId, mayLook } from "./staff";

/**
 * What moved under a claim since a form was opened on it: what it stands among now, as the form
 * carries it, and a sentence for each change; null while nothing did.
 */
export async function movedUnder(
  viewer: Actor,
  claim: string,
  saw: string,
): Promise<{ saw: string; lines: string[] } | null> {
  mayLook(viewer);
  if (!isId(claim) || saw === "") return null;
  const row = await db().claimRevision.findFirst({
    where: { claimId: claim, next: null, enteredInError: false },
    select: { incidentId: true },
  });
  if (!row) return null;
  const live = await db().$transaction((tx) => liveIncident(tx, row.incidentId, "own"));
  const now = footingOfClaim(judge(factsOf(live)), claim, []);
  const names = { party: (id: string) => live.parties.get(id)?.name ?? "somebody" };
  const lines = movedSince(live, readFooting(saw), now, names);
  return lines.length > 0 ? { saw: JSON.stringify(now), lines } : null;
}
