/** Who stands behind whom: bodies, lineages and sides. */
import type { Facts, PartyId, Tie } from "./facts";
import { type EventDate, knownBefore, type Period } from "./timeline";
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

/**
 * The side of a party in this incident: its own, or that of the nearest that it was part of or spoke
 * for then; null if none.
 */
export function sideOf(
  party: PartyId,
  facts: Pick<Facts, "participants" | "ties" | "period">,
): string | null {
  for (const one of lineage(party, tiesDuring(facts.period, facts.ties))) {
    const side = facts.participants.find((p) => p.party === one)?.side;
    if (side) return side;
  }
  return null;
}

/** The ties that may have been in force at some time of a period. */
export function tiesDuring({ start, end }: Period, ties: readonly Tie[]): Tie[] {
  return ties.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || !knownBefore(end, validFrom)) &&
      (validTo === null || !knownBefore(validTo, start)),
  );
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
  return date === null || tiesDuring({ start: date, end: date }, [tie]).length > 0;
}
