-- What is spelt nearly so is looked for in quotes too: a word that nobody wrote, and that one slip parts from words
-- that stand in names or quotes, is taken for these; and what is near to a word of a name is met wherever that word
-- stands.

-- 1. The words of the texts --------------------------------------------------------------------------------

-- Those words of a text that may be meant by another spelling: of four letters or more, without digits.
CREATE FUNCTION spelt_words(words tsvector) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT word FROM unnest(tsvector_to_array(words)) AS word WHERE length(word) >= 4 AND word !~ '[0-9]'
$$;

-- Of each such word of what is published, how many incidents have it. A word leaves with the last of them, as it
-- does from the names.
CREATE TABLE published_word (
  word text COLLATE "C" PRIMARY KEY,
  incidents int NOT NULL,
  CONSTRAINT published_word_is_published CHECK (incidents > 0)
);
CREATE INDEX published_word_spelling ON published_word USING gin (word extensions.gin_trgm_ops);
CREATE TRIGGER published_word_never_truncated BEFORE TRUNCATE ON published_word
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
INSERT INTO published_word (word, incidents)
SELECT word, count(*) FROM published_text, spelt_words(words) AS word GROUP BY word;

-- Writers queue before they publish, so no two of these meet.
CREATE FUNCTION count_published_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  was text[] := CASE TG_OP WHEN 'UPDATE' THEN ARRAY(SELECT spelt_words(OLD.words)) ELSE '{}' END;
  is_now text[] := ARRAY(SELECT spelt_words(NEW.words));
  gone text[] := ARRAY(SELECT unnest(was) EXCEPT SELECT unnest(is_now));
BEGIN
  INSERT INTO published_word AS held (word, incidents)
  SELECT word, 1 FROM (SELECT unnest(is_now) EXCEPT SELECT unnest(was)) AS come (word)
  ON CONFLICT (word) DO UPDATE SET incidents = held.incidents + 1;
  DELETE FROM published_word WHERE word = ANY (gone) AND incidents = 1;
  UPDATE published_word SET incidents = incidents - 1 WHERE word = ANY (gone);
  RETURN NULL;
END $$;
CREATE TRIGGER published_text_words_counted AFTER INSERT ON published_text
  FOR EACH ROW EXECUTE FUNCTION count_published_words();
CREATE TRIGGER published_text_words_counted_anew AFTER UPDATE OF words ON published_text
  FOR EACH ROW WHEN (OLD.words IS DISTINCT FROM NEW.words) EXECUTE FUNCTION count_published_words();

-- 2. Finding -----------------------------------------------------------------------------------------------

-- The words of names and quotes that one slip parts from this one, the likest first, fifty at most; looked for
-- among those that two letters of it make when they change places, and the two hundred likest.
CREATE FUNCTION words_one_slip_apart(wanted text) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.similarity_threshold = 0.25
SET enable_seqscan = off AS $$
  SELECT ARRAY(
    SELECT word FROM (
      SELECT word FROM published_word JOIN unswapped(wanted) AS meant ON word = meant COLLATE "C"
      UNION
      (SELECT word FROM published_word WHERE word % wanted ORDER BY similarity(word, wanted) DESC, word LIMIT 200)
    ) AS likest
    WHERE one_slip_apart(word COLLATE "C", wanted COLLATE "C")
    ORDER BY similarity(word, wanted) DESC, word LIMIT 50)
$$;

-- What a word may be meant for, each as it is written: words of names that are spelt nearly so; and, of five letters or
-- more that no word begins with, words of quotes that one slip parts from it. Null where there is none. Whoever writes
-- a word that there is means it: for "Saud" nobody wants all that has "said".
CREATE FUNCTION near_words(wanted text) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT
SET search_path = public, pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  near text[] := near_names(wanted);
BEGIN
  IF length(wanted) >= 5 AND NOT EXISTS (SELECT FROM published_word WHERE word ^@ wanted) THEN
    near := near || words_one_slip_apart(wanted);
  END IF;
  RETURN (SELECT string_agg(DISTINCT quote_literal(word), ' | ')::tsquery FROM unnest(near) AS word);
END $$;

