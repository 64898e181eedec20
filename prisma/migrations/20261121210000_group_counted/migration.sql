-- Incidents are narrowed by who was counted too: the group of a measure stands in one token with its outcome,
-- its standing and the status of a claim.

-- 1. What a published document can be narrowed by -------------------------------------------------------

-- A group and every wider one in the tree. Terms are never changed and have their parents from the beginning, so
-- what this says of a group is so for good.
CREATE FUNCTION wider_groups(code text) RETURNS SETOF text LANGUAGE sql STABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH RECURSIVE wider (code) AS (
    SELECT $1
    UNION
    SELECT g.parent_code FROM wider JOIN group_term g USING (code) WHERE g.parent_code IS NOT NULL
  )
  SELECT code FROM wider
$$;

-- The tokens of measures, "m:killed:contested:": each of outcome, standing and status may be left out, and those that
-- are given belong to one measure. With a group behind them, "m:killed:contested::civilians", they are of a measure
-- of that group or of one that stands within it. What is asked for without a group is asked for as it was.
CREATE FUNCTION published_measures(document jsonb) RETURNS SETOF text LANGUAGE sql STABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH met AS MATERIALIZED (
    SELECT m #>> '{measure,outcome}' AS outcome, m #>> '{measure,group}' AS kind, m #>> '{standing,value}' AS standing,
      coalesce(s #>> '{}', '') AS status
    FROM jsonb_array_elements(document -> 'measures') m LEFT JOIN LATERAL jsonb_path_query(m, '$.claims[*].status') s ON true
    UNION
    SELECT '', NULL, '', s #>> '{}' FROM jsonb_path_query(document, '$.otherClaims[*].status') s
  ), within AS MATERIALIZED (
    SELECT kind, ':' || wider_groups(kind) AS counted FROM (SELECT DISTINCT kind FROM met) AS one
  )
  SELECT DISTINCT format('m:%s:%s:%s', o, s, t) || g
  FROM (SELECT outcome, standing, status, '' AS g FROM met
    UNION SELECT outcome, standing, status, counted FROM met JOIN within USING (kind)) AS of_measure,
    unnest(ARRAY[outcome, '']) o, unnest(ARRAY[standing, '']) s, unnest(ARRAY[status, '']) t
  WHERE o || s || t || g <> ''
$$;

-- As before but for these.
CREATE OR REPLACE FUNCTION published_facets(document jsonb) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH token AS (
    SELECT token FROM published_measures(document) AS token
    UNION SELECT 'p:' || id FROM published_parties(document)
    UNION SELECT 'v:' || (id #>> '{}') FROM unnest(ARRAY[
      '$.measures[*].origins[*] ? (@.kind == "known").party.id',
      '$.measures[*].claims[*] ? (@.speaksFor.id != null).claimant.id']::jsonpath[]) AS path,
      jsonb_path_query(document, path) AS id
    UNION SELECT 'l:' || place_key(part) FROM jsonb_path_query(document, '$.incident.places[*].name') AS name,
      unnest(string_to_array(name #>> '{}', ',') || (name #>> '{}')) AS part WHERE place_key(part) <> ''
    UNION SELECT 'a:' || (id #>> '{}') FROM unnest(ARRAY[
      '$.measures[*].claims[*].article.id', '$.otherClaims[*].article.id']::jsonpath[]) AS path,
      jsonb_path_query(document, path) AS id
  )
  SELECT CASE WHEN document ->> 'withdrawn' IS NOT NULL THEN '{}'
    ELSE coalesce((SELECT array_agg(token ORDER BY token COLLATE "C") FROM token), '{}') END
$$;

-- 2. What was published already -------------------------------------------------------------------------

-- The tokens of measures alone are made anew, and the table is written once, its indexes after it: an UPDATE would
-- put every word of every row into its index again, one by one. What has no token was withdrawn, or tells nothing.
CREATE FUNCTION with_measures_anew(target_id uuid, facets text[]) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT CASE WHEN facets = '{}' THEN facets ELSE ARRAY(
    SELECT token FROM (
      SELECT token FROM unnest(facets) AS token WHERE NOT starts_with(token, 'm:')
      UNION ALL
      SELECT published_measures(e.document::jsonb) FROM published_incident p JOIN edition e ON e.id = p.edition_id
      WHERE p.incident_id = target_id
    ) AS one ORDER BY token COLLATE "C") END
$$;
ALTER TABLE published_text ALTER facets TYPE text[] USING with_measures_anew(incident_id, facets);
DROP FUNCTION with_measures_anew;
-- How far a search walks along the order follows from the statistics (`expected_published`).
ANALYZE published_text;
