-- The facts of Counterclaim. Nothing is overwritten and nothing is deleted: a noun that can be
-- corrected is an identity (`claim`) with numbered revisions (`claim_revision`); a decision is a
-- row that supersedes another. The words are those of CONTEXT.md.

-- 1. Words of their own -------------------------------------------------------------------------

-- A calendar date of the place where it happened, as precise as it was stated:
-- 2026 · 2026-02 · 2026-02-01 · 2026-02-01T14 · 2026-02-01T14:30. Never a moment, never in a zone.
CREATE FUNCTION is_event_date(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF value !~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}(:[0-9]{2})?)?)?)?$' THEN RETURN false; END IF;
  PERFORM make_timestamp(
    substr(value, 1, 4)::int,
    coalesce(nullif(substr(value, 6, 2), ''), '1')::int,
    coalesce(nullif(substr(value, 9, 2), ''), '1')::int,
    coalesce(nullif(substr(value, 12, 2), ''), '0')::int,
    coalesce(nullif(substr(value, 15, 2), ''), '0')::int,
    0);
  -- make_timestamp takes 24:00 for the next midnight; a clock on a wall does not show it.
  RETURN coalesce(nullif(substr(value, 12, 2), ''), '0')::int < 24 AND substr(value, 1, 4) >= '1000';
EXCEPTION WHEN OTHERS THEN
  RETURN false;
END $$;

CREATE DOMAIN event_date AS text COLLATE "C"
  CONSTRAINT event_date_is_a_calendar_date CHECK (is_event_date(VALUE));