-- As before, but for what is near: it is met in names and quotes alike.
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
  marked text := CASE WHEN cardinality(tokens) > 0 THEN ' AND t.facets @> $2' ELSE '' END;
  kept text := concat(marked,
    CASE WHEN during IS NOT NULL THEN ' AND t.span && $3' END);
  field text := CASE sort WHEN 'latest' THEN 't.at' ELSE 't.begins' END;
  ordered text := CASE sort WHEN 'oldest' THEN format('%s, t.incident_id', field)
    ELSE format('%s DESC, t.incident_id DESC', field) END;
  -- Of the type of the index, so that a walk begins there.
  after text := CASE WHEN after_key IS NULL THEN '' ELSE format(' AND (%s, t.incident_id) %s (%s, $5)', field,
    CASE sort WHEN 'oldest' THEN '>' ELSE '<' END, CASE sort WHEN 'latest' THEN '$4' ELSE '$4::date' END) END;
  -- Nothing that begins after the span touches it.
  within text := CASE WHEN sort = 'newest' AND NOT upper_inf(during) THEN ' AND t.begins < upper($3)' ELSE '' END;
  near tsquery[];
  written text := CASE WHEN cardinality(words) > 0 THEN ' AND t.words @@ $1' ELSE '' END;
  sought text;
  expected float;
  stretch float;
  total float := (SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = 'published_text'::regclass);
  given int := 0;
  met int;
BEGIN
  IF kept || written = '' THEN
    RETURN QUERY EXECUTE format('SELECT t.incident_id, 0, %s::timestamptz FROM published_text t WHERE t.listed%s
      ORDER BY %s LIMIT $6', field, after, ordered)
      USING NULL::tsquery, tokens, during, after_key, after_id, many;
    RETURN;
  END IF;
  FOR far IN greatest(after_distance, 0)..1 LOOP
    sought := written;
    IF far = 1 THEN
      IF given >= many OR cardinality(loose) = 0 THEN RETURN; END IF;
      -- Each of them has to be near to some word.
      near := ARRAY(SELECT near_words(word) FROM unnest(loose) AS word);
      IF array_position(near, NULL) IS NOT NULL THEN RETURN; END IF;
      sought := (SELECT string_agg(format(' AND t.words @@ %L::tsquery', one), '') FROM unnest(near) AS one)
        || ' AND NOT t.words @@ $1' || CASE WHEN cardinality(fixed) > 0 THEN ' AND t.words @@ $7' ELSE '' END;
      -- What is near begins at its first.
      IF after_distance < 1 THEN after := ''; END IF;
    END IF;
    met := 0;
    -- Five times as far as it would take if all were spread evenly, and past what happened in one week, where
    -- that costs less than taking all: of a row that is walked over its words are read, of one that an index
    -- gives a few bytes.
    expected := expected_published(sought || CASE sort WHEN 'newest' THEN marked ELSE kept END, search_terms(words),
      tokens, during, search_terms(fixed));
    stretch := greatest(least(2000, total / 100), 5 * (many - given) * total / greatest(expected, 1));
    -- What was before the span is walked over in vain.
    IF during IS NOT NULL THEN stretch := least(stretch, greatest(2000, 10 * (many - given))); END IF;
    IF stretch < expected * 2 AND (during IS NULL OR sort = 'newest' OR expected > 20000) THEN
      RETURN QUERY EXECUTE format('WITH met AS MATERIALIZED (
          SELECT t.incident_id, t.begins, t.at FROM (
            SELECT * FROM published_text t WHERE t.listed%s ORDER BY %s LIMIT $9
          ) t WHERE true%s ORDER BY %2$s LIMIT $6
        ) SELECT t.incident_id, $8, %4$s::timestamptz FROM met t WHERE (SELECT count(*) FROM met) = $6', after || within,
        ordered, sought || kept, field)
        USING search_terms(words), tokens, during, after_key, after_id, many - given, search_terms(fixed), far, stretch::int;
      GET DIAGNOSTICS met = ROW_COUNT;
    END IF;
    IF met = 0 THEN
      RETURN QUERY EXECUTE format('WITH t AS MATERIALIZED (
          SELECT t.incident_id, t.begins, t.at FROM published_text t WHERE t.listed%s
        ) SELECT t.incident_id, $8, %s::timestamptz FROM t WHERE true%s ORDER BY %s LIMIT $6', sought || kept, field,
        after, ordered)
        USING search_terms(words), tokens, during, after_key, after_id, many - given, search_terms(fixed), far;
      GET DIAGNOSTICS met = ROW_COUNT;
    END IF;
    given := given + met;
  END LOOP;
END $$;

-- No search asks the words of names by themselves any more.
DROP INDEX published_text_names;

-- 3. What the app may do: all of them are renewed by triggers alone ------------------------------------------------

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
    IF fact NOT IN ('log_entry', 'log_row', 'published_text', 'published_name', 'published_party', 'published_word') THEN EXECUTE format('GRANT INSERT ON %I TO %I', fact, app_role); END IF;
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
