-- What only the owner may do to what is recorded: empty it, and cover it in what was published.
-- And what the app's role may do: everything else, and nothing more.

-- 1. Covering a published document ----------------------------------------------------------------

-- A text in which every one of the names is replaced. Names in plain letters are met as whole words;
-- scripts that do not part words with spaces are met anywhere.
CREATE FUNCTION cover_names(value text, names text[], cover text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
DECLARE
  name text;
  pattern text;
BEGIN
  FOR name IN SELECT n FROM unnest(names) n WHERE length(btrim(n)) > 0 ORDER BY length(n) DESC LOOP
    pattern := regexp_replace(name, '([\\.*+?^${}()|\[\]])', '\\\1', 'g');
    IF name ~ '^[\x01-\x7f]+$' THEN
      pattern := '(?<![[:alnum:]])' || pattern || '(?![[:alnum:]])';
    END IF;
    value := regexp_replace(value, pattern, replace(cover, '\', '\\'), 'gi');
  END LOOP;
  RETURN value;
END $$;

-- A published document in which the words taken from some claims are emptied and some names covered.
-- Knows the document's form only by three members: a claim is an object with `id` and `quote`; the
-- texts of a claim are `text`, `groupAsPrinted`, `describedAs`, `translation`, `filingReason`.
CREATE FUNCTION cover_document(value jsonb, claims text[], names text[], cover text, inside_claim boolean DEFAULT false)
RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog AS $$
DECLARE
  covered jsonb := '{}';
  key text;
  member jsonb;
  is_claim boolean;
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'string' THEN
      RETURN to_jsonb(cover_names(value #>> '{}', names, cover));
    WHEN 'array' THEN
      RETURN coalesce((SELECT jsonb_agg(cover_document(e, claims, names, cover, inside_claim) ORDER BY i)
        FROM jsonb_array_elements(value) WITH ORDINALITY AS a (e, i)), '[]');
    WHEN 'object' THEN
      is_claim := inside_claim OR (value ? 'quote' AND value ->> 'id' = ANY (claims));
      FOR key, member IN SELECT * FROM jsonb_each(value) LOOP
        IF key IN ('id', 'slug', 'url', 'kind', 'sha256') THEN
          covered := covered || jsonb_build_object(key, member);
        ELSIF is_claim AND key IN ('text', 'groupAsPrinted', 'describedAs', 'translation', 'filingReason') THEN
          covered := covered || jsonb_build_object(key, NULL);
        ELSE
          covered := covered || jsonb_build_object(key, cover_document(member, claims, names, cover, is_claim));
        END IF;
      END LOOP;
      IF is_claim AND NOT inside_claim THEN covered := covered || '{"redacted": true}'; END IF;
      RETURN covered;
    ELSE
      RETURN value;
  END CASE;
END $$;

CREATE FUNCTION cover_editions(claims uuid[], names text[], cover text) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_catalog AS $$
DECLARE
  one record;
  now_covered jsonb;
  changed int := 0;
BEGIN
  FOR one IN SELECT id, document::jsonb AS document, note FROM edition LOOP
    now_covered := cover_document(one.document, claims::text[], names, cover);
    CONTINUE WHEN now_covered = one.document AND cover_names(one.note, names, cover) IS NOT DISTINCT FROM one.note;
    UPDATE edition SET document = now_covered::text, note = cover_names(one.note, names, cover),
      sha256 = encode(sha256(convert_to(now_covered::text, 'UTF8')), 'hex'), masked_at = clock_timestamp()
      WHERE id = one.id;
    changed := changed + 1;
  END LOOP;
  UPDATE published_incident SET summary = cover_document(summary, claims::text[], names, cover)
    WHERE cover_document(summary, claims::text[], names, cover) <> summary;
  RETURN changed;
END $$;

-- The hashes of what a row held no longer betray it: their salts go, and the payloads that told it.
CREATE FUNCTION forget_rows(target_table text, ids uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog AS $$
BEGIN
  UPDATE log_entry SET payload = NULL, salt = NULL
    WHERE payload IS NOT NULL AND seq IN (SELECT seq FROM log_row WHERE table_name = target_table AND row_id = ANY (ids));
  UPDATE log_row SET salt = NULL WHERE salt IS NOT NULL AND table_name = target_table AND row_id = ANY (ids);
END $$;

CREATE FUNCTION empty_claims(claims uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog AS $$
DECLARE
  revisions uuid[] := ARRAY(SELECT id FROM claim_revision WHERE claim_id = ANY (claims) AND NOT redacted);
  hops uuid[] := ARRAY(SELECT id FROM claim_hop WHERE claim_revision_id = ANY (revisions) AND NOT redacted);
BEGIN
  PERFORM forget_rows('claim_revision', revisions);
  PERFORM forget_rows('claim_hop', hops);
  UPDATE claim_revision SET redacted = true, quote = NULL, translation = NULL, translator = NULL,
    figure_text = NULL, group_as_printed = NULL, filing_reason = NULL WHERE id = ANY (revisions);
  UPDATE claim_hop SET redacted = true, evidence_text = NULL, described_as = NULL WHERE id = ANY (hops);
END $$;

-- 2. Redaction ----------------------------------------------------------------------------------------

-- Empties a text (`snapshot`: the text, its raw bytes, and the words of every claim taken from it;
-- `claim`: the words of one claim), raw bytes (`raw`), a name (`party`), or a log payload (`log`, by
-- its sequence number), everywhere: live rows, what the log tells of them, every edition. Returns
-- what it reached. The caller writes the log entry in the same transaction, or nothing holds.
CREATE FUNCTION redact(target text, target_id uuid, target_seq bigint DEFAULT NULL)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog AS $$
DECLARE
  claims uuid[] := '{}';
  names text[] := '{}';
  ids uuid[];
  editions int := 0;
  snapshots_left int := 0;
BEGIN
  PERFORM open_change();
  PERFORM set_config('counterclaim.redacting', 'on', true);
  CASE target
    WHEN 'snapshot' THEN
      claims := ARRAY(SELECT DISTINCT claim_id FROM claim_revision WHERE snapshot_id = target_id);
      PERFORM empty_claims(claims);
      PERFORM forget_rows('snapshot', ARRAY[target_id]);
      PERFORM forget_rows('snapshot_raw', ARRAY[target_id]);
      UPDATE snapshot SET redacted = true, text = NULL, sha256 = NULL WHERE id = target_id AND NOT redacted;
      IF NOT FOUND THEN RAISE no_data_found; END IF;
      UPDATE snapshot_raw SET redacted = true, bytes = NULL, sha256 = NULL WHERE snapshot_id = target_id AND NOT redacted;
    WHEN 'raw' THEN
      PERFORM forget_rows('snapshot_raw', ARRAY[target_id]);
      UPDATE snapshot_raw SET redacted = true, bytes = NULL, sha256 = NULL WHERE snapshot_id = target_id AND NOT redacted;
      IF NOT FOUND THEN RAISE no_data_found; END IF;
    WHEN 'claim' THEN
      IF NOT EXISTS (SELECT 1 FROM claim_revision WHERE claim_id = target_id AND NOT redacted) THEN RAISE no_data_found; END IF;
      claims := ARRAY[target_id];
      PERFORM empty_claims(claims);
    WHEN 'party' THEN
      SELECT array_agg(DISTINCT n) INTO names
        FROM party_revision r, unnest(r.name || r.aliases) n WHERE r.party_id = target_id AND NOT r.redacted;
      IF names IS NULL THEN RAISE no_data_found; END IF;
      claims := ARRAY(
        SELECT DISTINCT r.claim_id FROM claim_revision r LEFT JOIN claim_hop h ON h.claim_revision_id = r.id
        WHERE cover_names(concat_ws(E'\n', r.quote, r.translation, r.group_as_printed, r.filing_reason,
            h.evidence_text, h.described_as), names, '')
          <> concat_ws(E'\n', r.quote, r.translation, r.group_as_printed, r.filing_reason, h.evidence_text, h.described_as));
      PERFORM empty_claims(claims);
      ids := ARRAY(SELECT id FROM party_revision WHERE party_id = target_id AND NOT redacted);
      PERFORM forget_rows('party_revision', ids);
      UPDATE log_entry SET payload = NULL, salt = NULL
        WHERE payload IS NOT NULL AND cover_names(payload, names, '') <> payload;
      UPDATE party_revision SET redacted = true, name = '[redacted]', aliases = '{}' WHERE id = ANY (ids);
      SELECT count(*) INTO snapshots_left FROM snapshot WHERE cover_names(text, names, '') <> text;
    WHEN 'log' THEN
      UPDATE log_entry SET payload = NULL, salt = NULL WHERE seq = target_seq AND payload IS NOT NULL;
      IF NOT FOUND THEN RAISE no_data_found; END IF;
    ELSE
      RAISE EXCEPTION 'nothing called % can be redacted', target USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  IF target <> 'log' AND target <> 'raw' THEN
    editions := cover_editions(claims, names, '[redacted]');
  END IF;
  PERFORM set_config('counterclaim.redacting', 'off', true);
  RETURN jsonb_build_object('claims', cardinality(claims), 'editions', editions, 'snapshotsStillNamingIt', snapshots_left);
END $$;

-- A party withheld after it was published is covered, in every edition, by its public label.
CREATE FUNCTION cover_withheld_party(target_id uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog AS $$
DECLARE
  names text[];
  label text;
  changed int;
BEGIN
  SELECT r.public_label INTO label FROM party_revision r
    WHERE r.party_id = target_id AND r.withheld ORDER BY r.number DESC LIMIT 1;
  IF label IS NULL THEN RETURN 0; END IF;
  SELECT array_agg(DISTINCT n) INTO names FROM party_revision r, unnest(r.name || r.aliases) n
    WHERE r.party_id = target_id AND n <> label;
  PERFORM open_change();
  PERFORM set_config('counterclaim.redacting', 'on', true);
  changed := cover_editions('{}', names, label);
  PERFORM set_config('counterclaim.redacting', 'off', true);
  RETURN changed;
END $$;

-- 3. What the app's role may do -------------------------------------------------------------------------

REVOKE ALL ON FUNCTION append_log, redact, cover_withheld_party, cover_editions, forget_rows, empty_claims FROM PUBLIC;

-- Run by the owner after every migration, with the name of the role that the app connects as.
CREATE FUNCTION grant_app_privileges(app_role text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog AS $$
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
    IF fact NOT IN ('log_entry', 'log_row') THEN EXECUTE format('GRANT INSERT ON %I TO %I', fact, app_role); END IF;
    IF fact IN ('published_incident', 'user') THEN EXECUTE format('GRANT UPDATE ON %I TO %I', fact, app_role); END IF;
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION open_change, append_log, redact, cover_withheld_party TO %I', app_role);
END $$;
REVOKE ALL ON FUNCTION grant_app_privileges FROM PUBLIC;
