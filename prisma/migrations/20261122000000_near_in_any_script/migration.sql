-- A slip is forgiven in every script. pg_trgm knows the letters of the locale that a server was made in, and in that
-- of the embedded one those of English alone: of a word in Cyrillic, Arabic or Ethiopic letters it saw nothing, so
-- that nothing was ever near to it.

-- 1. Words in signs that are read everywhere ------------------------------------------------------------------

-- A word for comparing its spelling: letters and digits of English as they are, letters that are one of these with a
-- stroke as that one, and each other as one of 36 signs. Letters that stand near each other in their alphabet are
-- told apart; for two words to be taken for each other by chance, half of their signs have to agree.
CREATE FUNCTION in_signs(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT CASE WHEN octet_length(word) = length(word) THEN word ELSE (
    SELECT string_agg(CASE WHEN ascii(letter) < 128 THEN letter
        ELSE substr('0123456789abcdefghijklmnopqrstuvwxyz', ascii(letter) % 36 + 1, 1) END, '' ORDER BY at)
    FROM regexp_split_to_table(translate(word, 'đðħıłøŧ', 'ddhilot'), '') WITH ORDINALITY AS one (letter, at)) END
$$;

ALTER TABLE published_name ADD signs text COLLATE "C" GENERATED ALWAYS AS (in_signs(word)) STORED;
ALTER TABLE published_word ADD signs text COLLATE "C" GENERATED ALWAYS AS (in_signs(word)) STORED;
DROP INDEX published_name_spelling, published_word_spelling;
CREATE INDEX published_name_spelling ON published_name USING gin (signs extensions.gin_trgm_ops);
CREATE INDEX published_word_spelling ON published_word USING gin (signs extensions.gin_trgm_ops);

-- 2. Finding ----------------------------------------------------------------------------------------------------

-- These as before, but by their signs.
CREATE OR REPLACE FUNCTION names_alike(wanted text) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.similarity_threshold = 0.4
SET enable_seqscan = off AS $$
  SELECT ARRAY(
    SELECT word FROM published_name WHERE signs % (SELECT in_signs(wanted))
    ORDER BY similarity(signs, (SELECT in_signs(wanted))) DESC, word LIMIT 50)
$$;

CREATE OR REPLACE FUNCTION names_one_slip_apart(wanted text) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.similarity_threshold = 0.25
SET enable_seqscan = off AS $$
  SELECT ARRAY(
    SELECT word FROM (
      SELECT word, similarity(signs, (SELECT in_signs(wanted))) AS likeness FROM published_name
      WHERE signs % (SELECT in_signs(wanted)) ORDER BY likeness DESC, word LIMIT 200
    ) AS likest
    WHERE one_slip_apart(word COLLATE "C", wanted COLLATE "C") ORDER BY likeness DESC, word LIMIT 50)
$$;

CREATE OR REPLACE FUNCTION words_one_slip_apart(wanted text) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.similarity_threshold = 0.25
SET enable_seqscan = off AS $$
  SELECT ARRAY(
    SELECT word FROM (
      SELECT word, signs FROM published_word JOIN unswapped(wanted) AS meant ON word = meant COLLATE "C"
      UNION
      (SELECT word, signs FROM published_word WHERE signs % (SELECT in_signs(wanted))
        ORDER BY similarity(signs, (SELECT in_signs(wanted))) DESC, word LIMIT 200)
    ) AS likest
    WHERE one_slip_apart(word COLLATE "C", wanted COLLATE "C")
    ORDER BY similarity(signs, (SELECT in_signs(wanted))) DESC, word LIMIT 50)
$$;
