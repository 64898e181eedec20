-- What only the owner may do to what is recorded: empty it, and cover it in what was published.
-- And what the app's role may do: everything else, and nothing more.

-- 1. Finding names ------------------------------------------------------------------------------------

-- One character as a pattern, however much of it is composed.
CREATE FUNCTION character_pattern(one text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
  WITH apart AS (SELECT normalize(one, NFD) AS text)
  SELECT CASE
    WHEN one IN ('''', '’', '‘', 'ʼ') THEN '[''’‘ʼ]'
    WHEN one IN ('-', '‐', '‑', '–') THEN '[-‐‑–]'
    WHEN length(text) = 1 THEN regexp_replace(one, '([\\^$.*+?()\[\]{}|/])', '\\\1')
    ELSE (SELECT '(?:' || string_agg(DISTINCT normalize(left(text, i), NFC) || substr(text, i + 1), '|') || ')'
      FROM generate_series(1, length(text)) AS i)
  END FROM apart
$$;

-- The pattern under which a name is met, whatever its white space, apostrophes and hyphens, and
-- however it is composed. Names in plain letters are met as whole words; scripts that do not part
-- words with spaces are met anywhere. The same as `patternOf` in lib/editions/cover.ts.
CREATE FUNCTION name_pattern(name text, between_words text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  pattern text;
  composed text;
BEGIN
  SELECT string_agg((SELECT string_agg(character_pattern(one), '' ORDER BY j)
      FROM regexp_split_to_table(word, '') WITH ORDINALITY AS characters (one, j)), between_words ORDER BY i)
    INTO pattern
    FROM regexp_split_to_table(btrim(normalize(name, NFC)), '[[:space:]\ufeff]+') WITH ORDINALITY AS words (word, i);
  -- Letters that keyboards give composed and that stay apart in every normal form.
  FOREACH composed IN ARRAY regexp_split_to_array(
    U&'\0958\0959\095A\095B\095C\095D\095E\095F\09DC\09DD\09DF\0A33\0A36\0A59\0A5A\0A5B\0A5E\0B5C\0B5D', '')
  LOOP
    pattern := replace(pattern, normalize(composed, NFD), '(?:' || normalize(composed, NFD) || '|' || composed || ')');
  END LOOP;
  RETURN CASE WHEN name ~ '^[\x01-\x7f]+$'
    THEN '(?<![[:alnum:]])(?:' || pattern || ')(?![[:alnum:]])' ELSE '(?:' || pattern || ')' END;
END $$;

-- The patterns of names, the longest first: as they stand in texts, or as in addresses, where
-- anything may stand between words.
CREATE FUNCTION name_patterns(names text[], in_address boolean DEFAULT false) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(
      name_pattern(n, CASE WHEN in_address THEN '[^[:alnum:]]*' ELSE '[[:space:]\ufeff\u200b]+' END)
      ORDER BY length(n) DESC, n COLLATE "C"), '{}')
  FROM unnest(names) AS n WHERE btrim(n) <> ''
$$;

-- Case and classes of letters by Unicode, whatever the collation of the database.
CREATE FUNCTION tells(value text, patterns text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT coalesce(bool_or(value COLLATE pg_c_utf8 ~* pattern), false) FROM unnest(patterns) AS pattern
$$;

-- The characters that an address stands for; itself where it stands for none.
CREATE FUNCTION decoded_address(url text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT convert_from(string_agg(
      CASE WHEN length(part[1]) = 3 THEN decode(substr(part[1], 2), 'hex') ELSE convert_to(part[1], 'UTF8') END,
      ''::bytea ORDER BY i), 'UTF8')
    FROM regexp_matches(url, '(%[0-9A-Fa-f]{2}|.)', 'g') WITH ORDINALITY AS parts (part, i));
EXCEPTION WHEN character_not_in_repertoire THEN
  RETURN url;
END $$;

-- Bars in the place of words, as many as the words have UTF-16 code units: offsets still hold.
CREATE FUNCTION bars(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT repeat('█', length(utf16_padded(words)))
$$;

-- A text in which everything met by the patterns is replaced, in their order: by the cover, or by
-- bars where there is none.
CREATE FUNCTION cover_names(value text, patterns text[], cover text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  pattern text;
  met int;
  words text;
BEGIN
  FOREACH pattern IN ARRAY patterns LOOP
    IF cover IS NOT NULL THEN
      value := regexp_replace(value COLLATE pg_c_utf8, pattern, replace(cover, '\', '\\'), 'gi');
      CONTINUE;
    END IF;
    met := regexp_instr(value COLLATE pg_c_utf8, pattern, 1, 1, 0, 'i');
    WHILE met > 0 LOOP
      words := substr(value, met, regexp_instr(value COLLATE pg_c_utf8, pattern, met, 1, 1, 'i') - met);
      value := overlay(value PLACING bars(words) FROM met FOR length(words));
      met := regexp_instr(value COLLATE pg_c_utf8, pattern, met + length(bars(words)), 1, 0, 'i');
    END LOOP;
  END LOOP;
  RETURN value;
END $$;

-- 2. Covering a published document ----------------------------------------------------------------------

-- What is to be covered: the words of some claims, the words around some others, what some patterns
-- meet in texts and in addresses, by a cover (bars where it is null), and the headlines that now read
-- otherwise.
CREATE TYPE covering AS (
  emptied text[],
  around text[],
  in_texts text[],
  in_addresses text[],
  cover text,
  headlines jsonb
);

CREATE FUNCTION covering_names(names text[], cover text) RETURNS covering
LANGUAGE sql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT ROW('{}', '{}', name_patterns(names), name_patterns(names, true), cover, '{}')::covering
$$;

-- A published document, or a part of it that stands under `key`, covered. Knows the document's form
-- by a few members only: a claim is an object with `id` and `quote`; its words are in the members
-- listed; members that hold codes, identifiers and dates tell nobody (`codes` in
-- lib/editions/cover.ts).
CREATE FUNCTION cover_document(value jsonb, what covering, key text DEFAULT '', is_emptied boolean DEFAULT false)
RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  member text;
  inner_value jsonb;
  covered jsonb := '{}';
  words text;
  headline text;
  around boolean;
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'string' THEN
      words := value #>> '{}';
      IF key = 'url' THEN
        RETURN CASE WHEN tells(decoded_address(words), what.in_addresses) THEN 'null' ELSE value END;
      END IF;
      IF key = ANY (string_to_array('id slug kind sha256 rules language outcome group basis attackersIncluded form '
        'function ground hedge status effect relation value standing code flag direction precision evidence '
        'origin origins claim claims article from start end publishedOn assertedOn at', ' ')) THEN
        RETURN value;
      END IF;
      FOR headline IN SELECT jsonb_object_keys(what.headlines) LOOP
        words := replace(words, headline, what.headlines ->> headline);
      END LOOP;
      RETURN to_jsonb(cover_names(words, what.in_texts, what.cover));
    WHEN 'array' THEN
      RETURN coalesce((SELECT jsonb_agg(cover_document(e, what, key, is_emptied) ORDER BY i)
        FROM jsonb_array_elements(value) WITH ORDINALITY AS a (e, i)), '[]');
    WHEN 'object' THEN
      is_emptied := is_emptied OR (value ? 'quote' AND value ->> 'id' = ANY (what.emptied));
      around := value ? 'quote' AND value ->> 'id' = ANY (what.around);
      FOR member, inner_value IN SELECT * FROM jsonb_each(value) LOOP
        covered := covered || jsonb_build_object(member, CASE
          WHEN is_emptied AND member IN ('text', 'groupAsPrinted', 'describedAs', 'translation', 'filingReason',
            'how', 'note', 'verb') THEN 'null'
          WHEN is_emptied AND member IN ('before', 'after') THEN '""'
          WHEN around AND member = 'quote' THEN
            cover_document(inner_value, what, member, is_emptied) || '{"before": "", "after": ""}'
          ELSE cover_document(inner_value, what, member, is_emptied) END);
      END LOOP;
      IF is_emptied AND value ? 'quote' THEN covered := covered || '{"redacted": true}'; END IF;
      RETURN covered;
    ELSE
      RETURN value;
  END CASE;
END $$;

-- Whether a document, as text, may hold something to cover: a look that is quick and never misses.
CREATE FUNCTION may_tell(document text, what covering) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM unnest(what.emptied || what.around) AS claim WHERE position(claim IN document) > 0)
    OR (cardinality(what.in_texts) > 0 AND (document ~ '%[0-9A-Fa-f]{2}'
      OR tells(replace(regexp_replace(document, '\\[nt]', ' ', 'g'), '\', ''), what.in_addresses)))
$$;

-- Covers what was published, notes and the summaries of lists too. Returns the editions it changed.
CREATE FUNCTION cover_editions(what covering) RETURNS uuid[] LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  one record;
  now_covered jsonb;
  now_noted text;
  changed uuid[] := '{}';
BEGIN
  FOR one IN SELECT id, document, note FROM edition LOOP
    now_noted := cover_names(one.note, what.in_texts, what.cover);
    IF may_tell(one.document, what) THEN
      now_covered := cover_document(one.document::jsonb, what);
    ELSE
      now_covered := one.document::jsonb;
    END IF;
    CONTINUE WHEN now_covered = one.document::jsonb AND now_noted IS NOT DISTINCT FROM one.note;
    PERFORM forget_rows('edition', ARRAY[one.id]);
    UPDATE edition SET document = now_covered::text, note = now_noted,
      sha256 = encode(sha256(convert_to(now_covered::text, 'UTF8')), 'hex'), masked_at = clock_timestamp()
      WHERE id = one.id;
    changed := changed || one.id;
  END LOOP;
  FOR one IN SELECT incident_id, summary FROM published_incident WHERE may_tell(summary::text, what) LOOP
    now_covered := cover_document(one.summary, what);
    CONTINUE WHEN now_covered = one.summary;
    PERFORM forget_rows('published_incident', ARRAY[one.incident_id]);
    UPDATE published_incident SET summary = now_covered WHERE incident_id = one.incident_id;
  END LOOP;
  RETURN changed;
END $$;

-- 3. Forgetting in the log --------------------------------------------------------------------------------

-- Empties what entries told. Each is named among the rows of the entry that the caller writes, so
-- that an entry which somebody emptied otherwise is found.
CREATE FUNCTION empty_payloads(entries bigint[]) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  emptied int;
BEGIN
  WITH told AS (
    UPDATE log_entry SET payload = NULL, salt = NULL WHERE seq = ANY (entries) AND payload IS NOT NULL RETURNING seq
  )
  INSERT INTO log_pending (table_name, row_id, row_text)
  SELECT 'log_entry', lpad(to_hex(seq), 32, '0')::uuid, 'emptied' FROM told ORDER BY seq;
  GET DIAGNOSTICS emptied = ROW_COUNT;
  RETURN emptied;
END $$;

-- The hashes of what a row held no longer betray it: their salts go, and the payloads that told it.
CREATE FUNCTION forget_rows(target_table text, ids uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM empty_payloads(ARRAY(
    SELECT DISTINCT seq FROM log_row WHERE table_name = target_table AND row_id = ANY (ids)));
  UPDATE log_row SET salt = NULL WHERE salt IS NOT NULL AND table_name = target_table AND row_id = ANY (ids);
END $$;

-- 4. Emptying and masking what is recorded ------------------------------------------------------------------

CREATE FUNCTION empty_claims(claims uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  revisions uuid[] := ARRAY(SELECT id FROM claim_revision WHERE claim_id = ANY (claims) AND NOT redacted);
  hops uuid[] := ARRAY(SELECT id FROM claim_hop WHERE claim_revision_id = ANY (revisions) AND NOT redacted);
BEGIN
  PERFORM forget_rows('claim_revision', revisions);
  PERFORM forget_rows('claim_hop', hops);
  UPDATE claim_revision SET redacted = true, quote = NULL, translation = NULL, translator = NULL,
    figure_text = NULL, figure_how = NULL, group_as_printed = NULL, filing_reason = NULL, reason = NULL
    WHERE id = ANY (revisions);
  UPDATE claim_hop SET redacted = true, evidence_text = NULL, described_as = NULL, verb = NULL, ground_note = NULL
    WHERE id = ANY (hops);
END $$;

-- What the machine proposed from a text holds its words.
CREATE FUNCTION empty_proposals(snapshot_ids uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  proposals uuid[] := ARRAY(SELECT id FROM proposal WHERE snapshot_id = ANY (snapshot_ids) AND body <> '{}');
BEGIN
  PERFORM forget_rows('proposal', proposals);
  UPDATE proposal SET body = '{}' WHERE id = ANY (proposals);
END $$;

CREATE FUNCTION empty_raw(snapshot_ids uuid[]) RETURNS boolean LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM forget_rows('snapshot_raw', snapshot_ids);
  UPDATE snapshot_raw SET redacted = true, bytes = NULL, sha256 = NULL
    WHERE snapshot_id = ANY (snapshot_ids) AND NOT redacted;
  RETURN FOUND;
END $$;

-- The first line of a snapshot's text, which is the article's headline, as articles of that headline
-- now give it. Returns old and new, where they differ.
CREATE FUNCTION mask_headline(article uuid, old_text text, new_text text) RETURNS jsonb LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  was text := split_part(old_text, E'\n', 1);
  becomes text := split_part(new_text, E'\n', 1);
  revisions uuid[] := ARRAY(SELECT id FROM article_revision WHERE article_id = article AND headline = was);
BEGIN
  IF was = becomes THEN RETURN '{}'; END IF;
  PERFORM forget_rows('article_revision', revisions);
  UPDATE article_revision SET redacted = true, headline = becomes WHERE id = ANY (revisions);
  RETURN jsonb_build_object(was, becomes);
END $$;

-- Puts bars into a snapshot's text, and with it into whatever was taken from there. Returns the
-- claims that it reached, and headlines as above.
CREATE FUNCTION mask_snapshot(target_id uuid, new_text text, OUT claims uuid[], OUT headlines jsonb) LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  held snapshot;
  revisions uuid[];
  hops uuid[];
BEGIN
  SELECT * INTO held FROM snapshot WHERE id = target_id;
  PERFORM forget_rows('snapshot', ARRAY[target_id]);
  UPDATE snapshot SET masked = true, text = new_text, sha256 = NULL WHERE id = target_id;
  PERFORM empty_raw(ARRAY[target_id]);
  PERFORM empty_proposals(ARRAY[target_id]);
  headlines := mask_headline(held.article_id, held.text, new_text);

  revisions := ARRAY(SELECT id FROM claim_revision WHERE snapshot_id = target_id AND NOT redacted
    AND (quote <> utf16_slice(new_text, quote_start, quote_end)
      OR figure_text <> utf16_slice(new_text, figure_start, figure_end)));
  PERFORM forget_rows('claim_revision', revisions);
  UPDATE claim_revision SET quote = utf16_slice(new_text, quote_start, quote_end),
    figure_text = utf16_slice(new_text, figure_start, figure_end) WHERE id = ANY (revisions);
  hops := ARRAY(SELECT h.id FROM claim_hop h JOIN claim_revision r ON r.id = h.claim_revision_id
    WHERE r.snapshot_id = target_id AND NOT h.redacted
      AND h.evidence_text <> utf16_slice(new_text, h.evidence_start, h.evidence_end));
  PERFORM forget_rows('claim_hop', hops);
  UPDATE claim_hop SET evidence_text = utf16_slice(new_text, evidence_start, evidence_end) WHERE id = ANY (hops);
  claims := ARRAY(SELECT DISTINCT r.claim_id FROM claim_revision r LEFT JOIN claim_hop h ON h.claim_revision_id = r.id
    WHERE r.id = ANY (revisions) OR h.id = ANY (hops));
END $$;

-- Puts bars over the names in every text of every table whose rows are logged, but for codes and
-- addresses, and for accounts and the words of the tree of groups, which are not told of anybody.
CREATE FUNCTION mask_everywhere(what covering) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  one record;
  ids uuid[];
BEGIN
  FOR one IN
    SELECT c.relname AS name,
      string_agg(format('%I', a.attname), ', ') FILTER (WHERE a.atttypid = 'text'::regtype) AS texts,
      string_agg(format('%I = cover_names(%I, $1, NULL)', a.attname, a.attname), ', ')
        FILTER (WHERE a.atttypid = 'text'::regtype) AS masked,
      bool_or(a.atttypid = 'text[]'::regtype) AS has_aliases
    FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = c.relname || '_logged'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relname NOT IN ('user', 'group_term', 'snapshot', 'snapshot_raw', 'edition', 'published_incident')
      AND a.attname NOT IN ('slug', 'url', 'group_code', 'language', 'quote_language', 'rule', 'sha256')
      AND a.atttypid IN ('text'::regtype, 'text[]'::regtype)
    GROUP BY c.relname
  LOOP
    EXECUTE format('SELECT array_agg(id) FROM %I WHERE tells(concat_ws(E''\x01'', %s%s), $1)', one.name,
      one.texts, CASE WHEN one.has_aliases THEN ', array_to_string(aliases, E''\x01'')' ELSE '' END) INTO ids USING what.in_texts;
    CONTINUE WHEN ids IS NULL;
    PERFORM forget_rows(one.name, ids);
    EXECUTE format('UPDATE %I SET %s%s WHERE id = ANY ($2)', one.name, one.masked,
      CASE WHEN one.has_aliases
        THEN ', aliases = ARRAY(SELECT cover_names(a, $1, NULL) FROM unnest(aliases) WITH ORDINALITY AS u (a, i) ORDER BY i)'
        ELSE '' END) USING what.in_texts, ids;
  END LOOP;
  ids := ARRAY(SELECT id FROM article_revision WHERE tells(decoded_address(url), what.in_addresses));
  PERFORM forget_rows('article_revision', ids);
  UPDATE article_revision SET url = NULL WHERE id = ANY (ids);
  PERFORM empty_payloads(ARRAY(SELECT seq FROM log_entry WHERE payload IS NOT NULL
    AND cover_document(payload::jsonb, what) <> payload::jsonb));
END $$;

-- 5. Redaction ----------------------------------------------------------------------------------------

-- Empties a text (`snapshot`: the text, its raw bytes, its headline, and the words of every claim
-- taken from it), the words of one claim (`claim`: and of those that share some of them; bars stand
-- in their place in the text), raw bytes (`raw`), a name (`party`: bars stand in its place in
-- every text), or a log payload (`log`, by its sequence number), everywhere: live rows, what the log
-- tells of them, every edition. Returns what it reached, and the incidents of whose newest edition.
-- The caller writes the log entry in the same transaction, or nothing holds. Raises no_data_found
-- for what does not exist, object_not_in_prerequisite_state for what was redacted already.
CREATE FUNCTION redact(target text, target_id uuid, target_seq bigint DEFAULT NULL)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  what covering := covering_names('{}', NULL);
  names text[];
  claims uuid[] := '{}';
  snapshots uuid[] := '{}';
  editions uuid[] := '{}';
  ids uuid[];
  one record;
  reached record;
  new_text text;
BEGIN
  PERFORM open_change();
  PERFORM set_config('counterclaim.redacting', 'on', true);
  CASE target
    WHEN 'snapshot' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM snapshot WHERE id = target_id),
        EXISTS (SELECT 1 FROM snapshot WHERE id = target_id AND NOT redacted));
      snapshots := ARRAY[target_id];
      claims := ARRAY(SELECT DISTINCT claim_id FROM claim_revision WHERE snapshot_id = target_id);
      what.emptied := claims::text[];
      PERFORM empty_claims(claims);
      SELECT * INTO one FROM snapshot WHERE id = target_id;
      what.headlines := mask_headline(one.article_id, one.text, bars(split_part(one.text, E'\n', 1)));
      PERFORM empty_proposals(snapshots);
      PERFORM forget_rows('snapshot', snapshots);
      UPDATE snapshot SET redacted = true, text = NULL, sha256 = NULL WHERE id = target_id;
      PERFORM empty_raw(snapshots);
    WHEN 'raw' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM snapshot_raw WHERE snapshot_id = target_id),
        empty_raw(ARRAY[target_id]));
      snapshots := ARRAY[target_id];
    WHEN 'claim' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM claim_revision WHERE claim_id = target_id),
        EXISTS (SELECT 1 FROM claim_revision WHERE claim_id = target_id AND NOT redacted));
      snapshots := ARRAY(SELECT DISTINCT snapshot_id FROM claim_revision WHERE claim_id = target_id);
      claims := ARRAY(SELECT DISTINCT r.claim_id FROM claim_revision r JOIN claim_revision its
        ON its.snapshot_id = r.snapshot_id AND its.quote_start < r.quote_end AND r.quote_start < its.quote_end
        WHERE its.claim_id = target_id);
      PERFORM empty_claims(claims);
      FOR one IN SELECT id, text FROM snapshot WHERE id = ANY (snapshots) LOOP
        new_text := one.text;
        FOR reached IN SELECT DISTINCT quote_start AS s, quote_end AS e FROM claim_revision
          WHERE claim_id = target_id AND snapshot_id = one.id LOOP
          new_text := utf16_slice(new_text, 0, reached.s) || repeat('█', reached.e - reached.s)
            || utf16_slice(new_text, reached.e, length(utf16_padded(new_text)));
        END LOOP;
        SELECT * INTO reached FROM mask_snapshot(one.id, new_text);
        -- What rests a hop on some of the words has lost these, and keeps its own.
        claims := claims || reached.claims;
        what.headlines := what.headlines || reached.headlines;
      END LOOP;
      what.emptied := claims::text[];
      what.around := ARRAY(SELECT DISTINCT claim_id FROM claim_revision WHERE snapshot_id = ANY (snapshots))::text[];
    WHEN 'party' THEN
      SELECT array_agg(DISTINCT n) INTO names
        FROM party_revision r, unnest(r.name || r.aliases) n WHERE r.party_id = target_id AND NOT r.redacted;
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM party_revision WHERE party_id = target_id), names IS NOT NULL);
      what := covering_names(names, NULL);
      FOR one IN SELECT id, text FROM snapshot WHERE tells(text, what.in_texts) LOOP
        SELECT * INTO reached FROM mask_snapshot(one.id, cover_names(one.text, what.in_texts, NULL));
        snapshots := snapshots || one.id;
        claims := claims || reached.claims;
      END LOOP;
      ids := ARRAY(SELECT id FROM party_revision WHERE party_id = target_id AND NOT redacted);
      PERFORM forget_rows('party_revision', ids);
      UPDATE party_revision SET redacted = true, name = '[redacted]', aliases = '{}' WHERE id = ANY (ids);
      PERFORM mask_everywhere(what);
    WHEN 'log' THEN
      PERFORM refuse_redacted(EXISTS (SELECT 1 FROM log_entry WHERE seq = target_seq),
        empty_payloads(ARRAY[target_seq]) > 0);
    ELSE
      RAISE EXCEPTION 'nothing called % can be redacted', target USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  IF target IN ('snapshot', 'claim', 'party') THEN editions := cover_editions(what); END IF;
  PERFORM set_config('counterclaim.redacting', 'off', true);
  RETURN jsonb_build_object('claims', cardinality(claims), 'snapshots', cardinality(snapshots),
    'editions', cardinality(editions), 'incidents', (
      SELECT coalesce(jsonb_agg(incident_id ORDER BY incident_id), '[]')
      FROM published_incident WHERE edition_id = ANY (editions)));
END $$;

CREATE FUNCTION refuse_redacted(is_there boolean, is_left boolean) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT is_there THEN RAISE no_data_found; END IF;
  IF NOT is_left THEN RAISE object_not_in_prerequisite_state; END IF;
END $$;

-- A withheld party is covered, in every edition, by its public label. Returns how many it changed.
CREATE FUNCTION cover_withheld_party(target_id uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  label text;
  names text[];
  changed uuid[];
BEGIN
  SELECT r.public_label INTO label FROM party_revision r
    WHERE r.party_id = target_id AND r.withheld
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = target_id AND n.number > r.number);
  IF label IS NULL THEN RETURN 0; END IF;
  SELECT array_agg(DISTINCT n) INTO names FROM party_revision r, unnest(r.name || r.aliases) n
    WHERE r.party_id = target_id AND NOT r.redacted;
  PERFORM open_change();
  PERFORM set_config('counterclaim.redacting', 'on', true);
  changed := cover_editions(covering_names(names, label));
  PERFORM set_config('counterclaim.redacting', 'off', true);
  RETURN cardinality(changed);
END $$;

-- 6. What the app's role may do -------------------------------------------------------------------------

REVOKE ALL ON FUNCTION append_log, redact, cover_withheld_party, cover_editions, forget_rows, empty_payloads,
  empty_claims, empty_proposals, empty_raw, mask_headline, mask_snapshot, mask_everywhere FROM PUBLIC;

-- Run by the owner after every migration, with the name of the role that the app connects as.
CREATE FUNCTION grant_app_privileges(app_role text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  fact text;
BEGIN
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app_role);
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app_role);
  FOR fact IN
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
      AND c.relname NOT IN ('log_pending', '_prisma_migrations')
  LOOP
    EXECUTE format('GRANT SELECT ON %I TO %I', fact, app_role);
    IF fact NOT IN ('log_entry', 'log_row') THEN EXECUTE format('GRANT INSERT ON %I TO %I', fact, app_role); END IF;
    IF fact IN ('published_incident', 'user') THEN EXECUTE format('GRANT UPDATE ON %I TO %I', fact, app_role); END IF;
  END LOOP;
  EXECUTE format('GRANT EXECUTE ON FUNCTION open_change, append_log, redact, cover_withheld_party TO %I', app_role);
END $$;
REVOKE ALL ON FUNCTION grant_app_privileges FROM PUBLIC;
