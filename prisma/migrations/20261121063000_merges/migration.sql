-- Where merges lead: nothing comes round to itself, and readers of an old address are led on.

-- Nothing is merged into what leads back to it, however many redirects lie between.
CREATE FUNCTION merge_without_circles() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  noun text := TG_ARGV[0];
  merged jsonb := to_jsonb(NEW);
  circles boolean;
BEGIN
  IF merged ->> format('into_%s_id', noun) IS NULL THEN RETURN NEW; END IF;
  EXECUTE format($q$
    WITH RECURSIVE led AS (
      SELECT $1 AS id
      UNION
      SELECT m.into_%1$s_id FROM %1$s_merge m JOIN led ON led.id = m.%1$s_id
      WHERE m.into_%1$s_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM %1$s_merge n WHERE n.%1$s_id = m.%1$s_id AND n.supersedes = m.number)
    ) SELECT EXISTS (SELECT 1 FROM led WHERE id = $2)$q$, noun)
  INTO circles
  USING (merged ->> format('into_%s_id', noun))::uuid, (merged ->> format('%s_id', noun))::uuid;
  IF circles THEN
    RAISE EXCEPTION 'what this is merged into leads back to it'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_no_circle';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER party_merge_no_circle AFTER INSERT ON party_merge
  FOR EACH ROW EXECUTE FUNCTION merge_without_circles('party');
CREATE TRIGGER incident_merge_no_circle AFTER INSERT ON incident_merge
  FOR EACH ROW EXECUTE FUNCTION merge_without_circles('incident');

-- Whatever is merged into something, and every incident that names a party, is found by key.
CREATE INDEX party_merge_into_index ON party_merge (into_party_id);
CREATE INDEX incident_merge_into_index ON incident_merge (into_incident_id);
CREATE INDEX claim_hop_by_party ON claim_hop (party_id);

-- A cache like the rest of its table: the incident whose newest edition took this one in.
ALTER TABLE published_incident
  ADD COLUMN leads_to uuid CONSTRAINT published_incident_leads_to REFERENCES incident ON DELETE RESTRICT,
  ADD CONSTRAINT published_incident_leads_elsewhere CHECK (leads_to <> incident_id);
COMMENT ON COLUMN published_incident.leads_to IS 'null: readers see its own newest edition at its address';

-- Every incident that is merged, with the one it leads to in the end. For lists; commands follow the
-- redirects themselves.
CREATE VIEW incident_merged AS
WITH RECURSIVE redirect AS (
  SELECT m.incident_id, m.into_incident_id FROM incident_merge m
  WHERE m.into_incident_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM incident_merge n WHERE n.incident_id = m.incident_id AND n.supersedes = m.number)
), led AS (
  SELECT incident_id, into_incident_id AS root_id FROM redirect
  UNION
  SELECT led.incident_id, redirect.into_incident_id FROM led JOIN redirect ON redirect.incident_id = led.root_id
)
SELECT incident_id, root_id FROM led
WHERE NOT EXISTS (SELECT 1 FROM redirect WHERE redirect.incident_id = led.root_id);
