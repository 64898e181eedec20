-- What verification has to see and the app's role cannot: rows that wait for an entry to claim them.
-- Between transactions there are none. One that somebody put there would be claimed by the next
-- person's entry, and stand in the log as if it were theirs.
CREATE FUNCTION pending_rows() RETURNS TABLE (table_name text, row_id uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT p.table_name, p.row_id FROM log_pending p ORDER BY p.position LIMIT 1000
$$;
REVOKE ALL ON FUNCTION pending_rows FROM PUBLIC;

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
    migration_is_applied, pending_rows TO %I', app_role);
END $$;
