-- In Arabic "the" is written as one with its word, and so are "and", "in" and "for" before it: whoever looks for a
-- hospital (مستشفى) looks for the hospital (المستشفى) and for "in the hospital" (بالمستشفى) too, and the other way round.

-- Words, each as the beginning of a word; of Arabic letters with the article or without it, whichever is written. Three
-- letters have to be left without it: what is shorter did not begin with one.
CREATE OR REPLACE FUNCTION search_terms(words text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT string_agg(CASE WHEN bare IS NULL THEN '''' || word || ''':*'
      ELSE (SELECT '(' || string_agg('''' || begun || bare || ''':*', ' | ') || ')'
        FROM unnest('{"",ال,وال,بال,لل}'::text[]) AS begun) END, ' & ')::tsquery
  FROM unnest(words) AS word,
    LATERAL (SELECT substring(word FROM '^(?:[وب]?ال|لل)?([\u0620-\u064a\u0671-\u06d3]{3}.*)$')) AS one (bare)
$$;
