/**
 * One statement that answers an incident whole from its live rows, as somebody who keeps nothing would
 * write it: claims with their figures and measures, articles with their outlets, chains with their
 * parties, and the newest status of each. `$1` is the slug; the answer is one JSON text, or no row.
 */
export const incidentSql = `
SELECT json_build_object(
  'slug', i.slug, 'title', ir.title, 'start', ir.period_start, 'end', ir.period_end,
  'claims', (
    SELECT json_agg(json_build_object(
      'id', r.claim_id, 'quote', r.quote, 'from', r.quote_start, 'to', r.quote_end, 'hedge', r.hedge,
      'assertedOn', r.asserted_on, 'figure', r.figure_text, 'form', r.figure_form, 'lower', r.figure_lower,
      'upper', r.figure_upper, 'soft', r.figure_soft, 'basis', r.basis, 'printed', r.group_as_printed,
      'attackers', r.attackers_included, 'outcome', m.outcome, 'group', m.group_code, 'of', mp.name,
      'headline', a.headline, 'url', a.url, 'publishedOn', a.published_on, 'outlet', op.name,
      'status', (SELECT s.status FROM assessment s WHERE s.claim_id = r.claim_id ORDER BY s.number DESC LIMIT 1),
      'chain', (
        SELECT json_agg(json_build_object('party', hp.name, 'function', h.function, 'verb', h.verb,
          'evidence', h.evidence_text, 'ground', h.ground) ORDER BY h.position)
        FROM claim_hop h LEFT JOIN newest_party hp ON hp.party_id = h.party_id
        WHERE h.claim_revision_id = r.id)))
    FROM claim_revision r
    JOIN measure m ON m.id = r.measure_id
    LEFT JOIN newest_party mp ON mp.party_id = m.of_party_id
    JOIN snapshot t ON t.id = r.snapshot_id
    JOIN article_revision a ON a.article_id = t.article_id
      AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = a.article_id AND n.supersedes = a.number)
    JOIN newest_party op ON op.party_id = a.outlet_id
    WHERE r.incident_id = i.id
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = r.claim_id AND n.supersedes = r.number)
  ))::text AS json
FROM incident i JOIN incident_revision ir ON ir.incident_id = i.id
  AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.id AND n.supersedes = ir.number)
WHERE i.slug = $1`.replaceAll(
  /\bnewest_party\b/g,
  `(SELECT p.party_id, p.name FROM party_revision p WHERE NOT EXISTS
    (SELECT 1 FROM party_revision n WHERE n.party_id = p.party_id AND n.supersedes = p.number))`,
);
