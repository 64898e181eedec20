-- What is spelt nearly so is looked for among the words of names, and no longer in every text.

-- 1. The words of the names --------------------------------------------------------------------------------

CREATE FUNCTION published_name_words(document jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT search_words(left(published_names(document), 50000))
$$;

-- Of each word that stands in a name of what is published, how many incidents have it. A word leaves
-- with the last of them: what is withdrawn, covered or redacted is found by no spelling.
CREATE TABLE published_name (
  word text COLLATE "C" PRIMARY KEY,
  incidents int NOT NULL,
  CONSTRAINT published_name_is_published CHECK (incidents > 0)
);
CREATE INDEX published_name_spelling ON published_name USING gin (word extensions.gin_trgm_ops);
CREATE TRIGGER published_name_never_truncated BEFORE TRUNCATE ON published_name
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- From the texts as they were: a row of the index is of the newest edition, and so is its text.
ALTER TABLE published_text ADD names text[] NOT NULL DEFAULT '{}';
UPDATE published_text SET names = string_to_array(spelling, ' ') WHERE spelling <> '';
ALTER TABLE published_text DROP spelling;
CREATE INDEX published_text_names ON published_text USING gin (names);
INSERT INTO published_name (word, incidents)
SELECT word, count(*) FROM published_text, unnest(names) AS word GROUP BY word;

-- Writers queue before they publish, so no two of these meet.
CREATE FUNCTION count_published_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  was text[] := CASE TG_OP WHEN 'UPDATE' THEN OLD.names ELSE '{}' END;
  gone text[] := ARRAY(SELECT unnest(was) EXCEPT SELECT unnest(NEW.names));
BEGIN
  INSERT INTO published_name AS held (word, incidents)
  SELECT word, 1 FROM (SELECT unnest(NEW.names) EXCEPT SELECT unnest(was)) AS come (word)
  ON CONFLICT (word) DO UPDATE SET incidents = held.incidents + 1;
  DELETE FROM published_name WHERE word = ANY (gone) AND incidents = 1;
  UPDATE published_name SET incidents = incidents - 1 WHERE word = ANY (gone);
  RETURN NULL;
END $$;
CREATE TRIGGER published_text_names_counted AFTER INSERT ON published_text
  FOR EACH ROW EXECUTE FUNCTION count_published_names();
CREATE TRIGGER published_text_names_counted_anew AFTER UPDATE OF names ON published_text
  FOR EACH ROW WHEN (OLD.names IS DISTINCT FROM NEW.names) EXECUTE FUNCTION count_published_names();

CREATE OR REPLACE FUNCTION renew_published_text(target_id uuid) RETURNS void LANGUAGE sql
SET search_path = public, pg_catalog, pg_temp AS $$
  INSERT INTO published_text AS held (incident_id, words, names, listed, span, begins, at, facets, labels, places, voices)
  SELECT p.incident_id, published_words(d), published_name_words(d), p.leads_to IS NULL, published_span(d), lower(published_span(d)),
    e.at, published_facets(d), published_labels(d), d #> '{incident,places}', published_voices_of(d)
  FROM published_incident p JOIN edition e ON e.id = p.edition_id, LATERAL (SELECT e.document::jsonb AS d OFFSET 0) AS read
  WHERE p.incident_id = target_id
  ON CONFLICT (incident_id) DO UPDATE SET words = excluded.words, names = excluded.names, listed = excluded.listed,
    span = excluded.span,
    begins = excluded.begins, at = excluded.at, facets = excluded.facets, labels = excluded.labels, places = excluded.places,
    voices = excluded.voices
$$;
DROP FUNCTION published_spelling(jsonb);

-- 2. Finding -----------------------------------------------------------------------------------------------

-- The words of published names that are spelt nearly like this one, the nearest first, fifty at most.
CREATE FUNCTION near_names(wanted text) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.similarity_threshold = 0.4
SET enable_seqscan = off AS $$
  SELECT ARRAY(SELECT word FROM published_name WHERE word % wanted ORDER BY similarity(word, wanted) DESC, word LIMIT 50)
$$;

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
CREATE OR REPLACE FUNCTION find_published(
  words text[], tokens text[], during daterange, sort text,
  after_distance int, after_key timestamptz, after_id uuid, many int
) RETURNS TABLE (incident_id uuid, distance int, key timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = public, pg_catalog, pg_temp SET enable_seqscan = off SET timezone = 'UTC' AS $$
#variable_conflict use_column
DECLARE
  loose text[] := ARRAY(SELECT word FROM unnest(words) AS word WHERE length(word) >= 4 AND word !~ '[0-9]');
  fixed text[] := ARRAY(SELECT word FROM unnest(words) AS word WHERE NOT (length(word) >= 4 AND word !~ '[0-9]'));
  near text;
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
  IF given >= many OR cardinality(loose) = 0 THEN RETURN; END IF;
  -- Each of them has to be near to some name; to no name, nothing is near.
  near := (SELECT string_agg(format('t.names && %L::text[]', near_names(word)), ' AND ') FROM unnest(loose) AS word);
  IF cardinality(fixed) > 0 THEN kept := kept || ' AND t.words @@ $7'; END IF;
  RETURN QUERY EXECUTE format('WITH t AS MATERIALIZED (
      SELECT t.incident_id, t.begins, t.at FROM published_text t WHERE t.listed AND %s AND NOT t.words @@ $1%s
    ) SELECT t.incident_id, 1, %s::timestamptz FROM t WHERE true%s ORDER BY %s LIMIT $6', near, kept, field, after, ordered)
    USING search_terms(words), tokens, during, after_key, after_id, many - given, search_terms(fixed);
END $$;

-- 3. What the app may do: both are renewed by triggers alone ----------------------------------------------------

CREATE OR REPLACE FUNCTION grant_app_privileges(app_role text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  fact text;
BEGIN
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app_role);
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app_role);
  FOR fact IN
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
      AND c.relname NOT IN ('log_pending', '_prisma_migrations')
  LOOP
    EXECUTE format('GRANT SELECT ON %I TO %I', fact, app_role);
    IF fact NOT IN ('log_entry', 'log_row', 'published_text', 'published_name') THEN EXECUTE format('GRANT INSERT ON %I TO %I', fact, app_role); END IF;
    IF fact IN ('published_incident', 'user', 'credential', 'session', 'verification', 'two_factor', 'attempt', 'attention') THEN
      EXECUTE format('GRANT UPDATE ON %I TO %I', fact, app_role);
    END IF;
    IF fact IN ('session', 'verification', 'two_factor', 'attempt', 'capture', 'objection_contact', 'address_secret') THEN
      EXECUTE format('GRANT DELETE ON %I TO %I', fact, app_role);
    END IF;
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION open_change, append_log, redact, cover_withheld_party, mask_withdrawn_incident,
    migration_is_applied, pending_rows TO %I', app_role);
END $$;