-- A text in which every astral character is followed by a filler, so that counting its characters
-- counts UTF-16 code units: the unit of every offset (CONTEXT.md, "offset").
CREATE FUNCTION utf16_padded(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(value, U&'([\+010000-\+10FFFF])', U&'\\1\E000', 'g')
$$;

-- The characters of a text between two UTF-16 offsets, padded as above. Every function here names its
-- search path, temporary tables last: none of them can stand in for one of ours.
CREATE FUNCTION utf16_span(value text, span_start int, span_end int) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT substr(utf16_padded(value), span_start + 1, span_end - span_start)
$$;

-- A padded text without its fillers.
CREATE FUNCTION utf16_plain(padded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(padded, U&'([\+010000-\+10FFFF])\E000', '\1', 'g')
$$;

-- The characters between two UTF-16 offsets that do not lie inside a character.
CREATE FUNCTION utf16_slice(value text, span_start int, span_end int) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT utf16_plain(utf16_span(value, span_start, span_end))
$$;

CREATE TYPE party_kind AS ENUM (
  'armed_group', 'state', 'state_force', 'government_body', 'health_authority', 'news_agency',
  'outlet', 'monitor', 'intergovernmental', 'alliance', 'community', 'witness', 'person', 'other');
CREATE TYPE tie_kind AS ENUM ('speaks_for', 'part_of');
CREATE TYPE snapshot_kind AS ENUM ('captured', 'transcribed', 'stand_in');
CREATE TYPE derivation_kind AS ENUM ('wire', 'reprint', 'rewrite', 'cites');
CREATE TYPE derivation_evidence AS ENUM ('credit_line', 'shared_passages');
CREATE TYPE decision AS ENUM ('proposed', 'accepted', 'rejected');
CREATE TYPE place_precision AS ENUM (
  'exact', 'neighbourhood', 'settlement', 'district', 'province', 'country');
CREATE TYPE outcome AS ENUM (
  'killed', 'injured', 'casualties', 'captured', 'missing', 'displaced', 'destroyed', 'damaged',
  'seized', 'seized_or_destroyed', 'set_on_fire', 'other');
CREATE TYPE claim_kind AS ENUM ('count', 'responsibility', 'denial', 'other');
CREATE TYPE basis AS ENUM ('event', 'part', 'cumulative', 'projection');
CREATE TYPE attackers_included AS ENUM ('yes', 'no', 'not_said');
CREATE TYPE figure_form AS ENUM (
  'exact', 'at_least', 'more_than', 'at_most', 'fewer_than', 'range', 'about', 'nearly', 'vague');
CREATE TYPE hedge AS ENUM (
  'none', 'said', 'reported', 'claimed', 'alleged', 'confirmed', 'denied', 'feared');
CREATE TYPE hop_function AS ENUM ('relays', 'speaks');
CREATE TYPE evidence_ground AS ENUM ('credit_line', 'echo', 'inference');
CREATE TYPE link_kind AS ENUM ('part_of', 'same_dead');
CREATE TYPE claim_status AS ENUM (
  'unreviewed', 'uncorroborated', 'partly_corroborated', 'corroborated', 'contested', 'discounted',
  'retracted');
CREATE TYPE dependence_kind AS ENUM ('join', 'part');
CREATE TYPE edition_kind AS ENUM ('published', 'withdrawn');
CREATE TYPE role AS ENUM ('viewer', 'analyst', 'editor', 'admin');
CREATE TYPE actor_kind AS ENUM ('user', 'token', 'system');
CREATE TYPE proposal_state AS ENUM ('open', 'accepted', 'rejected');

-- 2. People who work here --------------------------------------------------------------------------

CREATE TABLE "user" (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  email text NOT NULL,
  role role NOT NULL DEFAULT 'viewer',
  demonstration boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT user_name_length CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  CONSTRAINT user_email_shape CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254),
  CONSTRAINT user_email_unique UNIQUE (email)
);

-- 3. Parties ---------------------------------------------------------------------------------------

CREATE TABLE party (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE party_revision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  party_id uuid NOT NULL CONSTRAINT party_revision_party REFERENCES party ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  name text NOT NULL,
  kind party_kind NOT NULL,
  aliases text[] NOT NULL DEFAULT '{}',
  withheld boolean NOT NULL DEFAULT false,
  public_label text,
  entered_in_error boolean NOT NULL DEFAULT false,
  redacted boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT party_revision_number UNIQUE (party_id, number),
  CONSTRAINT party_revision_supersedes_once UNIQUE NULLS NOT DISTINCT (party_id, supersedes),
  CONSTRAINT party_revision_supersedes FOREIGN KEY (party_id, supersedes)
    REFERENCES party_revision (party_id, number) ON DELETE RESTRICT,
  CONSTRAINT party_revision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT party_revision_name_length CHECK (redacted OR length(btrim(name)) BETWEEN 1 AND 200),
  CONSTRAINT party_revision_aliases_bounded CHECK (cardinality(aliases) <= 50),
  CONSTRAINT party_revision_label_when_withheld CHECK (
    NOT withheld OR length(btrim(coalesce(public_label, ''))) BETWEEN 1 AND 200),
  CONSTRAINT party_revision_reason_length CHECK (length(reason) <= 4000)
);

CREATE INDEX party_revision_name ON party_revision (name);

CREATE TABLE party_tie (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  party_revision_id uuid NOT NULL CONSTRAINT party_tie_revision REFERENCES party_revision ON DELETE RESTRICT,
  kind tie_kind NOT NULL,
  to_party_id uuid NOT NULL CONSTRAINT party_tie_to REFERENCES party ON DELETE RESTRICT,
  valid_from event_date,
  valid_to event_date,
  CONSTRAINT party_tie_once UNIQUE NULLS NOT DISTINCT (party_revision_id, kind, to_party_id, valid_from),
  CONSTRAINT party_tie_dates_in_order CHECK (valid_from <= valid_to OR valid_from LIKE valid_to || '%')
);

CREATE TABLE party_merge (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  party_id uuid NOT NULL CONSTRAINT party_merge_party REFERENCES party ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  into_party_id uuid CONSTRAINT party_merge_into REFERENCES party ON DELETE RESTRICT,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT party_merge_number UNIQUE (party_id, number),
  CONSTRAINT party_merge_supersedes_once UNIQUE NULLS NOT DISTINCT (party_id, supersedes),
  CONSTRAINT party_merge_supersedes FOREIGN KEY (party_id, supersedes)
    REFERENCES party_merge (party_id, number) ON DELETE RESTRICT,
  CONSTRAINT party_merge_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT party_merge_not_itself CHECK (into_party_id <> party_id),
  CONSTRAINT party_merge_reason_length CHECK (length(btrim(reason)) BETWEEN 1 AND 4000)
);
COMMENT ON COLUMN party_merge.into_party_id IS 'null withdraws the redirect';

-- 4. Articles, snapshots, derivations ---------------------------------------------------------------

CREATE TABLE article (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE article_revision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  article_id uuid NOT NULL CONSTRAINT article_revision_article REFERENCES article ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  outlet_id uuid NOT NULL CONSTRAINT article_revision_outlet REFERENCES party ON DELETE RESTRICT,
  headline text NOT NULL,
  url text,
  byline text,
  dateline text,
  published_on event_date,
  language text,
  entered_in_error boolean NOT NULL DEFAULT false,
  redacted boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT article_revision_number UNIQUE (article_id, number),
  CONSTRAINT article_revision_supersedes_once UNIQUE NULLS NOT DISTINCT (article_id, supersedes),
  CONSTRAINT article_revision_supersedes FOREIGN KEY (article_id, supersedes)
    REFERENCES article_revision (article_id, number) ON DELETE RESTRICT,
  CONSTRAINT article_revision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT article_revision_headline_length CHECK (redacted OR length(btrim(headline)) BETWEEN 1 AND 1000),
  CONSTRAINT article_revision_url_shape CHECK (url ~ '^https?://' AND length(url) <= 2000),
  CONSTRAINT article_revision_byline_length CHECK (length(byline) <= 500),
  CONSTRAINT article_revision_dateline_length CHECK (length(dateline) <= 500),
  CONSTRAINT article_revision_language_shape CHECK (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  CONSTRAINT article_revision_reason_length CHECK (length(reason) <= 4000)
);

CREATE INDEX article_revision_url ON article_revision (url);

CREATE TABLE snapshot (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  article_id uuid NOT NULL CONSTRAINT snapshot_article REFERENCES article ON DELETE RESTRICT,
  kind snapshot_kind NOT NULL,
  text text,
  sha256 text,
  -- some of its words are bars, as many as the words had code units: offsets still hold
  masked boolean NOT NULL DEFAULT false,
  redacted boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT snapshot_text_or_redacted CHECK (
    redacted = (text IS NULL) AND (redacted OR masked) = (sha256 IS NULL)),
  CONSTRAINT snapshot_text_length CHECK (length(text) BETWEEN 1 AND 2000000),
  CONSTRAINT snapshot_lf_line_ends CHECK (position(E'\r' IN text) = 0),
  CONSTRAINT snapshot_sha256_of_text CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  CONSTRAINT snapshot_once UNIQUE (article_id, sha256)
);

CREATE TABLE snapshot_raw (
  snapshot_id uuid PRIMARY KEY CONSTRAINT snapshot_raw_snapshot REFERENCES snapshot ON DELETE RESTRICT,
  media_type text NOT NULL,
  bytes bytea,
  sha256 text,
  redacted boolean NOT NULL DEFAULT false,
  CONSTRAINT snapshot_raw_bytes_or_redacted CHECK (redacted = (bytes IS NULL) AND redacted = (sha256 IS NULL)),
  CONSTRAINT snapshot_raw_bounded CHECK (octet_length(bytes) <= 20000000),
  CONSTRAINT snapshot_raw_sha256_of_bytes CHECK (sha256 = encode(sha256(bytes), 'hex'))
);

CREATE TABLE derivation (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  article_id uuid NOT NULL CONSTRAINT derivation_article REFERENCES article ON DELETE RESTRICT,
  from_article_id uuid CONSTRAINT derivation_from_article REFERENCES article ON DELETE RESTRICT,
  from_party_id uuid CONSTRAINT derivation_from_party REFERENCES party ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT derivation_from_a_held_article_or_an_unheld_wire CHECK (num_nonnulls(from_article_id, from_party_id) = 1),
  CONSTRAINT derivation_not_from_itself CHECK (from_article_id <> article_id),
  CONSTRAINT derivation_once UNIQUE NULLS NOT DISTINCT (article_id, from_article_id, from_party_id)
);

CREATE TABLE derivation_revision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  derivation_id uuid NOT NULL CONSTRAINT derivation_revision_derivation REFERENCES derivation ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  kind derivation_kind NOT NULL,
  direction_known boolean NOT NULL DEFAULT true,
  evidence derivation_evidence NOT NULL,
  snapshot_id uuid CONSTRAINT derivation_revision_snapshot REFERENCES snapshot ON DELETE RESTRICT,
  span_start int,
  span_end int,
  score double precision,
  decision decision NOT NULL,
  entered_in_error boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT derivation_revision_number UNIQUE (derivation_id, number),
  CONSTRAINT derivation_revision_supersedes_once UNIQUE NULLS NOT DISTINCT (derivation_id, supersedes),
  CONSTRAINT derivation_revision_supersedes FOREIGN KEY (derivation_id, supersedes)
    REFERENCES derivation_revision (derivation_id, number) ON DELETE RESTRICT,
  CONSTRAINT derivation_revision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT derivation_revision_evidence CHECK (CASE evidence
    WHEN 'credit_line' THEN num_nonnulls(snapshot_id, span_start, span_end) = 3 AND score IS NULL
    ELSE score IS NOT NULL AND num_nulls(span_start, span_end) = 2 END),
  CONSTRAINT derivation_revision_span CHECK (span_start >= 0 AND span_end > span_start),
  CONSTRAINT derivation_revision_score CHECK (score BETWEEN 0 AND 1),
  CONSTRAINT derivation_revision_reason_length CHECK (length(reason) <= 4000)
);

-- 5. Incidents and measures ----------------------------------------------------------------------

CREATE TABLE incident (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  slug text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT incident_slug_unique UNIQUE (slug),
  CONSTRAINT incident_slug_shape CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100)
);

