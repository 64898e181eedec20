import "server-only";
import type { Change } from "./change";

/**
 * The incidents whose origins, sides or measures may hang on these parties, newest first: those that
 * name one of them, or somebody who speaks for it, is part of it or is merged with it, through however
 * many others.
 */
export async function incidentsNaming({ tx }: Change, parties: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE behind AS (
      SELECT unnest(${parties}::uuid[]) AS id
      UNION
      SELECT next.id FROM behind x CROSS JOIN LATERAL (
        SELECT r.party_id AS id FROM party_tie t JOIN party_revision r ON r.id = t.party_revision_id
        WHERE t.to_party_id = x.id AND NOT r.entered_in_error
          AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
        UNION ALL
        SELECT CASE m.party_id WHEN x.id THEN m.into_party_id ELSE m.party_id END FROM party_merge m
        WHERE x.id IN (m.party_id, m.into_party_id) AND m.into_party_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM party_merge n WHERE n.party_id = m.party_id AND n.supersedes = m.number)
      ) next
    ), named AS (
      SELECT c.id FROM claim_hop h JOIN claim_revision c ON c.id = h.claim_revision_id
        WHERE h.party_id IN (SELECT id FROM behind)
      UNION SELECT c.id FROM claim_revision c WHERE c.holds_responsible_id IN (SELECT id FROM behind)
      UNION SELECT c.id FROM measure m JOIN claim_revision c ON m.id IN (c.measure_id, c.denies_measure_id)
        WHERE m.of_party_id IN (SELECT id FROM behind)
      UNION SELECT c.id FROM article_revision a JOIN snapshot s ON s.article_id = a.article_id
        JOIN claim_revision c ON c.snapshot_id = s.id
        WHERE a.outlet_id IN (SELECT id FROM behind)
          AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = a.article_id AND n.supersedes = a.number)
    ), reached AS (
      SELECT c.incident_id AS id FROM named JOIN claim_revision c USING (id)
      WHERE NOT c.entered_in_error
        AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)
      UNION
      SELECT r.incident_id FROM incident_participant p JOIN incident_revision r ON r.id = p.incident_revision_id
      WHERE p.party_id IN (SELECT id FROM behind)
        AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    )
    SELECT id FROM reached WHERE NOT EXISTS (
      SELECT 1 FROM incident_revision e WHERE e.incident_id = reached.id AND e.entered_in_error)
    ORDER BY id DESC`;
  return rows.map(({ id }) => id);
}
