-- What is spelt nearly like a word that many have is met on a walk along the order too, as the word itself is:
-- "minstry" meets every second incident, and all of them were taken and ordered for the first twenty. A walk
-- is two thousand incidents long at least, so that twenty of a word that one in a hundred has are met on it;
-- and it is gone to its end only where its first tenth promises that it will be enough.

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
  kept text := concat(
    CASE WHEN cardinality(tokens) > 0 THEN ' AND t.facets @> $2' END,
    CASE WHEN during IS NOT NULL THEN ' AND t.span && $3' END);
  field text := CASE sort WHEN 'latest' THEN 't.at' ELSE 't.begins' END;
  ordered text := CASE sort WHEN 'oldest' THEN format('%s, t.incident_id', field)
    ELSE format('%s DESC, t.incident_id DESC', field) END;
  -- Of the type of the index, so that a walk begins there.
  after text := CASE WHEN after_key IS NULL THEN '' ELSE format(' AND (%s, t.incident_id) %s (%s, $5)', field,
    CASE sort WHEN 'oldest' THEN '>' ELSE '<' END, CASE sort WHEN 'latest' THEN '$4' ELSE '$4::date' END) END;
  -- Nothing that begins after the span touches it.
  within text := CASE WHEN sort = 'newest' AND NOT upper_inf(during) THEN ' AND t.begins < upper($3)' ELSE '' END;
  near text[];
  sought text;
  promising boolean;
  given int := 0;
  met int;
BEGIN
  IF cardinality(words) = 0 THEN
    IF after_distance < 1 THEN
      RETURN QUERY EXECUTE format('SELECT t.incident_id, 0, %s::timestamptz FROM published_text t WHERE t.listed%s
        ORDER BY %s LIMIT $6', field, kept || after, ordered)
        USING NULL::tsquery, tokens, during, after_key, after_id, many;
    END IF;
    RETURN;
  END IF;
  FOR far IN greatest(after_distance, 0)..1 LOOP
    sought := ' AND t.words @@ $1';
    IF far = 1 THEN
      IF given >= many OR cardinality(loose) = 0 THEN RETURN; END IF;
      -- Each of them has to be near to some name.
      near := ARRAY(SELECT near_names(word)::text FROM unnest(loose) AS word);
      IF '{}' = ANY (near) THEN RETURN; END IF;
      sought := (SELECT string_agg(format(' AND t.names && %L::text[]', one), '') FROM unnest(near) AS one)
        || ' AND NOT t.words @@ $1' || CASE WHEN cardinality(fixed) > 0 THEN ' AND t.words @@ $7' ELSE '' END;
      -- What is near begins at its first.
      IF after_distance < 1 THEN after := ''; END IF;
    END IF;
    met := 0;
    EXECUTE format('SELECT count(*) * 12 >= $6 FROM (
        SELECT * FROM published_text t WHERE t.listed%s ORDER BY %s LIMIT greatest($6, 200)
      ) t WHERE true%s', after || within, ordered, sought || kept) INTO promising
      USING search_terms(words), tokens, during, after_key, after_id, many - given, search_terms(fixed);
    IF promising THEN
      RETURN QUERY EXECUTE format('WITH met AS MATERIALIZED (
          SELECT t.incident_id, t.begins, t.at FROM (
            SELECT * FROM published_text t WHERE t.listed%s ORDER BY %s LIMIT 10 * greatest($6, 200)
          ) t WHERE true%s ORDER BY %2$s LIMIT $6
        ) SELECT t.incident_id, $8, %4$s::timestamptz FROM met t WHERE (SELECT count(*) FROM met) = $6', after || within,
        ordered, sought || kept, field)
        USING search_terms(words), tokens, during, after_key, after_id, many - given, search_terms(fixed), far;
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