CREATE TABLE incident_revision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_id uuid NOT NULL CONSTRAINT incident_revision_incident REFERENCES incident ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  title text NOT NULL,
  period_start event_date NOT NULL,
  period_end event_date NOT NULL,
  parent_id uuid CONSTRAINT incident_revision_parent REFERENCES incident ON DELETE RESTRICT,
  entered_in_error boolean NOT NULL DEFAULT false,
  redacted boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT incident_revision_number UNIQUE (incident_id, number),
  CONSTRAINT incident_revision_supersedes_once UNIQUE NULLS NOT DISTINCT (incident_id, supersedes),
  CONSTRAINT incident_revision_supersedes FOREIGN KEY (incident_id, supersedes)
    REFERENCES incident_revision (incident_id, number) ON DELETE RESTRICT,
  CONSTRAINT incident_revision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT incident_revision_title_length CHECK (redacted OR length(btrim(title)) BETWEEN 1 AND 300),
  CONSTRAINT incident_revision_period_in_order CHECK (period_start <= period_end OR period_start LIKE period_end || '%'),
  CONSTRAINT incident_revision_not_its_own_parent CHECK (parent_id <> incident_id),
  CONSTRAINT incident_revision_reason_length CHECK (length(reason) <= 4000)
);

CREATE TABLE incident_place (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_revision_id uuid NOT NULL CONSTRAINT incident_place_revision REFERENCES incident_revision ON DELETE RESTRICT,
  position int NOT NULL,
  name text NOT NULL,
  precision place_precision NOT NULL,
  latitude double precision,
  longitude double precision,
  CONSTRAINT incident_place_position UNIQUE (incident_revision_id, position),
  CONSTRAINT incident_place_name_length CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  CONSTRAINT incident_place_on_earth CHECK (
    num_nulls(latitude, longitude) IN (0, 2) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)
);

CREATE TABLE incident_participant (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_revision_id uuid NOT NULL CONSTRAINT incident_participant_revision REFERENCES incident_revision ON DELETE RESTRICT,
  position int NOT NULL,
  party_id uuid NOT NULL CONSTRAINT incident_participant_party REFERENCES party ON DELETE RESTRICT,
  role text NOT NULL,
  side text,
  CONSTRAINT incident_participant_position UNIQUE (incident_revision_id, position),
  CONSTRAINT incident_participant_once UNIQUE (incident_revision_id, party_id),
  CONSTRAINT incident_participant_role_length CHECK (length(btrim(role)) BETWEEN 1 AND 100),
  CONSTRAINT incident_participant_side_length CHECK (length(btrim(side)) BETWEEN 1 AND 100)
);

CREATE TABLE incident_merge (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_id uuid NOT NULL CONSTRAINT incident_merge_incident REFERENCES incident ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  into_incident_id uuid CONSTRAINT incident_merge_into REFERENCES incident ON DELETE RESTRICT,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT incident_merge_number UNIQUE (incident_id, number),
  CONSTRAINT incident_merge_supersedes_once UNIQUE NULLS NOT DISTINCT (incident_id, supersedes),
  CONSTRAINT incident_merge_supersedes FOREIGN KEY (incident_id, supersedes)
    REFERENCES incident_merge (incident_id, number) ON DELETE RESTRICT,
  CONSTRAINT incident_merge_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT incident_merge_not_itself CHECK (into_incident_id <> incident_id),
  CONSTRAINT incident_merge_reason_length CHECK (length(btrim(reason)) BETWEEN 1 AND 4000)
);
COMMENT ON COLUMN incident_merge.into_incident_id IS 'null withdraws the redirect';

