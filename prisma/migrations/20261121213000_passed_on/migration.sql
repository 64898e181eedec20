-- Of each party that an edition names: its kind, its side, and what it passed on; and of each figure that a
-- party says, how it was printed.

-- 1. The wordings of a voice --------------------------------------------------------------------------------

-- As before, with `wordings`: those of its claims, echoes left out, six at most, first those that say just
-- what it says now.
DROP FUNCTION published_voices(jsonb);
CREATE FUNCTION published_voices(document jsonb) RETURNS TABLE (
  party_id text, measure int, name text, speaks_for jsonb, title text, about text, outcome text, standing text, says jsonb,
  wordings jsonb, statuses text[], against_interest boolean, finding jsonb, rests_on_itself boolean
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
  ), voice AS MATERIALIZED (
    SELECT place, o ->> 'id' AS origin, o ->> 'kind' AS kind, nullif(o -> 'party', 'null') AS party,
      nullif(o -> 'says', 'null') AS says
    FROM measure, jsonb_array_elements(origins) AS o
  ), claim AS MATERIALIZED (
    SELECT place, i, c ->> 'origin' AS origin, c #>> '{claimant,id}' AS claimant, c #>> '{claimant,name}' AS name,
      nullif(c -> 'speaksFor', 'null') AS speaks_for, c ->> 'status' AS status, coalesce(grounds ? (c ->> 'id'), false) AS rests,
      CASE WHEN c -> 'echo' IS DISTINCT FROM 'true' AND c #>> '{figure,text}' IS NOT NULL THEN jsonb_build_object(
        'text', c #> '{figure,text}', 'language', coalesce(c #> '{quote,language}', 'null')) END AS wording,
      jsonb_build_object('lower', c #> '{figure,lower}', 'upper', c #> '{figure,upper}', 'soft', c #> '{figure,soft}') AS reading
    FROM measure, jsonb_array_elements(claims) WITH ORDINALITY AS all_of(c, i)
  ), told AS (
    -- of an origin as a whole, and of each claimant in it
    SELECT place, origin, claimant, GROUPING(claimant) = 1 AS is_whole, array_agg(DISTINCT status) AS statuses,
      bool_or(rests) AS rests
    FROM claim GROUP BY GROUPING SETS ((place, origin), (place, origin, claimant))
  ), worded AS (
    SELECT place, origin, claimant, GROUPING(claimant) = 1 AS is_whole, wording,
      coalesce(bool_or(reading = says), false) AS is_said, min(i) AS i
    FROM claim LEFT JOIN voice USING (place, origin) WHERE wording IS NOT NULL
    GROUP BY GROUPING SETS ((place, origin, wording), (place, origin, claimant, wording))
  ), printed AS (
    SELECT place, origin, claimant, is_whole,
      jsonb_path_query_array(jsonb_agg(wording ORDER BY is_said DESC, i), '$[0 to 5]') AS wordings
    FROM worded GROUP BY place, origin, claimant, is_whole
  ), heard AS (
    -- An origin can be a party twice in a measure, where an editor parted it: its first row then stands for both.
    SELECT DISTINCT ON (party_id, place) * FROM (
      SELECT party ->> 'id' AS party_id, place, party ->> 'name' AS name, NULL::jsonb AS speaks_for, says, origin,
        NULL::text AS claimant
      FROM voice WHERE kind = 'known' AND party IS NOT NULL
      UNION ALL
      SELECT claimant, place, name, speaks_for, NULL, origin, claimant FROM claim
      WHERE claimant IS NOT NULL AND speaks_for IS NOT NULL
    ) AS every ORDER BY party_id, place, speaks_for IS NOT NULL, origin COLLATE "C"
  )
  SELECT h.party_id, h.place, h.name, h.speaks_for, m.title, m.about, m.outcome, m.standing, h.says,
    coalesce(p.wordings, '[]'),
    coalesce((SELECT array_agg(s ORDER BY s COLLATE "C") FROM unnest(t.statuses) s), '{}'),
    h.origin = ANY (m.conceding), m.finding, coalesce(t.rests, false)
  FROM heard h JOIN measure m USING (place)
    LEFT JOIN told t ON t.place = h.place AND t.origin = h.origin
      AND (CASE WHEN h.claimant IS NULL THEN t.is_whole ELSE NOT t.is_whole AND t.claimant = h.claimant END)
    LEFT JOIN printed p ON p.place = h.place AND p.origin = h.origin
      AND (CASE WHEN h.claimant IS NULL THEN p.is_whole ELSE NOT p.is_whole AND p.claimant = h.claimant END)
$$;

-- 2. The parties of a document ------------------------------------------------------------------------------

-- By id: `name`; `kind` where the edition gives it; `sides` in which it took part; and `passed_on`, what it
-- relayed or published of others: of each measure (or kind of other claim) and each of those from whom it
-- comes one row, with the wordings (six at most), from whom it had them (`through`, four at most) and in how many articles.
-- Of an incident that was withdrawn nothing.
CREATE FUNCTION published_parties_of(document jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH claim AS MATERIALIZED (
    SELECT row_number() OVER () AS n, place, 'count' AS kind, m ->> 'title' AS title, c
    FROM jsonb_array_elements(document -> 'measures') WITH ORDINALITY AS all_of(m, place), jsonb_array_elements(m -> 'claims') AS c
    UNION ALL
    SELECT -i, 1000000, c ->> 'kind', c #>> '{holdsResponsible,name}', c
    FROM jsonb_array_elements(document -> 'otherClaims') WITH ORDINALITY AS all_of(c, i)
  ), hop AS MATERIALIZED (
    SELECT n, at, h ->> 'function' AS does, nullif(h -> 'party', 'null') AS party, h ->> 'describedAs' AS described
    FROM claim, jsonb_array_elements(c -> 'chain') WITH ORDINALITY AS all_of(h, at)
    UNION ALL
    -- whoever published it is the outermost, whether the chain begins there or not
    SELECT n, 0, 'relays', c #> '{article,outlet}', NULL FROM claim
  ), speaker AS (
    -- whoever is heard last
    SELECT DISTINCT ON (n) n, described FROM hop WHERE does = 'speaks' ORDER BY n, at DESC
  ), speaking AS (
    SELECT n, array_agg(party ->> 'id') AS ids FROM hop WHERE does = 'speaks' AND party IS NOT NULL GROUP BY n
  ), mouth AS (
    SELECT n, party ->> 'id' AS id, max(at) AS at, max(party ->> 'name') AS name FROM hop
    WHERE does = 'relays' AND party IS NOT NULL GROUP BY n, party ->> 'id'
  ), relay AS (
    SELECT n, id, lead(jsonb_build_object('id', id, 'name', name)) OVER (PARTITION BY n ORDER BY at) AS through FROM mouth
  ), row_of AS (
    SELECT r.id, c.place, c.kind, c.title, nullif(c.c -> 'claimant', 'null') AS source, nullif(c.c -> 'speaksFor', 'null') AS speaks_for,
      CASE WHEN nullif(c.c -> 'claimant', 'null') IS NULL THEN p.described END AS described,
      coalesce(jsonb_agg(DISTINCT jsonb_build_object('text', c.c #> '{figure,text}', 'language', coalesce(c.c #> '{quote,language}', 'null')))
        FILTER (WHERE c.c #>> '{figure,text}' IS NOT NULL), '[]') AS wordings,
      coalesce(jsonb_agg(DISTINCT r.through) FILTER (WHERE r.through IS NOT NULL), '[]') AS through,
      count(DISTINCT c.c #>> '{article,id}') AS articles
    FROM relay r JOIN claim c USING (n) LEFT JOIN speaker p USING (n) LEFT JOIN speaking s USING (n)
    WHERE r.id <> ALL (coalesce(s.ids, '{}'))
    GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), passed AS (
    SELECT id, jsonb_agg(jsonb_build_object('kind', kind, 'title', title, 'from', source, 'speaks_for', speaks_for,
        'described', described, 'wordings', jsonb_path_query_array(wordings, '$[0 to 5]'),
        'through', jsonb_path_query_array(through, '$[0 to 3]'), 'articles', articles)
      ORDER BY place, kind COLLATE "C", title COLLATE "C", source, described COLLATE "C", speaks_for) AS passed_on
    FROM row_of GROUP BY id
  ), named AS (
    SELECT id, max(name) AS name FROM (
      SELECT id, name FROM published_parties(document)
      UNION SELECT party ->> 'id', party ->> 'name' FROM hop WHERE party IS NOT NULL
    ) AS every GROUP BY id
  ), known AS (
    SELECT p ->> 'id' AS id, max(p ->> 'kind') AS kind
    FROM jsonb_array_elements(coalesce(document -> 'parties', '[]')) AS p GROUP BY 1
  ), taking_part AS (
    SELECT p #>> '{party,id}' AS id, jsonb_agg(DISTINCT p -> 'side') AS sides
    FROM jsonb_array_elements(document #> '{incident,participants}') AS p WHERE p ->> 'side' IS NOT NULL GROUP BY 1
  )
  SELECT CASE WHEN document ->> 'withdrawn' IS NOT NULL THEN '{}' ELSE coalesce(jsonb_object_agg(id,
    jsonb_strip_nulls(jsonb_build_object('name', name, 'kind', kind, 'sides', sides))
      || CASE WHEN passed_on IS NULL THEN '{}' ELSE jsonb_build_object('passed_on', passed_on) END), '{}') END
  FROM named LEFT JOIN known USING (id) LEFT JOIN taking_part USING (id) LEFT JOIN passed USING (id)
$$;

-- The tokens of those among them that passed something on: "r:<id>".
CREATE FUNCTION passing_tokens(parties jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT ARRAY(SELECT 'r:' || id FROM jsonb_each(parties) AS one(id, party) WHERE party ? 'passed_on' ORDER BY id COLLATE "C")
$$;

-- 3. Kept beside the rest -----------------------------------------------------------------------------------

ALTER TABLE published_text ADD parties jsonb NOT NULL DEFAULT '{}';

CREATE OR REPLACE FUNCTION renew_published_text(target_id uuid) RETURNS void LANGUAGE sql
SET search_path = public, pg_catalog, pg_temp AS $$
  INSERT INTO published_text AS held
    (incident_id, words, names, listed, span, begins, at, facets, labels, places, voices, parties)
  SELECT p.incident_id, published_words(d), published_name_words(d), p.leads_to IS NULL, published_span(d), lower(published_span(d)),
    e.at, published_facets(d) || passing_tokens(parties), published_labels(d), d #> '{incident,places}', published_voices_of(d), parties
  FROM published_incident p JOIN edition e ON e.id = p.edition_id, LATERAL (SELECT e.document::jsonb AS d OFFSET 0) AS read,
    LATERAL (SELECT published_parties_of(d) AS parties OFFSET 0) AS known
  WHERE p.incident_id = target_id
  ON CONFLICT (incident_id) DO UPDATE SET words = excluded.words, names = excluded.names, listed = excluded.listed,
    span = excluded.span,
    begins = excluded.begins, at = excluded.at, facets = excluded.facets, labels = excluded.labels, places = excluded.places,
    voices = excluded.voices, parties = excluded.parties
$$;
DO $$ BEGIN PERFORM renew_published_text(incident_id) FROM published_incident; END $$;
