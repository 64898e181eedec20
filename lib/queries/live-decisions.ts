import "server-only";
import { db } from "@/lib/db";
import { footingOfClaim, footingOfSet, isSameSet } from "@/lib/domain/footing";
import { judge } from "@/lib/domain/judgement";
import type { ComparableSet } from "@/lib/domain/measure";
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

/**
 * What changed under a finding's form: a newer finding than the one that was seen, and what moved in
 * the standing, a line for each, with what the form says from now on; null where nothing did.
 */
export async function changedUnderFinding(
  viewer: Actor,
  incident: string,
  set: ComparableSet,
  seen: { number: number; saw: string },
): Promise<{ lines: string[]; fresh: { openedOn: number; saw: string } } | null> {
  mayLook(viewer);
  if (!isId(incident)) return null;
  const live = await db().$transaction((tx) => liveIncident(tx, incident, "own"));
  const newest = live.findings.find((one) => isSameSet(one.set, set));
  const found =
    newest && newest.number !== seen.number
      ? [`${newest.low} – ${newest.best} – ${newest.high}: ${newest.rationale}`]
      : [];
  const now = footingOfSet(judge(factsOf(live)), set, []);
  const names = { party: (id: string) => live.parties.get(id)?.name ?? "somebody" };
  const moved = seen.saw ? movedSince(live, readFooting(seen.saw), now, names) : [];
  if (found.length + moved.length === 0) return null;
  const fresh = { openedOn: newest?.number ?? 0, saw: JSON.stringify(now) };
  return { lines: [...found, ...moved], fresh };
}
