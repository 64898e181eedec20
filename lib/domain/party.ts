/** Who stands behind whom: bodies, lineages and sides. */
import type { Facts, PartyId, Tie } from "./facts";
import { type EventDate, knownBefore } from "./timeline";
import type { TieKind } from "./vocabulary";

/**
 * The body a party speaks for on a date (null: at whatever time), through as many ties as it takes.
 * The party itself when it speaks for nobody; null when it speaks for several bodies at once and
 * nothing says for which.
 */
export function bodyOf(
  party: PartyId,
  date: EventDate | null,
  ties: readonly Tie[],
): PartyId | null {
  const seen = new Set<PartyId>();
  let current = party;
  while (!seen.has(current)) {
    seen.add(current);
    const bodies = new Set(
      ties
        .filter((t) => t.kind === "speaks_for" && t.from === current && inForce(t, date))
        .map((t) => t.to),
    );
    if (bodies.size > 1) return null;
    const [body] = bodies;
    if (body === undefined) return current;
    current = body;
  }
  return current;
}

/** A party, and everything it is part of or speaks for, nearest first. */
export function lineage(party: PartyId, ties: readonly Tie[]): PartyId[] {
  const found = [party];
  for (const one of found) {
    for (const tie of ties) {
      if (tie.from === one && !found.includes(tie.to)) found.push(tie.to);
    }
  }
  return found;
}

/** The side of a party in this incident: its own, or that of the nearest it is part of; null if none. */
export function sideOf(party: PartyId, facts: Pick<Facts, "participants" | "ties">): string | null {
  for (const one of lineage(party, facts.ties)) {
    const side = facts.participants.find((p) => p.party === one)?.side;
    if (side) return side;
  }
  return null;
}

/** Whether a new tie from one party to another of its kind would bring a party round to itself. */
export function closesACircle(
  from: PartyId,
  to: PartyId,
  kind: TieKind,
  ties: readonly Tie[],
): boolean {
  return lineage(
    to,
    ties.filter((tie) => tie.kind === kind),
  ).includes(from);
}

function inForce(tie: Tie, date: EventDate | null): boolean {
  if (date === null) return true;
  return (
    (tie.validFrom === null || !knownBefore(date, tie.validFrom)) &&
    (tie.validTo === null || !knownBefore(tie.validTo, date))
  );
}
