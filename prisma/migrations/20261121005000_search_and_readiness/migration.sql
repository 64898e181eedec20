-- Search over what is published, and what an instance asks to know whether it may serve.

-- Where an administrator put pg_trgm into `public` before, it is found there.
SELECT set_config('search_path', 'public, extensions', true);

-- 1. The words of a text ------------------------------------------------------------------------------

-- A text without case, accents, vowel points, elongation and the letters that keyboards of Arabic
-- script tell apart and readers do not. The same on every server, whatever the locale it was made in.
CREATE FUNCTION folded(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT translate(regexp_replace(lower(normalize(value, NFKD) COLLATE pg_c_utf8),
    '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f''’‘ʼ]', '', 'g'), 'يىكةہھ', 'ییکههه')
$$;

-- The distinct words of a text, as they are indexed and looked for. Scripts that do not part words
-- with spaces (Chinese, Japanese, Thai, Lao, Burmese, Khmer) give every two characters in a row, and
-- the last one alone: as the beginning of a word each part of such a text is then found.
CREATE FUNCTION search_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH run AS (
    SELECT left(run, 100) AS run, run COLLATE pg_c_utf8
      ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]' AS unparted
    FROM regexp_split_to_table(translate(folded(value), '।॥', '  ') COLLATE pg_c_utf8,
      '[^[:alnum:]\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]+') AS run
    WHERE run <> ''
  ), word AS (
    SELECT run AS word FROM run WHERE NOT unparted
    UNION
    SELECT substr(run, at, 2) FROM run, generate_series(1, length(run)) AS at WHERE unparted
  )
  SELECT coalesce(array_agg(word ORDER BY word COLLATE "C"), '{}') FROM word
$$;

-- 2. What may be found ----------------------------------------------------------------------------------

