-- By what a text is found again among all that are held: small hashes of its words in a row
-- (lib/extract/passages). A cache: whatever stores a text computes it, and it can be computed anew.

CREATE TABLE marked_snapshot (
  snapshot_id uuid PRIMARY KEY CONSTRAINT marked_snapshot_snapshot REFERENCES snapshot ON DELETE RESTRICT,
  -- the same as in snapshot_mark, so that these are found without reading all
  marks int[] NOT NULL
);

-- One row for each mark: of a mark that is common a lookup reads the newest rows and no more, which
-- an index over arrays cannot.
CREATE TABLE snapshot_mark (
  mark int NOT NULL,
  snapshot_id uuid NOT NULL CONSTRAINT snapshot_mark_marked REFERENCES marked_snapshot ON DELETE RESTRICT,
  PRIMARY KEY (mark, snapshot_id)
);

-- Hashes of words tell the words to whoever tries them all: with the words they go.
CREATE FUNCTION forget_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM snapshot_mark m USING marked_snapshot s
    WHERE s.snapshot_id = NEW.id AND m.mark = ANY (s.marks) AND m.snapshot_id = NEW.id;
  DELETE FROM marked_snapshot WHERE snapshot_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER snapshot_forgets_marks AFTER UPDATE OF text ON snapshot
  FOR EACH ROW WHEN (NEW.text IS DISTINCT FROM OLD.text) EXECUTE FUNCTION forget_marks();
