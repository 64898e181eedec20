-- What a decision rested on, as ids and numbers: never a name, which may be withheld or redacted later.
-- Null in every row that stands: a new column that is null changes no hash of the log.
ALTER TABLE assessment
  ADD COLUMN footing text CONSTRAINT assessment_footing_object CHECK (footing IS JSON OBJECT);
ALTER TABLE finding
  ADD COLUMN footing text CONSTRAINT finding_footing_object CHECK (footing IS JSON OBJECT);
COMMENT ON COLUMN assessment.footing IS 'the standing that it rested on, as lib/domain/footing.ts computed it';
COMMENT ON COLUMN finding.footing IS 'the standing that it rested on, as lib/domain/footing.ts computed it';
