-- What a status may carry besides, and how this installation decides.

-- Null in every row that stands: a new column that is null changes no hash of the log.
ALTER TABLE assessment
  ADD COLUMN override_reason text CONSTRAINT assessment_override_length
    CHECK (length(btrim(override_reason)) BETWEEN 1 AND 2000),
  ADD COLUMN reliability text CONSTRAINT assessment_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  ADD COLUMN credibility int CONSTRAINT assessment_credibility CHECK (credibility BETWEEN 1 AND 6),
  ADD CONSTRAINT assessment_override_when_corroborated
    CHECK (override_reason IS NULL OR status = 'corroborated');
COMMENT ON COLUMN assessment.override_reason IS 'why it is called corroborated although no two voices say so; every reader sees it';

-- The newest stands. A setting is a fact like any other: who, when and why stand in the log.
CREATE TABLE desk_setting (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number int NOT NULL CONSTRAINT desk_setting_number UNIQUE,
  four_eyes boolean NOT NULL,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT desk_setting_number_positive CHECK (number >= 1),
  CONSTRAINT desk_setting_reason_length CHECK (length(btrim(reason)) BETWEEN 1 AND 2000)
);
CREATE TRIGGER desk_setting_append_only BEFORE UPDATE OR DELETE ON desk_setting
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER desk_setting_never_truncated BEFORE TRUNCATE ON desk_setting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER desk_setting_logged AFTER INSERT OR UPDATE ON desk_setting
  FOR EACH ROW EXECUTE FUNCTION note_pending_row();
