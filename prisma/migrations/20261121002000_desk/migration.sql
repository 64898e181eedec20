-- What the desk asks: parties by what one has typed of them, the history of a record, and the
-- withdrawal of what was published.

-- Trusted: the owner of a database may create it. It finds names that are spelt nearly right. In a
-- schema of its own, so that everything in `public` is ours.
CREATE SCHEMA IF NOT EXISTS extensions;
GRANT USAGE ON SCHEMA extensions TO PUBLIC;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;
SELECT set_config('search_path', 'public, extensions', true);

-- 1. Parties as they are looked for ------------------------------------------------------------------

-- Every name of a revision, in small letters, each on a line of its own. array_to_string is not
-- marked immutable because of types that this one never meets.
CREATE FUNCTION party_names(name text, aliases text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp
RETURN lower(name || E'\n' || array_to_string(aliases, E'\n'));

CREATE INDEX party_revision_names ON party_revision USING gin (party_names(name, aliases) gin_trgm_ops);

-- 2. The history of a record ---------------------------------------------------------------------------

CREATE INDEX log_entry_by_subject ON log_entry (subject_kind, subject_id, seq DESC);

-- 3. Withdrawing -----------------------------------------------------------------------------------------

-- Once the newest edition of an incident withdraws it, the earlier ones say what that one says and
-- nothing else. Returns how many were masked. The caller logs it, or nothing holds.
CREATE FUNCTION mask_withdrawn_incident(target_id uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  newest edition;
  masked int;
BEGIN
  PERFORM open_change();
  SELECT * INTO newest FROM edition WHERE incident_id = target_id ORDER BY number DESC LIMIT 1;
  IF newest.kind IS DISTINCT FROM 'withdrawn' THEN
    RAISE EXCEPTION 'only what is withdrawn is masked' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_masked_when_withdrawn';
  END IF;
  PERFORM set_config('counterclaim.redacting', 'on', true);
  UPDATE edition SET document = newest.document, sha256 = newest.sha256, note = NULL, masked_at = clock_timestamp()
    WHERE incident_id = target_id AND number < newest.number AND kind = 'published' AND sha256 <> newest.sha256;
  GET DIAGNOSTICS masked = ROW_COUNT;
  PERFORM set_config('counterclaim.redacting', 'off', true);
  RETURN masked;
END $$;

-- Whoever may connect may run it: it can only finish what a withdrawing edition has begun.
GRANT EXECUTE ON FUNCTION mask_withdrawn_incident TO PUBLIC;
