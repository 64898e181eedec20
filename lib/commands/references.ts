import "server-only";
import type { PartyKind } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import type { Change } from "./change";

/** A party that an input names, with the place where it does. */
export interface Reference {
  id: string | undefined;
  path: string;
}

export interface StandingParty {
  id: string;
  name: string;
  kind: PartyKind;
  redacted: boolean;
}

/**
 * The parties that an input names, as they stand. Throws `not_found` for one that does not exist and
 * `conflict` for one that was entered in error, each at its place.
 */
export async function standingParties(
  { tx }: Change,
  references: readonly Reference[],
): Promise<Map<string, StandingParty>> {
  const named = references.flatMap(({ id, path }) => (id ? [{ id, path }] : []));
  if (named.length === 0) return new Map();
  const rows = await tx.partyRevision.findMany({
    where: { partyId: { in: [...new Set(named.map(({ id }) => id))] }, next: null },
    select: { partyId: true, name: true, kind: true, enteredInError: true, redacted: true },
  });
  const found = new Map(rows.map((row) => [row.partyId, row]));
  for (const { id, path } of named) {
    const party = found.get(id);
    if (!party) refuseAt("not_found", path, "There is no such party.");
    if (party.enteredInError) {
      refuseAt("conflict", path, "This party was entered in error and stands no longer.");
    }
  }
  return new Map(
    rows.map(({ partyId: id, name, kind, redacted }) => [id, { id, name, kind, redacted }]),
  );
}

/** Throws a conflict where the name of a party that something is newly said of, or by, is gone. */
export function refuseNameless(
  parties: ReadonlyMap<string, StandingParty>,
  id: string,
  path: string,
): void {
  if (!parties.get(id)?.redacted) return;
  refuseAt("conflict", path, "The name of this party was redacted: choose another.");
}

/** Throws an AppError whose one issue is at that place. */
export function refuseAt(code: AppError["code"], path: string, message: string): never {
  throw new AppError(code, message, [{ path, message }]);
}
