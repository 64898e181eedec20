-- What readers say is wrong, what an editor answers, and what a party says of itself.

-- 1. Objections ----------------------------------------------------------------------------------------

-- A reader's words, for editors alone. Who sent them is not known and is not asked.
CREATE TABLE objection (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  -- the form's own: sent twice, it is written once
  key uuid NOT NULL CONSTRAINT objection_key_unique UNIQUE,
  -- the address that it is about, without its query
  page text NOT NULL,
  incident_id uuid CONSTRAINT objection_incident REFERENCES incident ON DELETE RESTRICT,
  claim_id uuid CONSTRAINT objection_claim REFERENCES claim ON DELETE RESTRICT,
  -- the set of claims, as addresses carry it
  measure text,
  words text,
  evidence text,
  for_whom text,
  redacted boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT objection_page_of_ours CHECK (page ~ '^/([^/]|$)' AND length(page) <= 300),
  CONSTRAINT objection_measure_length CHECK (length(measure) <= 300),
  CONSTRAINT objection_words_length CHECK (length(btrim(words)) BETWEEN 1 AND 4000),
  CONSTRAINT objection_evidence_length CHECK (length(evidence) <= 2000),
  CONSTRAINT objection_for_whom_length CHECK (length(for_whom) <= 200),
  CONSTRAINT objection_redacted_whole CHECK (redacted = (words IS NULL))
);
CREATE INDEX objection_newest ON objection (recorded_at DESC, id DESC);

-- Where a reader may be written to. No fact of the record: it is never logged, never published, and is
-- deleted when somebody says so, or after half a year.
CREATE TABLE objection_contact (
  objection_id uuid PRIMARY KEY CONSTRAINT objection_contact_objection REFERENCES objection ON DELETE RESTRICT,
  email text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT objection_contact_email_shape CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254)
);

-- By what senders are told apart for a day, so that none sends without end: only a hash of the network
-- address under this secret is counted. With the secret goes whatever could be learnt from the hash.
CREATE TABLE address_secret (
  day date PRIMARY KEY,
  secret bytea NOT NULL
);

-- 2. What is published of them -----------------------------------------------------------------------------

CREATE TYPE correction_kind AS ENUM ('answer', 'reply');
CREATE TYPE objection_outcome AS ENUM ('upheld', 'not_upheld', 'passed_on', 'set_aside');

-- An editor's answer to an objection, or a party's own statement. The newest of each stands; a later row
-- corrects or withdraws it. What is set aside readers never see.
CREATE TABLE correction (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind correction_kind NOT NULL,
  supersedes_id uuid CONSTRAINT correction_supersedes REFERENCES correction ON DELETE RESTRICT,
  objection_id uuid CONSTRAINT correction_objection REFERENCES objection ON DELETE RESTRICT,
  incident_id uuid CONSTRAINT correction_incident REFERENCES incident ON DELETE RESTRICT,
  claim_id uuid CONSTRAINT correction_claim REFERENCES claim ON DELETE RESTRICT,
  page text,
  outcome objection_outcome,
  party_id uuid CONSTRAINT correction_party REFERENCES party ON DELETE RESTRICT,
  text text,
  -- how a statement reached us, for readers
  received text,
  withdrawn boolean NOT NULL DEFAULT false,
  redacted boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT correction_superseded_once UNIQUE (supersedes_id),
  CONSTRAINT correction_answer CHECK (kind <> 'answer' OR (objection_id IS NOT NULL AND outcome IS NOT NULL AND party_id IS NULL)),
  CONSTRAINT correction_reply CHECK (kind <> 'reply' OR (party_id IS NOT NULL AND incident_id IS NOT NULL AND outcome IS NULL)),
  CONSTRAINT correction_says_something CHECK (redacted OR withdrawn
    OR (text IS NOT NULL) = (outcome IS DISTINCT FROM 'set_aside')),
  CONSTRAINT correction_reply_says_how CHECK (redacted OR withdrawn OR kind <> 'reply' OR received IS NOT NULL),
  CONSTRAINT correction_text_length CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  CONSTRAINT correction_received_length CHECK (length(btrim(received)) BETWEEN 1 AND 300),
  CONSTRAINT correction_page_of_ours CHECK (page ~ '^/([^/]|$)' AND length(page) <= 300)
);
-- Two editors who answer the same objection collide here.
CREATE UNIQUE INDEX correction_answered_once ON correction (objection_id, supersedes_id) NULLS NOT DISTINCT
  WHERE kind = 'answer';
CREATE INDEX correction_newest ON correction (recorded_at DESC, id DESC);
CREATE INDEX correction_by_incident ON correction (incident_id, recorded_at DESC);

DO $$
DECLARE
  fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['objection', 'correction'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      fact || '_append_only', fact);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      fact || '_never_truncated', fact);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION note_pending_row()',
      fact || '_logged', fact);
  END LOOP;
END $$;

-- 3. Redaction reaches them, and words that were repeated ---------------------------------------------------

-- The quotes of a claim that are long enough to be nobody else's words: where they are repeated, in
-- another text, a rationale or an objection, they go too. A shorter one ("12 dead") would take what others
-- said with it.
CREATE FUNCTION repeated_words(target_id uuid) RETURNS text[] LANGUAGE sql STABLE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT quote), '{}') FROM claim_revision
  WHERE claim_id = target_id AND NOT redacted AND length(quote) BETWEEN 30 AND 2000
    AND cardinality(regexp_split_to_array(btrim(quote), '[[:space:]]+')) >= 5
$$;
REVOKE ALL ON FUNCTION repeated_words FROM PUBLIC;

-- As before, with objections and corrections, and with words that were repeated.
CREATE OR REPLACE FUNCTION redact(target text, target_id uuid, target_seq bigint DEFAULT NULL)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  what covering := covering_names('{}', NULL);
  names text[];
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
      SELECT array_agg(DISTINCT n) INTO names
        FROM party_revision r, unnest(r.name || r.aliases) n WHERE r.party_id = target_id AND NOT r.redacted;
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM party_revision WHERE party_id = target_id), names IS NOT NULL);
      what := covering_names(names, NULL);
      FOR one IN SELECT id, text FROM snapshot WHERE tells(text, what.in_texts) LOOP
        SELECT * INTO reached FROM mask_snapshot(one.id, cover_names(one.text, what.in_texts, NULL));
        snapshots := snapshots || one.id;
        claims := claims || reached.claims;
      END LOOP;
      ids := ARRAY(SELECT id FROM party_revision WHERE party_id = target_id AND NOT redacted);
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


-- 4. What the app's role may do -------------------------------------------------------------------------------

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
    IF fact NOT IN ('log_entry', 'log_row') THEN EXECUTE format('GRANT INSERT ON %I TO %I', fact, app_role); END IF;
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
