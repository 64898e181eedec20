-- Pages that were fetched or brought, and read, until somebody enters them.

-- 1. What was captured ---------------------------------------------------------------------------------

CREATE TYPE capture_way AS ENUM ('address', 'html', 'file');

-- Between the form that asks for a page and the one that enters it. No record: whoever captured it sees
-- it, for a day, and a few at a time; what is entered moves to snapshot_raw.
CREATE TABLE capture (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL CONSTRAINT capture_user REFERENCES "user" ON DELETE RESTRICT,
  way capture_way NOT NULL,
  address text,
  media_type text NOT NULL,
  bytes bytea NOT NULL,
  reading jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT capture_bounded CHECK (octet_length(bytes) <= 20000000)
);

CREATE INDEX capture_by_user ON capture (user_id, at DESC);

-- 2. How the bytes behind a snapshot came ----------------------------------------------------------------

-- Unknown for those that were written before it was asked; no command wrote any.
ALTER TABLE snapshot_raw ADD COLUMN way capture_way;

-- 3. What the app's role may do --------------------------------------------------------------------------

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
    IF fact IN ('published_incident', 'user', 'credential', 'session', 'verification', 'two_factor', 'attempt') THEN
      EXECUTE format('GRANT UPDATE ON %I TO %I', fact, app_role);
    END IF;
    IF fact IN ('session', 'verification', 'two_factor', 'attempt', 'capture') THEN
      EXECUTE format('GRANT DELETE ON %I TO %I', fact, app_role);
    END IF;
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION open_change, append_log, redact, cover_withheld_party, mask_withdrawn_incident,
    migration_is_applied TO %I', app_role);
END $$;