-- The tree of groups, which staff may extend. A root has no parent.
CREATE TABLE group_term (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  code text NOT NULL,
  parent_code text CONSTRAINT group_term_parent REFERENCES group_term (code) ON DELETE RESTRICT,
  label text NOT NULL,
  CONSTRAINT group_term_code_unique UNIQUE (code),
  CONSTRAINT group_term_code_shape CHECK (code ~ '^[a-z][a-z0-9]*(_[a-z0-9]+)*$' AND length(code) <= 60),
  CONSTRAINT group_term_not_its_own_parent CHECK (parent_code <> code),
  CONSTRAINT group_term_label_length CHECK (length(btrim(label)) BETWEEN 1 AND 100)
);

CREATE TABLE measure (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  outcome outcome NOT NULL,
  group_code text NOT NULL CONSTRAINT measure_group REFERENCES group_term (code) ON DELETE RESTRICT,
  of_party_id uuid CONSTRAINT measure_of REFERENCES party ON DELETE RESTRICT,
  CONSTRAINT measure_once UNIQUE NULLS NOT DISTINCT (outcome, group_code, of_party_id)
);

-- 6. Claims and their chains -----------------------------------------------------------------------

CREATE TABLE claim (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE claim_revision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  claim_id uuid NOT NULL CONSTRAINT claim_revision_claim REFERENCES claim ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  incident_id uuid NOT NULL CONSTRAINT claim_revision_incident REFERENCES incident ON DELETE RESTRICT,
  snapshot_id uuid NOT NULL CONSTRAINT claim_revision_snapshot REFERENCES snapshot ON DELETE RESTRICT,
  kind claim_kind NOT NULL,
  quote_start int NOT NULL,
  quote_end int NOT NULL,
  quote text,
  quote_language text,
  translation text,
  translator text,
  hedge hedge NOT NULL DEFAULT 'none',
  asserted_on event_date,
  -- a count
  measure_id uuid CONSTRAINT claim_revision_measure REFERENCES measure ON DELETE RESTRICT,
  figure_text text,
  figure_start int,
  figure_end int,
  figure_form figure_form,
  figure_stated int[],
  figure_lower int,
  figure_upper int,
  figure_soft boolean,
  figure_how text,
  basis basis,
  window_start event_date,
  window_end event_date,
  attackers_included attackers_included,
  group_as_printed text,
  filing_reason text,
  -- a responsibility claim
  holds_responsible_id uuid CONSTRAINT claim_revision_holds_responsible REFERENCES party ON DELETE RESTRICT,
  -- a denial
  denies_claim_id uuid CONSTRAINT claim_revision_denies_claim REFERENCES claim ON DELETE RESTRICT,
  denies_measure_id uuid CONSTRAINT claim_revision_denies_measure REFERENCES measure ON DELETE RESTRICT,
  entered_in_error boolean NOT NULL DEFAULT false,
  redacted boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT claim_revision_number UNIQUE (claim_id, number),
  CONSTRAINT claim_revision_supersedes_once UNIQUE NULLS NOT DISTINCT (claim_id, supersedes),
  CONSTRAINT claim_revision_supersedes FOREIGN KEY (claim_id, supersedes)
    REFERENCES claim_revision (claim_id, number) ON DELETE RESTRICT,
  CONSTRAINT claim_revision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT claim_revision_quote_or_redacted CHECK (redacted = (quote IS NULL)),
  CONSTRAINT claim_revision_quote_span CHECK (quote_start >= 0 AND quote_end > quote_start),
  CONSTRAINT claim_revision_quote_length CHECK (quote_end - quote_start <= 5000),
  CONSTRAINT claim_revision_translation CHECK (num_nonnulls(translation, translator) IN (0, 2) AND length(translation) <= 10000),
  CONSTRAINT claim_revision_count_has_a_figure CHECK (
    CASE WHEN kind = 'count'
      THEN num_nulls(measure_id, figure_form, figure_stated, figure_lower, figure_soft, basis, attackers_included) = 0
        AND (redacted OR num_nulls(figure_text, figure_start, figure_end) = 0)
      ELSE num_nonnulls(measure_id, figure_text, figure_start, figure_end, figure_form, figure_stated,
        figure_lower, figure_upper, figure_soft, basis, attackers_included, window_start, window_end) = 0 END),
  CONSTRAINT claim_revision_figure_bounds CHECK (
    figure_lower >= 0 AND figure_lower <= 1000000000
    AND (figure_upper IS NULL OR (figure_upper >= figure_lower AND figure_upper <= 1000000000))),
  CONSTRAINT claim_revision_figure_in_quote CHECK (figure_start >= quote_start AND figure_end <= quote_end AND figure_end > figure_start),
  CONSTRAINT claim_revision_cumulative_has_a_window CHECK (basis <> 'cumulative' OR num_nulls(window_start, window_end) = 0),
  CONSTRAINT claim_revision_window_whole CHECK (num_nulls(window_start, window_end) IN (0, 2)),
  CONSTRAINT claim_revision_window_in_order CHECK (window_start <= window_end OR window_start LIKE window_end || '%'),
  CONSTRAINT claim_revision_responsibility_names_whom CHECK ((kind = 'responsibility') = (holds_responsible_id IS NOT NULL)),
  CONSTRAINT claim_revision_denial_names_what CHECK (
    num_nonnulls(denies_claim_id, denies_measure_id) = CASE WHEN kind = 'denial' THEN 1 ELSE 0 END),
  CONSTRAINT claim_revision_denies_another CHECK (denies_claim_id <> claim_id),
  CONSTRAINT claim_revision_texts_bounded CHECK (
    length(group_as_printed) <= 500 AND length(filing_reason) <= 4000 AND length(figure_how) <= 4000
    AND length(reason) <= 4000 AND length(quote_language) <= 40 AND length(translator) <= 200)
);

