-- A name that is redacted goes with the names of all that are one with it: whoever is merged into a party
-- is that party under another name, and an order that names the one means whoever bears either.

-- A party, what it is merged into, and whatever leads there.
CREATE FUNCTION party_family(target_id uuid) RETURNS uuid[] LANGUAGE sql STABLE
SET search_path = public, pg_catalog, pg_temp AS $$
  WITH RECURSIVE redirect AS (
    SELECT m.party_id, m.into_party_id FROM party_merge m
    WHERE m.into_party_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM party_merge n WHERE n.party_id = m.party_id AND n.supersedes = m.number)
  ), family AS (
    SELECT target_id AS id
    UNION
    SELECT CASE WHEN r.party_id = f.id THEN r.into_party_id ELSE r.party_id END
    FROM family f JOIN redirect r ON f.id IN (r.party_id, r.into_party_id)
  )
  SELECT array_agg(id ORDER BY id) FROM family
$$;
REVOKE ALL ON FUNCTION party_family FROM PUBLIC;

-- As before; a name goes with every name of its family.
CREATE OR REPLACE FUNCTION redact(target text, target_id uuid, target_seq bigint DEFAULT NULL)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  what covering := covering_names('{}', NULL);
  names text[];
  family uuid[];
  claims uuid[] := '{}';
  snapshots uuid[] := '{}';
  editions uuid[] := '{}';
  ids uuid[];
  one record;
  reached record;
  new_text text;
BEGIN
  PERFORM open_change();
  PERFORM set_config('counterclaim.redacting', 'on', true);
  CASE target
    WHEN 'snapshot' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM snapshot WHERE id = target_id),
        EXISTS (SELECT 1 FROM snapshot WHERE id = target_id AND NOT redacted));
      snapshots := ARRAY[target_id];
      claims := ARRAY(SELECT DISTINCT claim_id FROM claim_revision WHERE snapshot_id = target_id);
      what.emptied := claims::text[];
      PERFORM empty_claims(claims);
      SELECT * INTO one FROM snapshot WHERE id = target_id;
      what.headlines := mask_headline(one.article_id, one.text, bars(split_part(one.text, E'\n', 1)));
      PERFORM empty_proposals(snapshots);
      PERFORM forget_rows('snapshot', snapshots);
      UPDATE snapshot SET redacted = true, text = NULL, sha256 = NULL WHERE id = target_id;
      PERFORM empty_raw(snapshots);
    WHEN 'raw' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM snapshot_raw WHERE snapshot_id = target_id),
        empty_raw(ARRAY[target_id]));
      snapshots := ARRAY[target_id];
    WHEN 'claim' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM claim_revision WHERE claim_id = target_id),
        EXISTS (SELECT 1 FROM claim_revision WHERE claim_id = target_id AND NOT redacted));
      snapshots := ARRAY(SELECT DISTINCT snapshot_id FROM claim_revision WHERE claim_id = target_id);
      claims := ARRAY(SELECT DISTINCT r.claim_id FROM claim_revision r JOIN claim_revision its
        ON its.snapshot_id = r.snapshot_id AND its.quote_start < r.quote_end AND r.quote_start < its.quote_end
        WHERE its.claim_id = target_id);
      what := covering_names(repeated_words(target_id), NULL);
      PERFORM empty_claims(claims);
      FOR one IN SELECT id, text FROM snapshot WHERE id = ANY (snapshots) LOOP
        new_text := one.text;
        FOR reached IN SELECT DISTINCT quote_start AS s, quote_end AS e FROM claim_revision
          WHERE claim_id = target_id AND snapshot_id = one.id LOOP
          new_text := utf16_slice(new_text, 0, reached.s) || repeat('█', reached.e - reached.s)
            || utf16_slice(new_text, reached.e, length(utf16_padded(new_text)));
        END LOOP;
        new_text := cover_names(new_text, what.in_texts, NULL);
        SELECT * INTO reached FROM mask_snapshot(one.id, new_text);
        -- What rests a hop on some of the words has lost these, and keeps its own.
        claims := claims || reached.claims;
        what.headlines := what.headlines || reached.headlines;
      END LOOP;
      what.emptied := claims::text[];
      -- The same sentence in other texts, as a name would be.
      FOR one IN SELECT id, text FROM snapshot WHERE id <> ALL (snapshots) AND tells(text, what.in_texts) LOOP
        SELECT * INTO reached FROM mask_snapshot(one.id, cover_names(one.text, what.in_texts, NULL));
        snapshots := snapshots || one.id;
        claims := claims || reached.claims;
      END LOOP;
      what.around := ARRAY(SELECT DISTINCT claim_id FROM claim_revision WHERE snapshot_id = ANY (snapshots))::text[];
    WHEN 'party' THEN
      family := party_family(target_id);
      SELECT array_agg(DISTINCT n) INTO names
        FROM party_revision r, unnest(r.name || r.aliases) n WHERE r.party_id = ANY (family) AND NOT r.redacted;
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM party_revision WHERE party_id = target_id), names IS NOT NULL);
      what := covering_names(names, NULL);
      FOR one IN SELECT id, text FROM snapshot WHERE tells(text, what.in_texts) LOOP
        SELECT * INTO reached FROM mask_snapshot(one.id, cover_names(one.text, what.in_texts, NULL));
        snapshots := snapshots || one.id;
        claims := claims || reached.claims;
      END LOOP;
      ids := ARRAY(SELECT id FROM party_revision WHERE party_id = ANY (family) AND NOT redacted);
      PERFORM forget_rows('party_revision', ids);
      UPDATE party_revision SET redacted = true, name = '[redacted]', aliases = '{}' WHERE id = ANY (ids);
      PERFORM mask_everywhere(what);
    WHEN 'log' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM log_entry WHERE seq = target_seq),
        empty_payloads(ARRAY[target_seq]) > 0);
    WHEN 'objection' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM objection WHERE id = target_id),
        EXISTS (SELECT 1 FROM objection WHERE id = target_id AND NOT redacted));
      PERFORM forget_rows('objection', ARRAY[target_id]);
      UPDATE objection SET redacted = true, words = NULL, evidence = NULL, for_whom = NULL WHERE id = target_id;
      DELETE FROM objection_contact WHERE objection_id = target_id;
    WHEN 'correction' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM correction WHERE id = target_id),
        EXISTS (SELECT 1 FROM correction WHERE id = target_id AND NOT redacted));
      PERFORM forget_rows('correction', ARRAY[target_id]);
      UPDATE correction SET redacted = true, text = NULL, received = NULL WHERE id = target_id;
    ELSE
      RAISE EXCEPTION 'nothing called % can be redacted', target USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  IF target = 'claim' AND cardinality(what.in_texts) > 0 THEN PERFORM mask_everywhere(what); END IF;
  IF target IN ('snapshot', 'claim', 'party') THEN editions := cover_editions(what); END IF;
  PERFORM set_config('counterclaim.redacting', 'off', true);
  RETURN jsonb_build_object('claims', cardinality(claims), 'snapshots', cardinality(snapshots),
    'editions', cardinality(editions), 'incidents', (
      SELECT coalesce(jsonb_agg(incident_id ORDER BY incident_id), '[]')
      FROM published_incident WHERE edition_id = ANY (editions)));
END $$;
