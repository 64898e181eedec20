import "server-only";
import { AppError } from "@/lib/errors";
import type { Change } from "./change";
import { openedOnCurrent } from "./revision";

/** A claim at the revision that was seen, with its hops in order. Throws what `openedOnCurrent` does. */
export async function claimSeen({ tx }: Change, id: string, openedOn: number) {
  const found = await tx.claimRevision.findFirst({
    where: { claimId: id, next: null },
    include: { hops: { orderBy: { position: "asc" } }, measure: true, deniesMeasure: true },
  });
  const seen = openedOnCurrent(found, openedOn, "claim");
  if (seen.redacted) throw new AppError("conflict", "The words of this claim were redacted.");
  return seen;
}

type Seen = Awaited<ReturnType<typeof claimSeen>>;
type Hop = Seen["hops"][number];

/** What of a claim is another in its next revision; everything else is copied. */
export interface ClaimChanges {
  incidentId?: string;
  holdsResponsibleId?: string | null;
  measureId?: string | null;
  deniesMeasureId?: string | null;
  hopParty?: (hop: Hop) => string | null;
  reason: string;
}

/** Writes the next revision of a claim: as it is, but for these changes. */
export async function writeChanged(
  { tx }: Change,
  seen: Seen,
  { hopParty = (hop) => hop.partyId, ...changes }: ClaimChanges,
): Promise<void> {
  const { id: _, recordedAt: __, hops, measure: ___, deniesMeasure: ____, ...old } = seen;
  await tx.claimRevision.create({
    data: {
      ...old,
      ...changes,
      number: old.number + 1,
      supersedes: old.number,
      // Where there is no list the client reads an empty one, which would be a figure of a kind.
      figureStated: old.kind === "count" ? old.figureStated : undefined,
      hops: {
        create: hops.map((hop) => {
          const { id: _id, claimRevisionId: _of, ...kept } = hop;
          return { ...kept, partyId: hopParty(hop) };
        }),
      },
    },
  });
}
