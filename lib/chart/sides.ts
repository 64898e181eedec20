import type { EditionDocument } from "@/lib/schemas/edition";

/** By party: on which side whoever took part did, where the edition tells it. */
export function sidesOf(
  participants: EditionDocument["incident"]["participants"],
): ReadonlyMap<string, string> {
  return new Map(
    participants.flatMap(({ party, side }): [string, string][] =>
      side === null ? [] : [[party.id, side]],
    ),
  );
}
