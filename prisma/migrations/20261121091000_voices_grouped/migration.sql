-- The same voices, for an incident of a thousand claims in a sixth of the time: claims are grouped once and not
-- looked through for every voice. Of a finding only its numbers are kept, not why.

CREATE OR REPLACE FUNCTION published_voices(document jsonb) RETURNS TABLE (
  party_id text, measure int, name text, speaks_for jsonb, title text, about text, outcome text, standing text, says jsonb,
  statuses text[], against_interest boolean, finding jsonb, rests_on_itself boolean
) LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH measure AS MATERIALIZED (
    SELECT (place - 1)::int AS place, m -> 'claims' AS claims, m -> 'origins' AS origins, m ->> 'title' AS title,
      coalesce(m #>> '{measure,of,name}', replace(m #>> '{measure,group}', '_', ' ')) AS about,
      m #>> '{measure,outcome}' AS outcome, m #>> '{standing,value}' AS standing,
      ARRAY(SELECT f ->> 'origin' FROM jsonb_array_elements(m #> '{standing,flags}') f
        WHERE f ->> 'flag' = 'against_interest') AS conceding,
      CASE WHEN m ? 'finding' THEN jsonb_build_object('low', m #> '{finding,low}', 'best', m #> '{finding,best}',
        'high', m #> '{finding,high}') END AS finding,
      m #> '{finding,claims}' AS grounds
    FROM jsonb_array_elements(document -> 'measures') WITH ORDINALITY AS all_of(m, place)
  ), claim AS MATERIALIZED (
    SELECT place, c ->> 'origin' AS origin, c #>> '{claimant,id}' AS claimant, c #>> '{claimant,name}' AS name,
      nullif(c -> 'speaksFor', 'null') AS speaks_for, c ->> 'status' AS status, coalesce(grounds ? (c ->> 'id'), false) AS rests
    FROM measure, jsonb_array_elements(claims) AS c
  ), told AS (
    -- of an origin as a whole, and of each claimant in it
    SELECT place, origin, claimant, GROUPING(claimant) = 1 AS is_whole, array_agg(DISTINCT status) AS statuses,
      bool_or(rests) AS rests
    FROM claim GROUP BY GROUPING SETS ((place, origin), (place, origin, claimant))
  ), heard AS (
    -- An origin can be a party twice in a measure, where an editor parted it: its first row then stands for both.
    SELECT DISTINCT ON (party_id, place) * FROM (
      SELECT o #>> '{party,id}' AS party_id, place, o #>> '{party,name}' AS name, NULL::jsonb AS speaks_for,
        nullif(o -> 'says', 'null') AS says, o ->> 'id' AS origin, NULL::text AS claimant
      FROM measure, jsonb_array_elements(origins) AS o
      WHERE o ->> 'kind' = 'known' AND jsonb_typeof(o -> 'party') = 'object'
      UNION ALL
      SELECT claimant, place, name, speaks_for, NULL, origin, claimant FROM claim
      WHERE claimant IS NOT NULL AND speaks_for IS NOT NULL
    ) AS every ORDER BY party_id, place, speaks_for IS NOT NULL, origin COLLATE "C"
  )
  SELECT h.party_id, h.place, h.name, h.speaks_for, m.title, m.about, m.outcome, m.standing, h.says,
    coalesce((SELECT array_agg(s ORDER BY s COLLATE "C") FROM unnest(t.statuses) s), '{}'),
    h.origin = ANY (m.conceding), m.finding, coalesce(t.rests, false)
  FROM heard h JOIN measure m USING (place)
    LEFT JOIN told t ON t.place = h.place AND t.origin = h.origin
      AND (CASE WHEN h.claimant IS NULL THEN t.is_whole ELSE NOT t.is_whole AND t.claimant = h.claimant END)
$$;

DO $$ BEGIN PERFORM renew_published_text(incident_id) FROM published_incident; END $$;
