-- Who looks at what of the queue, and who took it. No fact of the record: it keeps two editors from doing
-- the same work, decides nothing, and nothing is lost with it.
CREATE TABLE attention (
  item text NOT NULL,
  user_id uuid NOT NULL CONSTRAINT attention_user REFERENCES "user" ON DELETE RESTRICT,
  opened_at timestamptz,
  assigned_at timestamptz,
  CONSTRAINT attention_once PRIMARY KEY (item, user_id),
  CONSTRAINT attention_item_length CHECK (length(item) BETWEEN 1 AND 500)
);

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
    IF fact IN ('session', 'verification', 'two_factor', 'attempt', 'capture') THEN
      EXECUTE format('GRANT DELETE ON %I TO %I', fact, app_role);
    END IF;
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION open_change, append_log, redact, cover_withheld_party, mask_withdrawn_incident,
    migration_is_applied TO %I', app_role);
END $$;
