-- A withheld or redacted name is met however it is spelt: in the letters of another keyboard, with unseen
-- characters in it, in full width, without its accents and vowel points, in the words of an address that has
-- bad escapes besides. What search calls equal is met (`search_words`).

-- 1. Letters ------------------------------------------------------------------------------------------

-- Signs upon letters, as inside of a class (`signs` in lib/editions/letters.ts).
CREATE FUNCTION upon_letters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff'
  '\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufe71\ufe77'
  '\ufe79\ufe7b\ufe7d\ufe7f\uff9e\uff9f\U000110ba\U000e0100-\U000e01ef';

-- The same, and what is not seen or not heeded inside of a word, apostrophes among it.
CREATE FUNCTION between_letters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN upon_letters() || '\u00ad\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff'
  '\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\u0027\u0060\u00b4\u02b9-\u02bf\u2018\u2019\u2032\uff07';

-- A text in the letters that others are compared by; nothing for what is not heeded.
CREATE FUNCTION compared_letters(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT translate(regexp_replace(lower(regexp_replace(normalize(value, NFKD), heedless, '', 'g') COLLATE pg_c_utf8),
    heedless, '', 'g'), 'يىكةہھەٱıς', 'ییکههههاiσ')
  FROM (SELECT '[' || between_letters() || ']') AS one (heedless)
$$;

-- Every character that stands for other letters than itself, found once and kept as a constant.
DO $$
DECLARE
  kept record;
BEGIN
  WITH one AS (
    SELECT chr(code) AS one, compared_letters(chr(code)) AS letters
    FROM (VALUES (65, 90), (160, 13311), (42560, 43967), (63744, 65535), (66560, 68863), (93760, 93823),
      (119808, 120831), (125184, 125251), (126464, 126975), (127232, 127487), (194560, 195103)) AS span (a, b),
      generate_series(a, b) AS code
  ), other AS (
    SELECT letters, string_agg(one, '' ORDER BY one COLLATE "C") AS forms FROM one
    WHERE letters <> one AND letters <> '' AND length(letters) <= 4 AND (length(letters) = 1 OR one COLLATE "C"
      ~ '[\u00c0-\u024f\u0900-\u0dff\u3040-\u30ff\ufb00-\ufb4f\ufef5-\ufefc\uff65-\uff9f]')
    GROUP BY letters
  )
  SELECT jsonb_object_agg(letters, forms) FILTER (WHERE length(letters) = 1) AS forms,
    jsonb_object_agg(letters, forms) FILTER (WHERE length(letters) > 1) AS ligatures INTO kept FROM other;
  EXECUTE format('CREATE FUNCTION letter_forms() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %L::jsonb',
    kept.forms);
  EXECUTE format('CREATE FUNCTION letter_ligatures() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %L::jsonb',
    kept.ligatures);
END $$;

-- 2. Patterns -----------------------------------------------------------------------------------------

-- Some letters in a row, and the characters that are several of them.
CREATE FUNCTION letters_pattern(letters text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT
SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  ways text[] := '{}';
  way text;
  forms jsonb := letter_forms();
  ligatures jsonb := letter_ligatures();
BEGIN
  FOR i IN 1 .. cardinality(letters) LOOP
    way := CASE
      WHEN i > 1 THEN '[' || (ligatures ->> array_to_string(letters[1:i], '')) || ']'
      WHEN letters[1] ~ '[\uac00-\ud7a3]'
        THEN '(?:' || letters[1] || '|' || normalize(letters[1], NFD) || ')'
      ELSE '[' || letters[1] || coalesce(forms ->> letters[1], '') || ']' END;
    CONTINUE WHEN way IS NULL;
    ways := ways || CASE WHEN i = cardinality(letters) THEN way
      ELSE way || '[' || between_letters() || ']*' || letters_pattern(letters[i + 1:]) END;
  END LOOP;
  RETURN CASE WHEN cardinality(ways) = 1 THEN ways[1] ELSE '(?:' || array_to_string(ways, '|') || ')' END;
END $$;

-- The letters of a name with what stands before each ('', '*' where something may, '+' where it must), or
-- where there is one in `accents`, that pattern in the place of the letter.
CREATE FUNCTION sequence_pattern(letters text[], gaps text[], accents text[], in_address boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  pattern text := '';
  between text := '[' || between_letters() || ']*';
  -- Whatever is no letter, but bars; the signs of some scripts are letters, as in search.
  joint text := '(?:[^[:alnum:]\u0900-\u0963\u0966-\u109f\u1780-\u17ff\u2588]|[' || between_letters() || '])';
  ligatures jsonb := letter_ligatures();
  at int := 1;
  many int;
BEGIN
  WHILE at <= cardinality(letters) LOOP
    IF at > 1 THEN
      pattern := pattern || CASE WHEN gaps[at] = '' THEN between WHEN in_address THEN joint || '*' ELSE joint || gaps[at] END;
    END IF;
    many := 4;
    WHILE many > 1 AND NOT (at + many - 1 <= cardinality(letters)
        AND array_to_string(gaps[at + 1:at + many - 1], '') = ''
        AND array_to_string(accents[at:at + many - 1], '') = ''
        AND ligatures ? array_to_string(letters[at:at + many - 1], '')) LOOP
      many := many - 1;
    END LOOP;
    pattern := pattern || coalesce(accents[at], letters_pattern(letters[at:at + many - 1]));
    at := at + many;
  END LOOP;
  RETURN pattern;
END $$;

-- The pattern under which a name is met. The same as `namePattern` in lib/editions/names.ts, which says how.
CREATE FUNCTION name_pattern(name text, in_address boolean) RETURNS text
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
        IF plain ~ '^[a-z]$' AND normalize(one, NFD) <> one THEN
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

-- What is longer than any name is a sentence that a claim repeats: it is met as it was before, but for case
-- and white space as it is written, for a loose pattern of thousands of letters is slow to make.
CREATE OR REPLACE FUNCTION name_patterns(names text[], in_address boolean DEFAULT false) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(CASE WHEN length(n) <= 300 THEN name_pattern(n, in_address)
      ELSE '(?i)' || name_pattern(n, CASE WHEN in_address THEN '[^[:alnum:]]*' ELSE '[[:space:]\ufeff\u200b]+' END) END
    ORDER BY length(n) DESC, n COLLATE "C"), '{}')
  FROM unnest(names) AS n WHERE btrim(n) <> ''
$$;

-- 3. Looking and covering -------------------------------------------------------------------------------

-- Classes of letters by Unicode, whatever the collation of the database; case is in the patterns.
CREATE OR REPLACE FUNCTION tells(value text, patterns text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT coalesce(bool_or(value COLLATE pg_c_utf8 ~ pattern), false) FROM unnest(patterns) AS pattern
$$;

-- As before; every text is gone through once for each pattern, however often it is met.
CREATE OR REPLACE FUNCTION cover_names(value text, patterns text[], cover text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  pattern text;
  parts text[];
  met text[];
BEGIN
  FOREACH pattern IN ARRAY patterns LOOP
    IF cover IS NOT NULL THEN
      value := regexp_replace(value COLLATE pg_c_utf8, pattern, replace(cover, '\', '\\'), 'g');
      CONTINUE;
    END IF;
    CONTINUE WHEN value COLLATE pg_c_utf8 !~ pattern;
    SELECT array_agg(one[1] ORDER BY i) INTO met
      FROM regexp_matches(value COLLATE pg_c_utf8, pattern, 'g') WITH ORDINALITY AS a (one, i);
    parts := regexp_split_to_array(value COLLATE pg_c_utf8, pattern);
    WITH barred AS MATERIALIZED (
      SELECT word, bars(word) AS bars FROM (SELECT DISTINCT unnest(met)) AS one (word)
    )
    SELECT string_agg(part || coalesce(bars, ''), '' ORDER BY i) INTO value
      FROM ROWS FROM (unnest(parts), unnest(met)) WITH ORDINALITY AS a (part, word, i) LEFT JOIN barred USING (word);
  END LOOP;
  RETURN value;
END $$;

-- The characters that an address stands for, escape by escape, so that a bad one hides no other.
CREATE FUNCTION decoded_once(url text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT coalesce(string_agg(CASE WHEN part[1] IS NULL THEN part[2]
    ELSE convert_from(decode(replace(part[1], '%', ''), 'hex'), 'UTF8') END, '' ORDER BY i), '')
  FROM regexp_matches(url, replace(
    '(%(?:0[1-9a-f]|[1-7][0-9a-f]|(?:c[2-9a-f]|d[0-9a-f])T|e0%[ab][0-9a-f]T|e[1-9a-cef]TT|ed%[89][0-9a-f]T'
    '|f0%[9ab][0-9a-f]TT|f[1-3]TTT|f4%8[0-9a-f]TT))|([^%]+|%)', 'T', '%[89ab][0-9a-f]'), 'gi') WITH ORDINALITY AS a (part, i)
$$;

-- And once more, for addresses are put into addresses.
CREATE OR REPLACE FUNCTION decoded_address(url text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT decoded_once(decoded_once(url))
$$;

-- Whether a document, as text, may hold something to cover: a look that is quick and never misses.
CREATE OR REPLACE FUNCTION may_tell(document text, what covering) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM unnest(what.emptied || what.around) AS claim WHERE position(claim IN document) > 0)
    OR (cardinality(what.in_texts) > 0 AND (document ~ '%[0-9A-Fa-f]{2}'
      OR tells(replace(regexp_replace(document, '\\([bfnrt]|u[0-9a-f]{4})', ' ', 'g'), '\', ''), what.in_addresses)))
$$;

-- 4. What was published already -------------------------------------------------------------------------

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
