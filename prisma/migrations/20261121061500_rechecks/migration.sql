-- What a decision on a copy did to the incidents that it reaches: numbers, computed from the facts once it
-- was made. No fact of the record and in no log; what the editor is told, and what the queue puts first.
CREATE TABLE recheck (
  id uuid CONSTRAINT recheck_pkey PRIMARY KEY DEFAULT uuidv7(),
  derivation_id uuid NOT NULL,
  derivation_number int NOT NULL,
  incidents uuid[] NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT recheck_decision FOREIGN KEY (derivation_id, derivation_number)
    REFERENCES derivation_revision (derivation_id, number) ON DELETE RESTRICT,
  CONSTRAINT recheck_once UNIQUE (derivation_id, derivation_number),
  CONSTRAINT recheck_has_incidents CHECK (cardinality(incidents) > 0)
);

CREATE TABLE recheck_incident (
  recheck_id uuid NOT NULL CONSTRAINT recheck_incident_recheck REFERENCES recheck ON DELETE RESTRICT,
  incident_id uuid NOT NULL CONSTRAINT recheck_incident_incident REFERENCES incident ON DELETE RESTRICT,
  standings int NOT NULL,
  decisions int NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT recheck_incident_once PRIMARY KEY (recheck_id, incident_id),
  CONSTRAINT recheck_incident_counts CHECK (standings >= 0 AND decisions >= 0)
);
CREATE INDEX recheck_incident_by_incident ON recheck_incident (incident_id, recorded_at) WHERE decisions > 0;
