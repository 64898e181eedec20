import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { isId, mayLook } from "./staff";

/** What the newest decision on a derivation did to the incidents that it reaches, as far as was looked. */
export interface Recheck {
  /** How many incidents it reaches, and how many of them were judged anew. */
  incidents: number;
  looked: number;
  /** Decisions, over all of them, that rest on it no longer. */
  decisions: number;
  /** How many incidents have a standing that differs, and the first of them: lost decisions first. */
  moved: number;
  first: { id: string; title: string; standings: number; decisions: number }[];
}

/** How many incidents are named. */
const named = 30;

/** Null where no decision on it changed what counts, or was taken before such things were kept. */
export async function recheckOf(viewer: Actor, derivation: string): Promise<Recheck | null> {
  mayLook(viewer);
  if (!isId(derivation)) return null;
  const newest = await db().recheck.findFirst({
    where: { derivationId: derivation },
    orderBy: { derivationNumber: "desc" },
  });
  if (!newest) return null;
  const [sums] = await db().$queryRaw<{ looked: number; moved: number; decisions: number }[]>`
    SELECT count(*)::int AS looked, (count(*) FILTER (WHERE standings > 0))::int AS moved,
      coalesce(sum(decisions), 0)::int AS decisions
    FROM recheck_incident WHERE recheck_id = ${newest.id}::uuid`;
  const first = await db().$queryRaw<Recheck["first"]>`
    SELECT l.incident_id AS id, r.title, l.standings, l.decisions FROM recheck_incident l
    JOIN incident_revision r ON r.incident_id = l.incident_id AND NOT EXISTS (
      SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    WHERE l.recheck_id = ${newest.id}::uuid AND l.standings > 0
    ORDER BY l.decisions DESC, l.standings DESC, l.incident_id LIMIT ${named}`;
  const { looked = 0, moved = 0, decisions = 0 } = sums ?? {};
  return { incidents: newest.incidents.length, looked, moved, decisions, first };
}
