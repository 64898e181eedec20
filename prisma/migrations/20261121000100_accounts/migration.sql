-- How people sign in. None of this is a fact of the record: sessions end and are gone, counters are
-- reset, secrets are replaced. What happened to an account stands in the log; what it signs in with
-- never does.

-- 1. Accounts ---------------------------------------------------------------------------------------

-- Empty in every row that stands: a new column that is null changes no hash of the log.
ALTER TABLE "user"
  ADD COLUMN two_factor_enabled boolean,
  ADD COLUMN disabled_at timestamptz;

-- 2. What they sign in with -----------------------------------------------------------------------------

CREATE TABLE credential (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL CONSTRAINT credential_user REFERENCES "user" ON DELETE RESTRICT,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  password text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT credential_once UNIQUE (user_id, provider_id),
  -- A scrypt hash with its salt; whoever writes a password here by mistake is stopped.
  CONSTRAINT credential_password_hashed CHECK (password ~ '^[0-9a-f]{32}:[0-9a-f]{128}$')
);

CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL CONSTRAINT session_user_id REFERENCES "user" ON DELETE RESTRICT,
  token text NOT NULL CONSTRAINT session_token_unique UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX session_user_index ON session (user_id);

-- Challenges of the second factor and recovery codes (hashed), until they are used or expire.
CREATE TABLE verification (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX verification_identifier_index ON verification (identifier);

-- Secret and backup codes are encrypted with COUNTERCLAIM_SECRET.
CREATE TABLE two_factor (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL CONSTRAINT two_factor_user REFERENCES "user" ON DELETE RESTRICT,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failed_verification_count int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  CONSTRAINT two_factor_once UNIQUE (user_id)
);

-- How often something was tried since a moment; keys are hashes and name nobody.
CREATE TABLE attempt (
  key text PRIMARY KEY,
  count int NOT NULL,
  since timestamptz NOT NULL
);

-- 3. Forms that were sent -----------------------------------------------------------------------------------

-- Written in the change that a form made: the same form sent again finds its answer and writes nothing.
CREATE TABLE submission (
  user_id uuid NOT NULL CONSTRAINT submission_user REFERENCES "user" ON DELETE RESTRICT,
  key uuid NOT NULL,
  input_hash text NOT NULL,
  answer text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT submission_once PRIMARY KEY (user_id, key),
  CONSTRAINT submission_answer_length CHECK (length(answer) <= 2000)
);

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
    IF fact IN ('published_incident', 'user', 'credential', 'session', 'verification', 'two_factor', 'attempt') THEN
      EXECUTE format('GRANT UPDATE ON %I TO %I', fact, app_role);
    END IF;
    IF fact IN ('session', 'verification', 'two_factor', 'attempt') THEN
      EXECUTE format('GRANT DELETE ON %I TO %I', fact, app_role);
    END IF;
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION open_change, append_log, redact, cover_withheld_party TO %I', app_role);
END $$;