-- The names in a published document: title, places, and whoever says, relays, is counted or blamed.
-- Of an incident that was withdrawn nothing but its title.
CREATE FUNCTION published_names(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT string_agg(DISTINCT name #>> '{}', ' ') FROM unnest(CASE
    WHEN document ->> 'withdrawn' IS NOT NULL THEN ARRAY['$.incident.title']
    ELSE ARRAY['$.incident.title', '$.incident.places[*].name', '$.incident.participants[*].party.name',
      '$.measures[*].measure.of.name', '$.measures[*].claims[*].claimant.name',
      '$.measures[*].claims[*].chain[*].party.name', '$.measures[*].claims[*].article.outlet.name',
      '$.otherClaims[*].claimant.name', '$.otherClaims[*].chain[*].party.name',
      '$.otherClaims[*].article.outlet.name', '$.otherClaims[*].holdsResponsible.name'] END::jsonpath[]) AS path,
    jsonb_path_query(document, path) AS name
  WHERE jsonb_typeof(name) = 'string'
$$;

-- The words quoted in a published document, translations too. No headlines: they speak of every
-- incident that their article tells of.
CREATE FUNCTION published_quotes(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT string_agg(DISTINCT words #>> '{}', ' ') FROM unnest(ARRAY[
      '$.measures[*].claims[*].quote.text', '$.measures[*].claims[*].quote.translation.text',
      '$.otherClaims[*].quote.text', '$.otherClaims[*].quote.translation.text']::jsonpath[]) AS path,
    jsonb_path_query(document, path) AS words
  WHERE document ->> 'withdrawn' IS NULL AND jsonb_typeof(words) = 'string'
$$;

-- A cache: the words of the edition that readers see, by which it is found. Kept by the triggers below
-- and by nobody else, so that nothing which was withdrawn, masked or redacted can be found by it. The
-- app's role cannot write it: whatever is published has its row, and a second is refused.
CREATE TABLE published_text (
  incident_id uuid PRIMARY KEY
    CONSTRAINT published_text_incident REFERENCES published_incident ON DELETE RESTRICT,
  -- every word, in names and in quotes
  words tsvector NOT NULL,
  -- the words of the names, parted by blanks: what is found by a near spelling
  spelling text NOT NULL
);
CREATE INDEX published_text_words ON published_text USING gin (words);
CREATE INDEX published_text_spelling ON published_text USING gin (spelling gin_trgm_ops);

-- A tsvector holds a megabyte: of a text that is longer than any page the end is not searched.
CREATE FUNCTION published_words(document jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT array_to_tsvector(search_words(left(
    concat_ws(' ', published_names(document), published_quotes(document)), 200000)))
$$;
CREATE FUNCTION published_spelling(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT array_to_string(search_words(left(published_names(document), 50000)), ' ')
$$;

CREATE FUNCTION renew_published_text(target_id uuid) RETURNS void LANGUAGE sql
SET search_path = public, pg_catalog, pg_temp AS $$
  INSERT INTO published_text AS held (incident_id, words, spelling)
  SELECT p.incident_id, published_words(e.document::jsonb), published_spelling(e.document::jsonb)
  FROM published_incident p JOIN edition e ON e.id = p.edition_id
  WHERE p.incident_id = target_id
  ON CONFLICT (incident_id) DO UPDATE SET words = excluded.words, spelling = excluded.spelling
$$;

CREATE FUNCTION renew_text_of_publication() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM renew_published_text(NEW.incident_id);
  RETURN NULL;
END $$;
CREATE TRIGGER published_text_never_deleted BEFORE DELETE ON published_text
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_text_never_truncated BEFORE TRUNCATE ON published_text
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_incident_found AFTER INSERT OR UPDATE ON published_incident
  FOR EACH ROW EXECUTE FUNCTION renew_text_of_publication();

-- An edition changes in one way: something in it is covered.
CREATE FUNCTION renew_text_of_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM published_incident WHERE edition_id = NEW.id) THEN
    PERFORM renew_published_text(NEW.incident_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER edition_found AFTER UPDATE ON edition
  FOR EACH ROW EXECUTE FUNCTION renew_text_of_edition();

DO $$ BEGIN PERFORM renew_published_text(incident_id) FROM published_incident; END $$;

-- 3. Finding ---------------------------------------------------------------------------------------------

-- Words, each as the beginning of a word.
CREATE FUNCTION search_terms(words text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT string_agg('''' || word || ''':*', ' & ')::tsquery FROM unnest(words) AS word
$$;

-- What holds every one of some words of `search_words`: 0 as they are written, 1 where those of four
-- letters or more are only spelt nearly so in a name. Two quick questions; one with an OR between
-- them would use neither index. The planner takes a comparison of spellings for as cheap as one of
-- numbers and would rather read the whole table, which takes a thousand times as long.
CREATE FUNCTION search_published(words text[]) RETURNS TABLE (incident_id uuid, distance int)
LANGUAGE plpgsql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.strict_word_similarity_threshold = 0.4
SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  loose text[] := ARRAY(SELECT word FROM unnest(words) AS word WHERE length(word) >= 4 AND word !~ '[0-9]');
  fixed text[] := ARRAY(SELECT word FROM unnest(words) AS word WHERE NOT (length(word) >= 4 AND word !~ '[0-9]'));
  near text := (SELECT string_agg(format('t.spelling %%>> %L', word), ' AND ') FROM unnest(loose) AS word);
BEGIN
  IF cardinality(words) = 0 THEN RETURN; END IF;
  IF near IS NULL THEN
    RETURN QUERY SELECT t.incident_id, 0 FROM published_text t WHERE t.words @@ search_terms(search_published.words);
    RETURN;
  END IF;
  IF cardinality(fixed) > 0 THEN near := near || ' AND t.words @@ $2'; END IF;
  RETURN QUERY EXECUTE format('
    SELECT met.incident_id, min(met.distance) FROM (
      SELECT t.incident_id, 0 AS distance FROM published_text t WHERE t.words @@ $1
      UNION ALL
      SELECT t.incident_id, 1 FROM published_text t WHERE %s) AS met GROUP BY met.incident_id', near)
    USING search_terms(words), search_terms(fixed);
END $$;

-- 4. Readiness --------------------------------------------------------------------------------------------

-- Whether a migration was applied. The app's role cannot read Prisma's own table.
CREATE FUNCTION migration_is_applied(name text) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM _prisma_migrations
    WHERE migration_name = name AND finished_at IS NOT NULL AND rolled_back_at IS NULL);
END $$;

REVOKE ALL ON FUNCTION renew_published_text FROM PUBLIC;
