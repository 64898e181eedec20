-- That readers may see an article whole, and not its quotes alone: an editor's word, with the licence or
-- leave that it rests on. The newest of an article stands; taking it back is another row.

CREATE TABLE free_to_show (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  article_id uuid NOT NULL CONSTRAINT free_to_show_article REFERENCES article ON DELETE RESTRICT,
  number int NOT NULL,
  free boolean NOT NULL,
  -- readers see it beside the text
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT free_to_show_number UNIQUE (article_id, number),
  CONSTRAINT free_to_show_number_positive CHECK (number >= 1),
  CONSTRAINT free_to_show_reason_length CHECK (length(btrim(reason)) BETWEEN 1 AND 2000)
);
CREATE TRIGGER free_to_show_append_only BEFORE UPDATE OR DELETE ON free_to_show
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER free_to_show_never_truncated BEFORE TRUNCATE ON free_to_show
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER free_to_show_logged AFTER INSERT OR UPDATE ON free_to_show
  FOR EACH ROW EXECUTE FUNCTION note_pending_row();
