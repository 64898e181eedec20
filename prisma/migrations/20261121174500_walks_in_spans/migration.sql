-- A walk is worth more than it was taken for: what is taken whole costs the reading of the index for each word
-- besides. And within a span, the latest first, it begins at the end of the span.

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
  near text[];
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
      -- Each of them has to be near to some name.
      near := ARRAY(SELECT near_names(word)::text FROM unnest(loose) AS word);
      IF '{}' = ANY (near) THEN RETURN; END IF;
      sought := (SELECT string_agg(format(' AND t.names && %L::text[]', one), '') FROM unnest(near) AS one)
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
