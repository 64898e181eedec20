-- Narrowing what is published: by place, period, party, what was counted, standing and status; with counts.

-- 1. What a published document can be narrowed by -------------------------------------------------------

-- The first and the last day that a date of the place may mean.
CREATE FUNCTION first_day(value text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT (left(value, 10) || substr('0001-01-01', length(left(value, 10)) + 1))::date
$$;
CREATE FUNCTION last_day(value text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT CASE length(value)
    WHEN 4 THEN (value || '-12-31')::date
    WHEN 7 THEN ((value || '-01')::date + interval '1 month' - interval '1 day')::date
    ELSE left(value, 10)::date END
$$;
CREATE FUNCTION published_span(document jsonb) RETURNS daterange LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT daterange(first_day(document #>> '{incident,period,start}'),
    greatest(first_day(document #>> '{incident,period,start}'), last_day(document #>> '{incident,period,end}')), '[]')
$$;

-- A place as it is compared: whatever its case, accents and blanks.
CREATE FUNCTION place_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT left(btrim(regexp_replace(folded(left(name, 300)), '[\s,=]+', ' ', 'g')), 200)
$$;

-- The parties that act, are counted, are blamed or are heard; those that only pass on are left out.
CREATE FUNCTION published_parties(document jsonb) RETURNS TABLE (id text, name text) LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT DISTINCT party ->> 'id', party ->> 'name' FROM unnest(ARRAY[
      '$.incident.participants[*].party', '$.measures[*].measure.of', '$.measures[*].origins[*].party',
      '$.measures[*].claims[*].claimant', '$.measures[*].claims[*].speaksFor',
      '$.responsibility[*].party', '$.responsibility[*].origins[*].party',
      '$.otherClaims[*].claimant', '$.otherClaims[*].speaksFor', '$.otherClaims[*].holdsResponsible']::jsonpath[]) AS path,
    jsonb_path_query(document, path) AS party
  WHERE jsonb_typeof(party) = 'object'
$$;

-- One row for a party and a measure in which it is a voice, or in which it spoke for another that is
-- (`speaks_for`). `says`: what it says now. `statuses`: of its claims there. `rests_on_itself`: the
-- finding, where there is one, rests on a claim of this voice.
CREATE FUNCTION published_voices(document jsonb) RETURNS TABLE (
  party_id text, measure int, name text, speaks_for jsonb, title text, about text, outcome text, standing text, says jsonb,
  statuses text[], against_interest boolean, finding jsonb, rests_on_itself boolean
) LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH measure AS (
    SELECT (place - 1)::int AS place, m, coalesce(m #>> '{measure,of,name}', replace(m #>> '{measure,group}', '_', ' ')) AS about
    FROM jsonb_array_elements(document -> 'measures') WITH ORDINALITY AS all_of(m, place)
  ), claim AS (
    SELECT place, c, c ->> 'origin' AS origin FROM measure, jsonb_array_elements(m -> 'claims') AS c
  ), voice AS (
    SELECT place, o, o ->> 'id' AS origin FROM measure, jsonb_array_elements(m -> 'origins') AS o
    WHERE o ->> 'kind' = 'known' AND jsonb_typeof(o -> 'party') = 'object'
  ), heard AS (
    -- An origin can be a party twice in a measure, where an editor parted it: its first row then stands for both.
    SELECT DISTINCT ON (party_id, place) * FROM (
      SELECT o #>> '{party,id}' AS party_id, place, o #>> '{party,name}' AS name, NULL::jsonb AS speaks_for, o, origin,
        NULL::text AS claimant FROM voice
      UNION ALL
      SELECT c #>> '{claimant,id}', place, c #>> '{claimant,name}', c -> 'speaksFor', NULL, origin, c #>> '{claimant,id}'
      FROM claim WHERE jsonb_typeof(c -> 'claimant') = 'object' AND jsonb_typeof(c -> 'speaksFor') = 'object'
    ) AS every ORDER BY party_id, place, speaks_for IS NOT NULL, origin COLLATE "C"
  )
  SELECT party_id, place, h.name, h.speaks_for, m ->> 'title', about, m #>> '{measure,outcome}', m #>> '{standing,value}',
    nullif(o -> 'says', 'null'),
    ARRAY(SELECT DISTINCT c ->> 'status' FROM claim WHERE claim.place = h.place AND claim.origin = h.origin
      AND (h.claimant IS NULL OR c #>> '{claimant,id}' = h.claimant) ORDER BY 1),
    EXISTS (SELECT FROM jsonb_array_elements(m #> '{standing,flags}') f
      WHERE f ->> 'flag' = 'against_interest' AND f ->> 'origin' = h.origin),
    m -> 'finding',
    EXISTS (SELECT FROM claim WHERE claim.place = h.place AND claim.origin = h.origin
      AND coalesce(m #> '{finding,claims}' ? (c ->> 'id'), false))
  FROM heard h JOIN measure USING (place)
$$;

-- The same as one value, in the order of measures; of an incident that was withdrawn nothing.
CREATE FUNCTION published_voices_of(document jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT CASE WHEN document ->> 'withdrawn' IS NOT NULL THEN '[]'
    ELSE coalesce(jsonb_agg(to_jsonb(v) ORDER BY v.measure, v.party_id COLLATE "C"), '[]') END
  FROM published_voices(document) v
$$;

-- What an incident can be narrowed to, as tokens. "m:killed:contested:": a measure of killed that is
-- contested; each of outcome, standing and status may be left out, and those that are given belong to
-- one measure. "l:" a place, and what stands between the commas of its name; "p:" a party;
-- "v:" a party that is a voice or speaks for one; "a:" an article. Of an incident that was withdrawn nothing.
CREATE FUNCTION published_facets(document jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH met AS (
    SELECT m #>> '{measure,outcome}' AS outcome, m #>> '{standing,value}' AS standing, coalesce(c ->> 'status', '') AS status
    FROM jsonb_array_elements(document -> 'measures') m LEFT JOIN LATERAL jsonb_array_elements(m -> 'claims') c ON true
    UNION
    SELECT '', '', c ->> 'status' FROM jsonb_array_elements(document -> 'otherClaims') c
  ), token AS (
    SELECT format('m:%s:%s:%s', o, s, t) AS token
    FROM met, unnest(ARRAY[outcome, '']) o, unnest(ARRAY[standing, '']) s, unnest(ARRAY[status, '']) t
    WHERE o || s || t <> ''
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

-- The places and parties among them by name: "l:quetta=Quetta".
CREATE FUNCTION published_labels(document jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT CASE WHEN document ->> 'withdrawn' IS NOT NULL THEN '{}' ELSE coalesce(array_agg(label ORDER BY label COLLATE "C"), '{}') END
  FROM (
    SELECT format('p:%s=%s', id, name) AS label FROM published_parties(document)
    UNION
    SELECT format('l:%s=%s', place_key(name #>> '{}'), name #>> '{}')
    FROM jsonb_path_query(document, '$.incident.places[*].name') AS name WHERE place_key(name #>> '{}') <> ''
  ) AS named
$$;

-- 2. Kept beside the words --------------------------------------------------------------------------------

ALTER TABLE published_text
  -- false where readers are led on to another incident, which took this one in
  ADD listed boolean NOT NULL DEFAULT true,
  -- from the first to the last day that the incident's period may mean
  ADD span daterange NOT NULL DEFAULT 'empty',
  ADD begins date NOT NULL DEFAULT '-infinity',
  -- when the edition was published
  ADD at timestamptz NOT NULL DEFAULT '-infinity',
  ADD facets text[] NOT NULL DEFAULT '{}',
  ADD labels text[] NOT NULL DEFAULT '{}',
  ADD places jsonb NOT NULL DEFAULT '[]',
  -- what each party says in it and how that fared
  ADD voices jsonb NOT NULL DEFAULT '[]';
ALTER TABLE published_text ALTER words SET STORAGE EXTERNAL;

CREATE OR REPLACE FUNCTION renew_published_text(target_id uuid) RETURNS void LANGUAGE sql
SET search_path = public, pg_catalog, pg_temp AS $$
  INSERT INTO published_text AS held (incident_id, words, spelling, listed, span, begins, at, facets, labels, places, voices)
  SELECT p.incident_id, published_words(d), published_spelling(d), p.leads_to IS NULL, published_span(d), lower(published_span(d)),
    e.at, published_facets(d), published_labels(d), d #> '{incident,places}', published_voices_of(d)
  FROM published_incident p JOIN edition e ON e.id = p.edition_id, LATERAL (SELECT e.document::jsonb AS d OFFSET 0) AS read
  WHERE p.incident_id = target_id
  ON CONFLICT (incident_id) DO UPDATE SET words = excluded.words, spelling = excluded.spelling, listed = excluded.listed,
    span = excluded.span,
    begins = excluded.begins, at = excluded.at, facets = excluded.facets, labels = excluded.labels, places = excluded.places,
    voices = excluded.voices
$$;
DO $$ BEGIN PERFORM renew_published_text(incident_id) FROM published_incident; END $$;

CREATE INDEX published_text_facets ON published_text USING gin (facets);
CREATE INDEX published_text_span ON published_text USING gist (span);
CREATE INDEX published_text_newest ON published_text (begins DESC, incident_id DESC);
CREATE INDEX published_text_latest ON published_text (at DESC, incident_id DESC);

-- 3. Finding ------------------------------------------------------------------------------------------------

DROP FUNCTION search_published(text[]);

-- At most `many` of what holds every one of some words (of `search_words`; none: whatever they are),
-- carries every one of some tokens and touches a span of days (null: any), after a place in the order:
-- first what holds the words as written (distance 0), then what only spells those of four letters or
-- more nearly so in a name (1); each in the order of `key`, a day ('newest', 'oldest') or the moment of
-- publication ('latest'). What is near is looked for only where what is written so does not fill the page.
--
-- Each question is put in the way that is quick for it, because the planner, which has to guess how
-- many will be met, guesses a search of two milliseconds into one of two seconds: what many hold is
-- met soon on a walk along the order, which ends after a stretch; what few hold is taken whole from
-- the indexes of what is looked for, and then ordered.
CREATE FUNCTION find_published(
  words text[], tokens text[], during daterange, sort text,
  after_distance int, after_key timestamptz, after_id uuid, many int
) RETURNS TABLE (incident_id uuid, distance int, key timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.strict_word_similarity_threshold = 0.4
SET enable_seqscan = off SET timezone = 'UTC' AS $$
#variable_conflict use_column
DECLARE
  loose text[] := ARRAY(SELECT word FROM unnest(words) AS word WHERE length(word) >= 4 AND word !~ '[0-9]');
  fixed text[] := ARRAY(SELECT word FROM unnest(words) AS word WHERE NOT (length(word) >= 4 AND word !~ '[0-9]'));
  near text := (SELECT string_agg(format('t.spelling %%>> %L', word), ' AND ') FROM unnest(loose) AS word);
  kept text := concat(
    CASE WHEN cardinality(tokens) > 0 THEN ' AND t.facets @> $2' END,
    CASE WHEN during IS NOT NULL THEN ' AND t.span && $3' END);
  written text := CASE WHEN cardinality(words) > 0 THEN ' AND t.words @@ $1' ELSE '' END;
  field text := CASE sort WHEN 'latest' THEN 't.at' ELSE 't.begins' END;
  ordered text := CASE sort WHEN 'oldest' THEN format('%s, t.incident_id', field)
    ELSE format('%s DESC, t.incident_id DESC', field) END;
  -- Of the type of the index, so that a walk begins there.
  after text := CASE WHEN after_key IS NULL THEN '' ELSE format(' AND (%s, t.incident_id) %s (%s, $5)', field,
    CASE sort WHEN 'oldest' THEN '>' ELSE '<' END, CASE sort WHEN 'latest' THEN '$4' ELSE '$4::date' END) END;
  -- Nothing that begins after the span touches it.
  within text := CASE WHEN sort = 'newest' AND NOT upper_inf(during) THEN ' AND t.begins < upper($3)' ELSE '' END;
  given int := 0;
BEGIN
  IF after_distance < 1 THEN
    IF kept || written = '' THEN
      RETURN QUERY EXECUTE format('SELECT t.incident_id, 0, %s::timestamptz FROM published_text t WHERE t.listed%s
        ORDER BY %s LIMIT $6', field, after, ordered)
        USING NULL::tsquery, tokens, during, after_key, after_id, many;
      RETURN;
    END IF;
    RETURN QUERY EXECUTE format('WITH met AS MATERIALIZED (
        SELECT t.incident_id, t.begins, t.at FROM (
          SELECT * FROM published_text t WHERE t.listed%s%s ORDER BY %s LIMIT $6 * 10
        ) t WHERE true%s%s ORDER BY %3$s LIMIT $6
      ) SELECT t.incident_id, 0, %6$s::timestamptz FROM met t WHERE (SELECT count(*) FROM met) = $6', after, within,
      ordered, written, kept, field)
      USING search_terms(words), tokens, during, after_key, after_id, many;
    GET DIAGNOSTICS given = ROW_COUNT;
    IF given = 0 THEN
      RETURN QUERY EXECUTE format('WITH t AS MATERIALIZED (
          SELECT t.incident_id, t.begins, t.at FROM published_text t WHERE t.listed%s%s
        ) SELECT t.incident_id, 0, %s::timestamptz FROM t WHERE true%s ORDER BY %s LIMIT $6', written, kept,
        field, after, ordered)
        USING search_terms(words), tokens, during, after_key, after_id, many;
      GET DIAGNOSTICS given = ROW_COUNT;
    END IF;
    -- What is near begins at its first.
    after := '';
  END IF;
  IF given >= many OR near IS NULL THEN RETURN; END IF;
  IF cardinality(fixed) > 0 THEN kept := kept || ' AND t.words @@ $7'; END IF;
  RETURN QUERY EXECUTE format('WITH t AS MATERIALIZED (
      SELECT t.incident_id, t.begins, t.at FROM published_text t WHERE t.listed AND %s AND NOT t.words @@ $1%s
    ) SELECT t.incident_id, 1, %s::timestamptz FROM t WHERE true%s ORDER BY %s LIMIT $6', near, kept, field, after, ordered)
    USING search_terms(words), tokens, during, after_key, after_id, many - given, search_terms(fixed);
END $$;
