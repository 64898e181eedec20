-- The log notes an edition without its document, whose hash is another column of the row (CHECK
-- edition_sha256_of_document): what is noted of the row still holds every character of it, and megabytes are not written
-- as JSON within JSON a second time. Rows that were noted whole stay as they are; verification knows both.
CREATE OR REPLACE FUNCTION note_pending_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  whole_row jsonb;
BEGIN
  IF TG_TABLE_NAME = 'edition' THEN
    NEW.document := NULL;
  END IF;
  whole_row := to_jsonb(NEW);
  INSERT INTO log_pending (table_name, row_id, row_text)
  VALUES (TG_TABLE_NAME, coalesce(whole_row ->> 'id', whole_row ->> 'snapshot_id', whole_row ->> 'incident_id')::uuid, row_text(whole_row));
  RETURN NULL;
END $$;