CREATE INDEX claim_revision_by_incident ON claim_revision (incident_id);
CREATE INDEX claim_revision_by_snapshot ON claim_revision (snapshot_id);

CREATE TABLE claim_hop (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  claim_revision_id uuid NOT NULL CONSTRAINT claim_hop_revision REFERENCES claim_revision ON DELETE RESTRICT,
  position int NOT NULL,
  party_id uuid CONSTRAINT claim_hop_party REFERENCES party ON DELETE RESTRICT,
  described_as text,
  function hop_function NOT NULL,
  verb text,
  evidence_start int,
  evidence_end int,
  evidence_text text,
  ground evidence_ground,
  ground_note text,
  redacted boolean NOT NULL DEFAULT false,
  CONSTRAINT claim_hop_position UNIQUE (claim_revision_id, position),
  CONSTRAINT claim_hop_position_bounded CHECK (position BETWEEN 0 AND 19),
  CONSTRAINT claim_hop_somebody CHECK (redacted OR party_id IS NOT NULL OR length(btrim(coalesce(described_as, ''))) > 0),
  CONSTRAINT claim_hop_evidence CHECK (
    num_nonnulls(evidence_start, evidence_end) IN (0, 2) AND num_nonnulls(evidence_start, ground) = 1
    AND (redacted OR num_nonnulls(evidence_start, evidence_text) IN (0, 2))),
  CONSTRAINT claim_hop_evidence_span CHECK (evidence_start >= 0 AND evidence_end > evidence_start),
  CONSTRAINT claim_hop_texts_bounded CHECK (
    length(described_as) <= 300 AND length(verb) <= 100 AND length(ground_note) <= 2000
    AND evidence_end - evidence_start <= 2000)
);

CREATE TABLE claim_link (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind link_kind NOT NULL,
  claim_id uuid NOT NULL CONSTRAINT claim_link_claim REFERENCES claim ON DELETE RESTRICT,
  other_claim_id uuid NOT NULL CONSTRAINT claim_link_other REFERENCES claim ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT claim_link_two_claims CHECK (claim_id <> other_claim_id),
  CONSTRAINT claim_link_same_dead_ordered CHECK (kind <> 'same_dead' OR claim_id < other_claim_id),
  CONSTRAINT claim_link_once UNIQUE (kind, claim_id, other_claim_id)
);
COMMENT ON TABLE claim_link IS 'part_of: the claim is part of the other claim''s whole';

CREATE TABLE claim_link_revision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  claim_link_id uuid NOT NULL CONSTRAINT claim_link_revision_link REFERENCES claim_link ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  decision decision NOT NULL,
  entered_in_error boolean NOT NULL DEFAULT false,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT claim_link_revision_number UNIQUE (claim_link_id, number),
  CONSTRAINT claim_link_revision_supersedes_once UNIQUE NULLS NOT DISTINCT (claim_link_id, supersedes),
  CONSTRAINT claim_link_revision_supersedes FOREIGN KEY (claim_link_id, supersedes)
    REFERENCES claim_link_revision (claim_link_id, number) ON DELETE RESTRICT,
  CONSTRAINT claim_link_revision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT claim_link_revision_reason_length CHECK (length(reason) <= 4000)
);

-- What the extractor suggests; never a claim until a person accepts it.
CREATE TABLE proposal (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  snapshot_id uuid NOT NULL CONSTRAINT proposal_snapshot REFERENCES snapshot ON DELETE RESTRICT,
  rule text NOT NULL,
  body jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT proposal_rule_length CHECK (length(rule) BETWEEN 1 AND 100),
  CONSTRAINT proposal_body_bounded CHECK (pg_column_size(body) <= 100000)
);

CREATE TABLE proposal_decision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  proposal_id uuid NOT NULL CONSTRAINT proposal_decision_proposal REFERENCES proposal ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  state proposal_state NOT NULL,
  claim_id uuid CONSTRAINT proposal_decision_claim REFERENCES claim ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT proposal_decision_number UNIQUE (proposal_id, number),
  CONSTRAINT proposal_decision_supersedes_once UNIQUE NULLS NOT DISTINCT (proposal_id, supersedes),
  CONSTRAINT proposal_decision_supersedes FOREIGN KEY (proposal_id, supersedes)
    REFERENCES proposal_decision (proposal_id, number) ON DELETE RESTRICT,
  CONSTRAINT proposal_decision_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT proposal_decision_claim_when_accepted CHECK ((state = 'accepted') = (claim_id IS NOT NULL))
);

-- 7. What editors decide ---------------------------------------------------------------------------

CREATE TABLE assessment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  claim_id uuid NOT NULL CONSTRAINT assessment_claim REFERENCES claim ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  claim_number int NOT NULL,
  status claim_status NOT NULL,
  rationale text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT assessment_number UNIQUE (claim_id, number),
  CONSTRAINT assessment_supersedes_once UNIQUE NULLS NOT DISTINCT (claim_id, supersedes),
  CONSTRAINT assessment_supersedes FOREIGN KEY (claim_id, supersedes)
    REFERENCES assessment (claim_id, number) ON DELETE RESTRICT,
  CONSTRAINT assessment_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT assessment_of_a_revision FOREIGN KEY (claim_id, claim_number)
    REFERENCES claim_revision (claim_id, number) ON DELETE RESTRICT,
  CONSTRAINT assessment_rationale_length CHECK (length(btrim(rationale)) BETWEEN 1 AND 10000)
);

