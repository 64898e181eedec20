-- A name is met too where characters that are several letters in one may be cut in several ways: three f as a
-- ligature and a letter, as a letter and a ligature; "fij" as f and ij.

-- How many letters from one on are read together: some of them may stand as one character, and the last of these as
-- one with those after it. Six at most, more than any word has in a row (`togetherFrom` in lib/editions/names.ts).
CREATE FUNCTION letters_together(letters text[], gaps text[], accents text[], at int) RETURNS int
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  ligatures jsonb := letter_ligatures();
  begun int := at;
  reach int := at;
BEGIN
  WHILE begun <= reach LOOP
    FOR ended IN begun + 1 .. least(begun + 3, at + 5, cardinality(letters)) LOOP
      IF array_to_string(gaps[begun + 1:ended], '') = '' AND array_to_string(accents[begun:ended], '') = ''
          AND ligatures ? array_to_string(letters[begun:ended], '') THEN
        reach := greatest(reach, ended);
      END IF;
    END LOOP;
    begun := begun + 1;
  END LOOP;
  RETURN reach - at + 1;
END $$;

-- As before, but for how many letters are read together.
CREATE OR REPLACE FUNCTION sequence_pattern(letters text[], gaps text[], accents text[], in_address boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  pattern text := '';
  between text := '[' || between_letters() || ']*';
  -- Whatever is no letter, but bars; the signs of some scripts are letters, as in search.
  joint text := '(?:[^[:alnum:]\u0900-\u0963\u0966-\u109f\u1780-\u17ff\u2588]|[' || between_letters() || '])';
  at int := 1;
  many int;
BEGIN
  WHILE at <= cardinality(letters) LOOP
    IF at > 1 THEN
      pattern := pattern || CASE WHEN gaps[at] = '' THEN between WHEN in_address THEN joint || '*' ELSE joint || gaps[at] END;
    END IF;
    many := letters_together(letters, gaps, accents, at);
    pattern := pattern || coalesce(accents[at], letters_pattern(letters[at:at + many - 1]));
    at := at + many;
  END LOOP;
  RETURN pattern;
END $$;

-- Characters that are several letters in one in Armenian, Thai, Lao, Burmese, Tibetan and Kazakh: until now a name was
-- not even met as it is written, where it has one of them ("ဦး", "คำ", "Սևակ"). And what was published before is gone
-- through anew for withheld names of which the pattern is another one by now.
DO $$
DECLARE
  added jsonb;
  one record;
BEGIN
  SELECT jsonb_object_agg(letters, forms) INTO added FROM (
    SELECT compared_letters(chr(code)) AS letters, string_agg(chr(code), '' ORDER BY code) AS forms
    FROM (VALUES (1415, 1415), (1653, 1656), (3635, 3635), (3763, 3763), (3804, 3805), (3840, 4095), (4134, 4134)) AS span (a, b),
      generate_series(a, b) AS code
    GROUP BY 1
  ) AS several WHERE length(letters) BETWEEN 2 AND 4;
  EXECUTE format('CREATE OR REPLACE FUNCTION letter_ligatures() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = public, pg_catalog, pg_temp RETURN %L::jsonb', letter_ligatures() || added);
  FOR one IN SELECT r.party_id AS id, r.public_label AS label FROM party_revision r
    WHERE r.withheld AND NOT EXISTS (
      SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.number > r.number)
      AND EXISTS (SELECT 1 FROM party_revision o, unnest(o.name || o.aliases) AS spelt (name),
        compared_letters(spelt.name) AS all_letters (plain)
        WHERE o.party_id = r.party_id AND (
          EXISTS (SELECT 1 FROM jsonb_object_keys(added) AS one_of (key) WHERE position(key IN plain) > 0)
          -- Two of which the first ends with what the second begins with.
          OR EXISTS (SELECT 1 FROM jsonb_object_keys(letter_ligatures()) AS one_of (key),
            jsonb_object_keys(letter_ligatures()) AS other (next), generate_series(1, 3) AS shared
            WHERE shared < least(length(key), length(next)) AND right(key, shared) = left(next, shared)
              AND position(key || substr(next, shared + 1) IN plain) > 0)))
    ORDER BY r.party_id
  LOOP
    IF cover_withheld_party(one.id) > 0 OR EXISTS (SELECT 1 FROM log_pending) THEN
      PERFORM append_log('system', NULL, 'migration', 'cover_editions', 'party', one.id,
        jsonb_build_object('old', NULL, 'new', jsonb_build_object('label', one.label), 'why', NULL));
    END IF;
  END LOOP;
END $$;
