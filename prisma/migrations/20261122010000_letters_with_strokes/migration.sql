-- Letters with a stroke, a hook or without a dot are those that readers type for them: "dak lak" finds Đắk Lắk, "lodz"
-- Łódź, "agri" Ağrı, "dandago" Ɗandago. They are letters of their own for Unicode, with no accent to be taken off. And
-- apostrophes of every kind are one: the half rings of transliterations ("Daʿesh"), the marks of keyboards ("Sana`a"), the
-- geresh of Hebrew. A name that is withheld or redacted is met under all that search calls the same.

-- 1. Letters ----------------------------------------------------------------------------------------------------

-- Those that have a plain letter of the same place in the alphabet, and beside each, in the same place, that letter.
CREATE FUNCTION stroked_letters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp
RETURN 'đðɖɗħɨɩłøɔɵŧƭŋɲɓƀƙƴɛəƶǥɣʉʊʋƒ';

-- Letters that keyboards, case and strokes tell apart and readers do not, as one of them; of a text that is folded. Most
-- have no stroke in them, and each letter that is translated is compared with every character of the text.
CREATE FUNCTION plain_letters(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT translate(CASE WHEN value COLLATE pg_c_utf8 ~ ('[' || stroked_letters() || 'ı]')
      THEN translate(value, stroked_letters() || 'ı', 'ddddhiilooottnnbbkyeazgguuvfi') ELSE value END,
    'يىكةہھەٱς', 'ییکههههاσ')
$$;

-- As before, and of Hebrew the geresh ("ג׳נין" for "ג'נין"), and the apostrophe that is turned and raised.
CREATE OR REPLACE FUNCTION between_letters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = public, pg_catalog, pg_temp
RETURN upon_letters() || '\u00ad\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff'
  '\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\u0027\u0060\u00b4\u02b9-\u02bf\u0374\u05f3\u1fef'
  '\u2018\u2019\u201b\u2032-\u2034\u2057\uff07\uff40';

-- As before, in plain letters. An acute by itself is an apostrophe, and no blank with an accent upon it.
CREATE OR REPLACE FUNCTION compared_letters(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT plain_letters(regexp_replace(lower(regexp_replace(normalize(replace(value, '´', ''), NFKD), heedless, '', 'g')
    COLLATE pg_c_utf8), heedless, '', 'g'))
  FROM (SELECT '[' || between_letters() || ']') AS one (heedless)
$$;

CREATE OR REPLACE FUNCTION folded(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT plain_letters(regexp_replace(lower(normalize(replace(value, '´', ''), NFKD) COLLATE pg_c_utf8),
    '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f''`’‘\u02b9-\u02bf\u05f3\u201b\u2032]', '', 'g'))
$$;

-- Every character that stands for other letters than itself, found anew.
DO $$
DECLARE
  kept jsonb;
BEGIN
  SELECT jsonb_object_agg(letters, forms) INTO kept FROM (
    SELECT letters, string_agg(one, '' ORDER BY one COLLATE "C") AS forms
    FROM (VALUES (65, 90), (160, 13311), (42560, 43967), (63744, 65535), (66560, 68863), (93760, 93823),
      (119808, 120831), (125184, 125251), (126464, 126975), (127232, 127487), (194560, 195103)) AS span (a, b),
      generate_series(a, b) AS code, chr(code) AS one, compared_letters(one) AS letters
    WHERE letters <> one AND length(letters) = 1 GROUP BY letters
  ) AS other;
  EXECUTE format('CREATE OR REPLACE FUNCTION letter_forms() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = public, pg_catalog, pg_temp RETURN %L::jsonb', kept);
END $$;

-- 2. Names ------------------------------------------------------------------------------------------------------

-- As before; a letter with a stroke is met within a word as it is, as one with an accent is: "Michał" in "Michała".
CREATE OR REPLACE FUNCTION name_pattern(name text, in_address boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  one text;
  way text;
  letter text;
  plain text;
  letters text[] := '{}';
  gaps text[] := '{}';
  accents text[] := '{}';
  gap text := '';
  head text := '';
  tail text := '';
  loose text;
  heedless text := '[' || between_letters() || ']';
BEGIN
  name := regexp_replace(normalize(name, NFC), '^[[:space:]\ufeff]+|[[:space:]\ufeff]+$', '', 'g');
  FOREACH one IN ARRAY regexp_split_to_array(name, '') LOOP
    IF one ~ '[\u05be\u200b\u200c]' THEN
      IF gap = '' THEN gap := '*'; END IF;
      CONTINUE;
    END IF;
    plain := CASE WHEN one COLLATE "C" ~ '[\uac00-\ud7a3]' THEN one ELSE compared_letters(one) END;
    FOREACH letter IN ARRAY CASE WHEN plain = '' THEN '{}'::text[] ELSE regexp_split_to_array(plain, '') END LOOP
      IF letter COLLATE pg_unicode_fast ~ '[[:alnum:]\u0900-\u0963\u0966-\u109f\u1780-\u17ff]' THEN
        letters := letters || letter;
        gaps := gaps || gap;
        way := NULL;
        IF plain ~ '^[a-z]$' AND (normalize(one, NFD) <> one
            OR position(lower(one COLLATE pg_c_utf8) IN stroked_letters()) > 0) THEN
          SELECT '(?:' || string_agg(DISTINCT character_pattern(form), '|') || ')' INTO way
            FROM unnest(ARRAY[one, lower(one COLLATE pg_c_utf8), upper(one COLLATE pg_c_utf8)]) AS form;
        END IF;
        accents := array_append(accents, way);
        gap := '';
        tail := '';
      ELSE
        gap := '+';
      END IF;
    END LOOP;
    IF gap = '+' AND one COLLATE pg_c_utf8 !~ '[[:space:]\ufeff]' AND one !~ heedless THEN
      IF letters = '{}' THEN head := head || one; ELSE tail := tail || one; END IF;
    END IF;
  END LOOP;
  IF letters = '{}' THEN
    RETURN '(?:' || regexp_replace(regexp_replace(name, '([\\^$.*+?()\[\]{}|/])', '\\\1', 'g'),
      '[[:space:]\ufeff]+', '[[:space:]\\ufeff\\u200b]+', 'g') || ')';
  END IF;
  loose := CASE WHEN letters[1] ~ '^[0-9a-z]$' THEN '(?:(?<![[:alnum:]])|(?<=' || heedless || '))' ELSE '' END
    || sequence_pattern(letters, gaps, array_fill(NULL::text, ARRAY[cardinality(letters)]), in_address)
    || CASE WHEN letters[cardinality(letters)] ~ '^[0-9a-z]$'
      THEN '(?![' || upon_letters() || ']*(?!' || heedless || ')[[:alnum:]])' ELSE '' END || '[' || upon_letters() || ']*';
  IF array_to_string(accents, '') <> '' THEN
    loose := '(?:' || loose || '|' || sequence_pattern(letters, gaps, accents, in_address)
      || '[' || upon_letters() || ']*)';
  END IF;
  RETURN CASE WHEN head = '' THEN '' ELSE '(?:' || regexp_replace(head, '([\\^$.*+?()\[\]{}|/])', '\\\1', 'g') || ')?' END
    || loose
    || CASE WHEN tail = '' THEN '' ELSE '(?:' || regexp_replace(tail, '([\\^$.*+?()\[\]{}|/])', '\\\1', 'g') || ')?' END;
END $$;

-- 3. What was published already -----------------------------------------------------------------------------------

-- Every edition is gone through anew for the parties that are withheld now.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT r.party_id AS id, r.public_label AS label FROM party_revision r
    WHERE r.withheld AND NOT EXISTS (
      SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.number > r.number)
    ORDER BY r.party_id
  LOOP
    IF cover_withheld_party(one.id) > 0 OR EXISTS (SELECT 1 FROM log_pending) THEN
      PERFORM append_log('system', NULL, 'migration', 'cover_editions', 'party', one.id,
        jsonb_build_object('old', NULL, 'new', jsonb_build_object('label', one.label), 'why', NULL));
    END IF;
  END LOOP;
END $$;

-- Of what is found by its words, those rows alone are made anew that have such a letter, or of which the edition has an
-- apostrophe that parted words.
SELECT count(renew_published_text(t.incident_id)) FROM published_text t
WHERE t.words::text ~ ('[ەٱς' || stroked_letters() || 'ı]')
  OR EXISTS (SELECT FROM published_incident p JOIN edition e ON e.id = p.edition_id
    WHERE p.incident_id = t.incident_id AND e.document ~ '[`´\u02b9-\u02bb\u02bd-\u02bf\u0374\u05f3\u1fef\u201b\u2032-\u2034\u2057\uff40]');
UPDATE published_party SET words = array_to_tsvector(search_words(name))
WHERE words IS DISTINCT FROM array_to_tsvector(search_words(name));
