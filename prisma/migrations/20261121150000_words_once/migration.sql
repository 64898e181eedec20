-- Publishing a thousand claims in less time; what is kept and found is the same.

-- The same words: each piece between blanks is folded and parted once, however often a text says it. What an
-- incident quotes says the same few hundred words thousands of times.
CREATE OR REPLACE FUNCTION search_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH piece AS (
    SELECT DISTINCT piece FROM string_to_table(value, ' ') AS piece
  ), run AS (
    SELECT left(run, 100) AS run, run COLLATE pg_c_utf8
      ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]' AS unparted
    FROM regexp_split_to_table(translate(folded((SELECT string_agg(piece, ' ') FROM piece)), '।॥', '  ') COLLATE pg_c_utf8,
      '[^[:alnum:]\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]+') AS run
    WHERE run <> ''
  ), word AS (
    SELECT run AS word FROM run WHERE NOT unparted
    UNION
    SELECT substr(run, at, 2) FROM run, generate_series(1, length(run)) AS at WHERE unparted
  )
  SELECT coalesce(array_agg(word ORDER BY word COLLATE "C"), '{}') FROM word
$$;

-- Rows on their way into the log are there for the length of a transaction: not worth compressing.
ALTER TABLE log_pending ALTER row_text SET STORAGE EXTERNAL;
