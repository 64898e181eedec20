-- An editor's word that two parties, or two incidents, are two although they may look like one. The newest
-- of a pair stands; a later row takes it back, or says it again.
CREATE TABLE distinction (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  supersedes_id uuid CONSTRAINT distinction_supersedes REFERENCES distinction ON DELETE RESTRICT,
  party_id uuid CONSTRAINT distinction_party REFERENCES party ON DELETE RESTRICT,
  other_party_id uuid CONSTRAINT distinction_other_party REFERENCES party ON DELETE RESTRICT,
  incident_id uuid CONSTRAINT distinction_incident REFERENCES incident ON DELETE RESTRICT,
  other_incident_id uuid CONSTRAINT distinction_other_incident REFERENCES incident ON DELETE RESTRICT,
  withdrawn boolean NOT NULL DEFAULT false,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT distinction_superseded_once UNIQUE (supersedes_id),
  -- Of each pair there is one line of rows: two editors who say it at once collide here.
  CONSTRAINT distinction_said_once
    UNIQUE NULLS NOT DISTINCT (party_id, other_party_id, incident_id, other_incident_id, supersedes_id),
  CONSTRAINT distinction_of_two CHECK (
    num_nonnulls(party_id, other_party_id) IN (0, 2)
    AND num_nonnulls(incident_id, other_incident_id) = 2 - num_nonnulls(party_id, other_party_id)),
  -- A pair is one pair whichever of the two was named first.
  CONSTRAINT distinction_pair_in_order CHECK (
    coalesce(party_id, incident_id) < coalesce(other_party_id, other_incident_id)),
  CONSTRAINT distinction_withdraws_one CHECK (NOT withdrawn OR supersedes_id IS NOT NULL),
  CONSTRAINT distinction_reason_length CHECK (length(btrim(reason)) BETWEEN 1 AND 4000)
);

CREATE TRIGGER distinction_append_only BEFORE UPDATE OR DELETE ON distinction
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER distinction_never_truncated BEFORE TRUNCATE ON distinction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER distinction_logged AFTER INSERT OR UPDATE ON distinction
  FOR EACH ROW EXECUTE FUNCTION note_pending_row();
