import "server-only";
import type { Footing } from "@/lib/domain/footing";
import type { LiveIncident } from "@/lib/editions/live";
import { movedSince } from "@/lib/editions/staleness";
import { AppError } from "@/lib/errors";
import { incidentFamily } from "@/lib/facts/merges";
import type { Change } from "./change";

/** The claims that a decision rests on, at their newest revision; a conflict where one stands no longer. */
export async function groundsOf({ tx }: Change, ids: readonly string[], incidentId: string) {
  const { members } = await incidentFamily(tx, incidentId);
  const standing = await tx.claimRevision.findMany({
    where: {
      claimId: { in: [...ids] },
      next: null,
      enteredInError: false,
      incidentId: { in: members },
    },
    select: { claimId: true, number: true },
  });
  if (standing.length < ids.length) {
    const message = "A claim that this rests on stands no longer, or belongs to another incident.";
    throw new AppError("conflict", message, [{ path: "grounds", message }]);
  }
  return standing.map(({ claimId, number }) => ({ claimId, claimNumber: number }));
}

/** Throws a conflict that says what moved, where what is decided on is not what the editor saw. */
export function refuseMoved(live: LiveIncident, saw: Footing | undefined, now: Footing): void {
  if (!saw) return;
  const names = { party: (id: string) => live.parties.get(id)?.name ?? "somebody" };
  const moved = movedSince(live, saw, now, names);
  if (moved.length === 0) return;
  throw new AppError(
    "conflict",
    `What this rests on has changed since you opened it. ${moved.join(" ")} Look at it, then decide again.`,
  );
}