CREATE TABLE assessment_ground (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  assessment_id uuid NOT NULL CONSTRAINT assessment_ground_assessment REFERENCES assessment ON DELETE RESTRICT,
  claim_id uuid NOT NULL,
  claim_number int NOT NULL,
  CONSTRAINT assessment_ground_once UNIQUE (assessment_id, claim_id),
  CONSTRAINT assessment_ground_revision FOREIGN KEY (claim_id, claim_number)
    REFERENCES claim_revision (claim_id, number) ON DELETE RESTRICT
);
COMMENT ON TABLE assessment_ground IS 'a claim, at a revision, that the assessment rests on';

CREATE TABLE finding (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_id uuid NOT NULL CONSTRAINT finding_incident REFERENCES incident ON DELETE RESTRICT,
  measure_id uuid NOT NULL CONSTRAINT finding_measure REFERENCES measure ON DELETE RESTRICT,
  basis basis NOT NULL,
  window_start event_date,
  window_end event_date,
  attackers_included attackers_included NOT NULL,
  number int NOT NULL,
  supersedes int,
  low int NOT NULL,
  best int NOT NULL,
  high int NOT NULL,
  rule text NOT NULL,
  rationale text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT finding_number UNIQUE NULLS NOT DISTINCT
    (incident_id, measure_id, basis, window_start, window_end, attackers_included, number),
  CONSTRAINT finding_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT finding_low_best_high CHECK (0 <= low AND low <= best AND best <= high AND high <= 1000000000),
  CONSTRAINT finding_window_whole CHECK (num_nulls(window_start, window_end) IN (0, 2)),
  CONSTRAINT finding_window_in_order CHECK (window_start <= window_end OR window_start LIKE window_end || '%'),
  CONSTRAINT finding_rule_length CHECK (length(btrim(rule)) BETWEEN 1 AND 100),
  CONSTRAINT finding_rationale_length CHECK (length(btrim(rationale)) BETWEEN 1 AND 10000)
);

CREATE TABLE finding_ground (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  finding_id uuid NOT NULL CONSTRAINT finding_ground_finding REFERENCES finding ON DELETE RESTRICT,
  claim_id uuid NOT NULL,
  claim_number int NOT NULL,
  CONSTRAINT finding_ground_once UNIQUE (finding_id, claim_id),
  CONSTRAINT finding_ground_revision FOREIGN KEY (claim_id, claim_number)
    REFERENCES claim_revision (claim_id, number) ON DELETE RESTRICT
);

-- The newest stands, so a later row answers an earlier one; withdrawing is a row too.
CREATE TABLE dependence (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_id uuid NOT NULL CONSTRAINT dependence_incident REFERENCES incident ON DELETE RESTRICT,
  measure_id uuid NOT NULL CONSTRAINT dependence_measure REFERENCES measure ON DELETE RESTRICT,
  kind dependence_kind NOT NULL,
  party_id uuid CONSTRAINT dependence_party REFERENCES party ON DELETE RESTRICT,
  is_party_id uuid CONSTRAINT dependence_is_party REFERENCES party ON DELETE RESTRICT,
  withdraws_id uuid CONSTRAINT dependence_withdraws REFERENCES dependence ON DELETE RESTRICT,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dependence_join_names_two CHECK (
    num_nonnulls(party_id, is_party_id) = CASE kind WHEN 'join' THEN 2 ELSE 0 END),
  CONSTRAINT dependence_two_parties CHECK (party_id <> is_party_id),
  CONSTRAINT dependence_withdrawn_once UNIQUE (withdraws_id),
  CONSTRAINT dependence_reason_length CHECK (length(btrim(reason)) BETWEEN 1 AND 4000)
);
COMMENT ON COLUMN dependence.is_party_id IS 'join: the figure of party_id is really the figure of this party';

CREATE TABLE dependence_claim (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  dependence_id uuid NOT NULL CONSTRAINT dependence_claim_dependence REFERENCES dependence ON DELETE RESTRICT,
  claim_id uuid NOT NULL CONSTRAINT dependence_claim_claim REFERENCES claim ON DELETE RESTRICT,
  CONSTRAINT dependence_claim_once UNIQUE (dependence_id, claim_id)
);

-- 8. Editions ---------------------------------------------------------------------------------------

CREATE TABLE edition (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incident_id uuid NOT NULL CONSTRAINT edition_incident REFERENCES incident ON DELETE RESTRICT,
  number int NOT NULL,
  supersedes int,
  kind edition_kind NOT NULL,
  at timestamptz NOT NULL,
  note text,
  rules text NOT NULL,
  document text NOT NULL,
  sha256 text NOT NULL,
  masked_at timestamptz,
  CONSTRAINT edition_number UNIQUE (incident_id, number),
  CONSTRAINT edition_supersedes_once UNIQUE NULLS NOT DISTINCT (incident_id, supersedes),
  CONSTRAINT edition_supersedes FOREIGN KEY (incident_id, supersedes)
    REFERENCES edition (incident_id, number) ON DELETE RESTRICT,
  CONSTRAINT edition_in_order CHECK (supersedes IS NOT DISTINCT FROM nullif(number - 1, 0)),
  CONSTRAINT edition_note_length CHECK (length(note) <= 4000),
  CONSTRAINT edition_withdrawn_with_a_reason CHECK (kind <> 'withdrawn' OR length(btrim(coalesce(note, ''))) > 0),
  CONSTRAINT edition_sha256_of_document CHECK (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);

-- A cache: which edition of an incident readers see, and what lists sort and say. Rebuildable from
-- `edition`. It may be renewed, and every renewal is logged, so that a list cannot be made to say
-- something else unseen.
CREATE TABLE published_incident (
  incident_id uuid PRIMARY KEY CONSTRAINT published_incident_incident REFERENCES incident ON DELETE RESTRICT,
  edition_id uuid NOT NULL CONSTRAINT published_incident_edition REFERENCES edition ON DELETE RESTRICT,
  sort_key text COLLATE "C" NOT NULL,
  summary jsonb NOT NULL
);
CREATE INDEX published_incident_newest ON published_incident (sort_key DESC, incident_id DESC);

-- 9. The log ------------------------------------------------------------------------------------------

CREATE TABLE log_entry (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind actor_kind NOT NULL,
  actor_id uuid,
  actor_role text,
  verb text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid,
  payload text,
  salt bytea,
  payload_hash bytea NOT NULL,
  rows_hash bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_entry_hash_unique UNIQUE (hash),
  CONSTRAINT log_entry_does_not_fork UNIQUE (previous_hash),
  CONSTRAINT log_entry_payload_with_its_salt CHECK (num_nonnulls(payload, salt) IN (0, 2))
);

-- The rows that an entry wrote, each with the salted hash of what it then held.
CREATE TABLE log_row (
  seq bigint NOT NULL CONSTRAINT log_row_entry REFERENCES log_entry ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  position int NOT NULL,
  table_name text NOT NULL,
  row_id uuid NOT NULL,
  row_hash bytea NOT NULL,
  salt bytea,
  CONSTRAINT log_row_key PRIMARY KEY (seq, position)
);
CREATE INDEX log_row_by_row ON log_row (table_name, row_id, seq DESC);

-- Rows written in this transaction and not yet claimed by a log entry. Empty between transactions.
CREATE UNLOGGED TABLE log_pending (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  table_name text NOT NULL,
  row_id uuid NOT NULL,
  row_text text NOT NULL
);

-- What a row holds, as one text that a new empty column does not change: its JSON without nulls.
CREATE FUNCTION row_text(whole_row jsonb) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(key, value), '{}')::text FROM jsonb_each(whole_row) WHERE value <> 'null'::jsonb
$$;

