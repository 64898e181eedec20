-- Two letters that changed places are the commonest slip, and share few letters three at a time with the word
-- that was meant: "Qeutta" and "Quetta" are alike by 0.27. So the words that two letters of a word make when they
-- change places are looked up as they are; and where nothing is near, a looser likeness is asked for
-- what one slip alone parts from the word.

-- What a word may have been before two letters of it, side by side, changed places.
CREATE FUNCTION unswapped(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT DISTINCT overlay(word PLACING reverse(substr(word, at, 2)) FROM at FOR 2)
  FROM generate_series(1, least(length(word), 100) - 1) AS at
$$;

-- Whether one slip parts two words: a letter too many, one missing, another one, or two that changed places.
CREATE FUNCTION one_slip_apart(a text, b text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  at int := 1;
BEGIN
  IF abs(length(a) - length(b)) > 1 THEN RETURN false; END IF;
  WHILE at <= length(a) AND substr(a, at, 1) = substr(b, at, 1) LOOP at := at + 1; END LOOP;
  RETURN substr(a, at + 1) = substr(b, at) OR substr(a, at) = substr(b, at + 1) OR substr(a, at + 1) = substr(b, at + 1)
    OR substr(a, at, 2) = reverse(substr(b, at, 2)) AND substr(a, at + 2) = substr(b, at + 2);
END $$;

-- The words of published names that one slip parts from this one, the likest first, fifty at most; looked for among
-- the two hundred likest.
CREATE FUNCTION names_one_slip_apart(wanted text) RETURNS text[] LANGUAGE sql STABLE STRICT
SET search_path = public, extensions, pg_catalog, pg_temp SET pg_trgm.similarity_threshold = 0.25
SET enable_seqscan = off AS $$
  SELECT ARRAY(
    SELECT word FROM (
      SELECT word, similarity(word, wanted) AS likeness FROM published_name WHERE word % wanted
      ORDER BY likeness DESC, word LIMIT 200
    ) AS likest
    WHERE one_slip_apart(word COLLATE "C", wanted COLLATE "C") ORDER BY likeness DESC, word LIMIT 50)
$$;

-- The words of published names that are spelt nearly like this one, fifty at most: those that two letters changed
-- places in, then the likest; where there are none, those that one slip parts from it.
ALTER FUNCTION near_names(text) RENAME TO names_alike;
CREATE FUNCTION near_names(wanted text) RETURNS text[] LANGUAGE plpgsql STABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  near text[] := ARRAY(SELECT word FROM published_name JOIN unswapped(wanted) AS meant ON word = meant COLLATE "C" ORDER BY word LIMIT 50);
BEGIN
  near := near || (names_alike(wanted))[1:50 - cardinality(near)];
  RETURN CASE WHEN near = '{}' THEN names_one_slip_apart(wanted) ELSE near END;
END $$;
