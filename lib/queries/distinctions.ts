import "server-only";
import { db } from "@/lib/db";
import { keepingApart } from "@/lib/domain/distinction";
import type { Actor } from "@/lib/domain/permissions";
import { distinctionsIn } from "@/lib/facts/distinctions";
import { mergesIn } from "@/lib/facts/merges";
import type { MergedNoun } from "@/lib/schemas/merge";
import { isId, mayLook } from "./staff";

/** That an editor said of two that they are two. */
export interface KeptApart {
  id: string;
  /** What it was said of, as they are called now: the two, or what leads to them since. */
  names: [string, string];
  reason: string;
  /** ISO 8601, UTC. */
  at: string;
  who: string | null;
}

/** What keeps two parties, or two incidents, from being merged; null where no editor said so. */
export async function keptApart(
  viewer: Actor,
  noun: MergedNoun,
  one: string,
  other: string,
): Promise<KeptApart | null> {
  mayLook(viewer, "read_withheld_names");
  if (!isId(one) || !isId(other)) return null;
  const merges = await mergesIn(db());
  const redirects = noun === "party" ? merges.parties : merges.incidents;
  const [said] = keepingApart(one, other, await distinctionsIn(db(), noun), redirects);
  if (!said) return null;
  const [row] = await db().$queryRaw<
    { reason: string; at: Date; who: string | null; one: string; other: string }[]
  >`
    SELECT d.reason, d.recorded_at AS at, coalesce(p.name, i.title) AS one, coalesce(q.name, j.title) AS other,
      (SELECT coalesce(u.name, e.actor_role) FROM log_row r JOIN log_entry e USING (seq)
        LEFT JOIN "user" u ON u.id = e.actor_id WHERE r.table_name = 'distinction' AND r.row_id = d.id LIMIT 1) AS who
    FROM distinction d
    LEFT JOIN party_revision p ON p.party_id = d.party_id
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = p.party_id AND n.supersedes = p.number)
    LEFT JOIN party_revision q ON q.party_id = d.other_party_id
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = q.party_id AND n.supersedes = q.number)
    LEFT JOIN incident_revision i ON i.incident_id = d.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    LEFT JOIN incident_revision j ON j.incident_id = d.other_incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = j.incident_id AND n.supersedes = j.number)
    WHERE d.id = ${said.id}::uuid`;
  if (!row) return null;
  const { reason, at, who } = row;
  return { id: said.id, names: [row.one, row.other], reason, at: at.toISOString(), who };
}
