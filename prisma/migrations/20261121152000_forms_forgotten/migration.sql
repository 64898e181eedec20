-- What a form said is kept as a hash, so that one that was sent twice is written once. A short text is
-- guessed from such a hash: with what it told it goes. Sent again, the form is answered that it is written.
CREATE OR REPLACE FUNCTION empty_payloads(entries bigint[]) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  emptied int;
BEGIN
  UPDATE submission SET input_hash = '' WHERE input_hash <> '';
  WITH told AS (
    UPDATE log_entry SET payload = NULL, salt = NULL WHERE seq = ANY (entries) AND payload IS NOT NULL RETURNING seq
  )
  INSERT INTO log_pending (table_name, row_id, row_text)
  SELECT 'log_entry', lpad(to_hex(seq), 32, '0')::uuid, 'emptied' FROM told ORDER BY seq;
  GET DIAGNOSTICS emptied = ROW_COUNT;
  RETURN emptied;
END $$;
