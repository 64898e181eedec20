-- A party is looked for by its name, among those that what is published names.

-- 1. The names of the parties ------------------------------------------------------------------------------

-- Of each party and each name that it has in what is published, how many incidents have it. A name leaves with
-- the last of them: a party that was covered is found by its public label and by nothing else.
CREATE TABLE published_party (
  party_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  words tsvector NOT NULL,
  incidents int NOT NULL,
  PRIMARY KEY (party_id, name),
  CONSTRAINT published_party_is_published CHECK (incidents > 0)
);
CREATE INDEX published_party_words ON published_party USING gin (words);
CREATE TRIGGER published_party_never_truncated BEFORE TRUNCATE ON published_party
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The parties among the labels of a row of the index ("p:<id>=<name>").
CREATE FUNCTION labelled_parties(labels text[]) RETURNS TABLE (party_id uuid, name text) LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT DISTINCT substr(label, 3, 36)::uuid, substr(label, 40) FROM unnest(labels) AS label WHERE label LIKE 'p:%'
$$;

-- Counts anew, from the index alone: of every label once, however many incidents have it.
CREATE FUNCTION recount_published_parties() RETURNS void LANGUAGE sql
SET search_path = public, pg_catalog, pg_temp AS $$
  DELETE FROM published_party;
  INSERT INTO published_party (party_id, name, words, incidents)
  SELECT substr(label, 3, 36)::uuid, substr(label, 40), array_to_tsvector(search_words(substr(label, 40))), incidents
  FROM (
    SELECT label, count(*) AS incidents FROM published_text, unnest(labels) AS label WHERE label LIKE 'p:%' GROUP BY label
  ) AS counted;
$$;
SELECT recount_published_parties();

-- Writers queue before they publish, so no two of these meet.
CREATE FUNCTION count_published_parties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  was text[] := CASE TG_OP WHEN 'UPDATE' THEN OLD.labels ELSE '{}' END;
BEGIN
  INSERT INTO published_party AS held (party_id, name, words, incidents)
  SELECT party_id, name, array_to_tsvector(search_words(name)), 1
  FROM (SELECT * FROM labelled_parties(NEW.labels) EXCEPT SELECT * FROM labelled_parties(was)) AS come
  ON CONFLICT (party_id, name) DO UPDATE SET incidents = held.incidents + 1;
  WITH gone AS (SELECT * FROM labelled_parties(was) EXCEPT SELECT * FROM labelled_parties(NEW.labels)),
    last AS (
      DELETE FROM published_party p USING gone g
      WHERE p.party_id = g.party_id AND p.name = g.name COLLATE "C" AND p.incidents = 1
    )
  UPDATE published_party p SET incidents = p.incidents - 1 FROM gone g
  WHERE p.party_id = g.party_id AND p.name = g.name COLLATE "C" AND p.incidents > 1;
  RETURN NULL;
END $$;
CREATE TRIGGER published_text_parties_counted AFTER INSERT ON published_text
  FOR EACH ROW EXECUTE FUNCTION count_published_parties();
CREATE TRIGGER published_text_parties_counted_anew AFTER UPDATE OF labels ON published_text
  FOR EACH ROW WHEN (OLD.labels IS DISTINCT FROM NEW.labels) EXECUTE FUNCTION count_published_parties();

-- 2. What the app may do: it is renewed by triggers alone ------------------------------------------------------

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
    IF fact NOT IN ('log_entry', 'log_row', 'published_text', 'published_name', 'published_party') THEN EXECUTE format('GRANT INSERT ON %I TO %I', fact, app_role); END IF;
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
