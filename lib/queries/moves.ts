import "server-only";
import { db } from "@/lib/db";
import { familyOf } from "@/lib/domain/merge";
import type { Actor } from "@/lib/domain/permissions";
import { partyMerges } from "@/lib/facts/merges";
import { isId, mayLook } from "./staff";

/** A claim that may be moved, at its newest revision. */
export interface Movable {
  id: string;
  revision: number;
  /** Its words, since by these it is told whom it means, and its incident. */
  label: string;
}

/**
 * The claims that name a party, or one that is merged into it: as a hop, as held responsible, or as
 * those whose people were counted. Newest first, at most two hundred.
 */
export async function claimsNaming(viewer: Actor, party: string): Promise<Movable[]> {
  mayLook(viewer);
  if (!isId(party)) return [];
  const family = familyOf(party, await partyMerges(db()));
  return db().$queryRaw<Movable[]>`
    SELECT c.claim_id AS id, c.number AS revision,
      '“' || left(c.quote, 160) || CASE WHEN length(c.quote) > 160 THEN ' …' ELSE '' END || '”, ' || i.title AS label
    FROM claim_revision c
    JOIN incident_revision i ON i.incident_id = c.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    LEFT JOIN measure m ON m.id = coalesce(c.measure_id, c.denies_measure_id)
    WHERE NOT c.entered_in_error AND NOT c.redacted
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)
      AND (c.holds_responsible_id = ANY (${family}::uuid[]) OR m.of_party_id = ANY (${family}::uuid[])
        OR c.id IN (SELECT h.claim_revision_id FROM claim_hop h WHERE h.party_id = ANY (${family}::uuid[])))
    ORDER BY c.claim_id DESC LIMIT 200`;
}