CREATE FUNCTION note_pending_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  whole_row jsonb := to_jsonb(NEW);
BEGIN
  INSERT INTO log_pending (table_name, row_id, row_text)
  VALUES (TG_TABLE_NAME, coalesce(whole_row ->> 'id', whole_row ->> 'snapshot_id', whole_row ->> 'incident_id')::uuid, row_text(whole_row));
  RETURN NULL;
END $$;

CREATE FUNCTION refuse_unlogged_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM log_pending WHERE position = NEW.position) THEN
    RAISE EXCEPTION 'a row of % was written without a log entry', NEW.table_name
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'every_write_is_logged';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER every_write_is_logged AFTER INSERT ON log_pending
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unlogged_row();

-- Only `redact` may change what stands, and only for the length of its own statement.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('counterclaim.redacting', true) = 'on' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on % is refused: what was recorded is never changed, only superseded', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
END $$;

-- Writers queue here: everything that a command reads to decide is still so when it writes.
CREATE FUNCTION open_change() RETURNS timestamptz LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4217, 1);
  RETURN clock_timestamp();
END $$;

-- Writes the entry for what this transaction wrote since the last one. Sequence, clock and previous
-- hash are taken under the lock, which is held until commit: entries are in commit order and the
-- chain cannot fork. Hashed as text, fields parted by line feeds, so that anyone can recompute it.
CREATE FUNCTION append_log(
  actor_kind actor_kind, actor_id uuid, actor_role text,
  verb text, subject_kind text, subject_id uuid, payload jsonb,
  OUT seq bigint, OUT at timestamptz, OUT hash text
) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
#variable_conflict use_variable
DECLARE
  last log_entry;
  salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  payload_text text := payload::text;
  payload_hash bytea;
  rows_hash bytea;
  entry_hash bytea;
BEGIN
  PERFORM open_change();
  SELECT * INTO last FROM log_entry ORDER BY log_entry.seq DESC LIMIT 1;
  seq := coalesce(last.seq, 0) + 1;
  at := greatest(clock_timestamp(), last.at);
  payload_hash := sha256(salt || convert_to(payload_text, 'UTF8'));

  WITH drained AS (
    DELETE FROM log_pending RETURNING log_pending.position, log_pending.table_name, log_pending.row_id,
      log_pending.row_text, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS row_salt
  )
  INSERT INTO log_row (seq, position, table_name, row_id, row_hash, salt)
  SELECT seq, row_number() OVER (ORDER BY drained.position), drained.table_name, drained.row_id,
    sha256(drained.row_salt || convert_to(drained.row_text, 'UTF8')), drained.row_salt
  FROM drained;

  SELECT sha256(convert_to(coalesce(string_agg(
      r.table_name || ' ' || r.row_id || ' ' || encode(r.row_hash, 'hex'), E'\n' ORDER BY r.position), ''), 'UTF8'))
    INTO rows_hash FROM log_row r WHERE r.seq = append_log.seq;

  entry_hash := sha256(convert_to(concat_ws(E'\n',
    seq::text, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_kind::text, coalesce(actor_id::text, '-'),
    coalesce(actor_role, '-'), verb, subject_kind, coalesce(subject_id::text, '-'),
    encode(payload_hash, 'hex'), encode(rows_hash, 'hex'),
    encode(coalesce(last.hash, '\x'::bytea), 'hex')), 'UTF8'));

  INSERT INTO log_entry VALUES (seq, at, actor_kind, actor_id, actor_role, verb, subject_kind, subject_id,
    payload_text, salt, payload_hash, rows_hash, coalesce(last.hash, '\x'::bytea), entry_hash);
  hash := encode(entry_hash, 'hex');
END $$;

-- 10. Triggers: what is recorded stays, and says where it stands --------------------------------------

DO $$
DECLARE
  fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY[
    'party', 'party_revision', 'party_tie', 'party_merge', 'article', 'article_revision', 'snapshot',
    'snapshot_raw', 'derivation', 'derivation_revision', 'incident', 'incident_revision', 'incident_place',
    'incident_participant', 'incident_merge', 'group_term', 'measure', 'claim', 'claim_revision', 'claim_hop',
    'claim_link', 'claim_link_revision', 'proposal', 'proposal_decision', 'assessment', 'assessment_ground',
    'finding', 'finding_ground', 'dependence', 'dependence_claim', 'edition']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      fact || '_append_only', fact);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      fact || '_never_truncated', fact);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION note_pending_row()',
      fact || '_logged', fact);
  END LOOP;
  FOREACH fact IN ARRAY ARRAY['log_entry', 'log_row'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      fact || '_append_only', fact);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      fact || '_never_truncated', fact);
  END LOOP;
END $$;

-- Accounts change, and so does what lists say, but never unseen and never to nothing.
DO $$
DECLARE
  changing text;
BEGIN
  FOREACH changing IN ARRAY ARRAY['user', 'published_incident'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION note_pending_row()',
      changing || '_logged', changing);
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      changing || '_never_deleted', changing);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      changing || '_never_truncated', changing);
  END LOOP;
END $$;

-- A quote is the very characters of its snapshot; so are the figure's wording and a hop's evidence.
CREATE FUNCTION claim_revision_stands_in_its_snapshot() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  whole text;
BEGIN
  IF NEW.redacted THEN RETURN NEW; END IF;
  SELECT text INTO whole FROM snapshot WHERE id = NEW.snapshot_id;
  IF utf16_padded(NEW.quote) IS DISTINCT FROM utf16_span(whole, NEW.quote_start, NEW.quote_end) THEN
    RAISE EXCEPTION 'the quote does not stand at its place in the snapshot'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_revision_quote_in_snapshot';
  END IF;
  IF utf16_padded(NEW.figure_text) IS DISTINCT FROM utf16_span(whole, NEW.figure_start, NEW.figure_end) THEN
    RAISE EXCEPTION 'the figure''s wording does not stand at its place in the quote'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_revision_wording_in_quote';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_revision_in_snapshot BEFORE INSERT ON claim_revision
  FOR EACH ROW EXECUTE FUNCTION claim_revision_stands_in_its_snapshot();

CREATE FUNCTION claim_hop_stands_in_its_snapshot() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  whole text;
BEGIN
  IF NEW.redacted OR NEW.evidence_start IS NULL THEN RETURN NEW; END IF;
  SELECT s.text INTO whole FROM claim_revision r JOIN snapshot s ON s.id = r.snapshot_id WHERE r.id = NEW.claim_revision_id;
  IF utf16_padded(NEW.evidence_text) IS DISTINCT FROM utf16_span(whole, NEW.evidence_start, NEW.evidence_end) THEN
    RAISE EXCEPTION 'the words of the hop do not stand at their place in the snapshot'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_hop_words_in_snapshot';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_hop_in_snapshot BEFORE INSERT ON claim_hop
  FOR EACH ROW EXECUTE FUNCTION claim_hop_stands_in_its_snapshot();

-- Nobody speaks for, or is part of, itself by however long a way round; nor is an incident its own ancestor.
CREATE FUNCTION party_tie_without_cycles() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE tie AS (
      SELECT DISTINCT t.kind, r.party_id, t.to_party_id FROM party_tie t
      JOIN party_revision r ON r.id = t.party_revision_id
      WHERE NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
        AND NOT r.entered_in_error
    ), reached AS (
      SELECT NEW.to_party_id AS party_id
      UNION
      SELECT tie.to_party_id FROM tie JOIN reached USING (party_id) WHERE tie.kind = NEW.kind
    )
    SELECT 1 FROM reached
    WHERE party_id = (SELECT r.party_id FROM party_revision r WHERE r.id = NEW.party_revision_id)
  ) THEN
    RAISE EXCEPTION 'a party cannot come round to itself'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'party_tie_no_cycle';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER party_tie_no_cycle AFTER INSERT ON party_tie
  FOR EACH ROW EXECUTE FUNCTION party_tie_without_cycles();

CREATE FUNCTION incident_revision_without_cycles() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.parent_id IS NOT NULL AND EXISTS (
    WITH RECURSIVE reached AS (
      SELECT NEW.parent_id AS incident_id
      UNION
      SELECT r.parent_id FROM incident_revision r JOIN reached ON reached.incident_id = r.incident_id
      WHERE r.parent_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    )
    SELECT 1 FROM reached WHERE incident_id = NEW.incident_id
  ) THEN
    RAISE EXCEPTION 'an incident cannot be part of itself'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_revision_no_cycle';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incident_revision_no_cycle AFTER INSERT ON incident_revision
  FOR EACH ROW EXECUTE FUNCTION incident_revision_without_cycles();

-- 11. The tree of groups -----------------------------------------------------------------------------

INSERT INTO group_term (code, parent_code, label) VALUES
  ('people', NULL, 'people'),
  ('civilians', 'people', 'civilians'),
  ('children', 'civilians', 'children'),
  ('women', 'civilians', 'women'),
  ('men', 'civilians', 'men'),
  ('health_workers', 'civilians', 'health workers'),
  ('journalists', 'civilians', 'journalists'),
  ('aid_workers', 'civilians', 'aid workers'),
  ('security_forces', 'people', 'security forces'),
  ('military', 'security_forces', 'military'),
  ('police', 'security_forces', 'police'),
  ('paramilitary', 'security_forces', 'paramilitary'),
  ('intelligence', 'security_forces', 'intelligence'),
  ('militants', 'people', 'militants'),
  ('officials', 'people', 'officials'),
  ('objects', NULL, 'objects'),
  ('vehicles', 'objects', 'vehicles'),
  ('aircraft', 'objects', 'aircraft'),
  ('weapons', 'objects', 'weapons'),
  ('buildings', 'objects', 'buildings'),
  ('houses', 'buildings', 'houses'),
  ('government_properties', 'buildings', 'government properties');

SELECT append_log('system', NULL, NULL, 'define_groups', 'group_term', NULL,
  jsonb_build_object('why', 'the tree every installation begins with'));
