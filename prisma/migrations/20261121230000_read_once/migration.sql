-- What is found of an edition is made of its document in one reading: the same as before, in less time. No row that
-- is stored is made anew.

-- 1. Less room for few words -------------------------------------------------------------------------------

-- The planner supposes half a million words of any text and five hundred wider groups of any group, and made room for
-- them each time: of the milliseconds for a name nearly all.
ALTER FUNCTION search_words SET enable_hashagg = off;
ALTER FUNCTION wider_groups ROWS 5;

-- 2. The row of a document -----------------------------------------------------------------------------------

-- What searches, lists and party pages find of a document, each column as in published_text:
-- `words`: of all names and quotes; `names`: those of the names alone. A tsvector holds a megabyte: of a text that is
-- longer than any page the end is not searched.
-- `facets`: what an incident can be narrowed by, as tokens. "m:killed:contested:": a measure of killed that is contested;
-- each of outcome, standing and status may be left out, and those that are given belong to one measure; with a group
-- behind them, "m:killed:contested::civilians", they are of a measure of that group or of one within it. "l:" a place,
-- and what stands between the commas of its name; "p:" a party that acts, is counted, is blamed or is heard; "v:" one
-- that is a voice or speaks for one; "a:" an article; and behind them "r:" a party that passed something on.
-- `labels`: the places and parties among them by name: "l:quetta=Quetta".
-- `voices`: one entry for a party and a measure in which it is a voice, or in which it spoke for another that is.
-- `parties`: by id, `name`; `kind` where the edition gives it; `sides` in which it took part; and `passed_on`, what it
-- relayed or published of others.
-- Of an incident that was withdrawn: its title.
CREATE FUNCTION published_row(document jsonb) RETURNS TABLE (
  words tsvector, names text[], span daterange, facets text[], labels text[], places jsonb, voices jsonb, parties jsonb
) LANGUAGE sql STABLE STRICT ROWS 1
-- Nothing is known beforehand of how many claims a document has: to join them in loops takes a second for a thousand.
SET search_path = public, pg_catalog, pg_temp SET enable_nestloop = off SET jit = off AS $$
  WITH measure AS MATERIALIZED (
    SELECT place::int - 1 AS place, title, origins, measure -> 'of' AS of,
      coalesce(measure #>> '{of,name}', replace(measure ->> 'group', '_', ' ')) AS about,
      measure ->> 'outcome' AS outcome, measure ->> 'group' AS counted, standing ->> 'value' AS standing,
      ARRAY(SELECT f ->> 'origin' FROM jsonb_array_elements(standing -> 'flags') AS f
        WHERE f ->> 'flag' = 'against_interest') AS conceding,
      CASE WHEN finding IS NOT NULL THEN jsonb_build_object('low', finding -> 'low', 'best', finding -> 'best',
        'high', finding -> 'high') END AS finding
    FROM ROWS FROM (jsonb_to_recordset(document -> 'measures') AS (measure jsonb, title text, standing jsonb, origins jsonb, finding jsonb))
      WITH ORDINALITY AS every(measure, title, standing, origins, finding, place)
  ), read AS (
    SELECT place::int - 1 AS place, title, coalesce(finding -> 'claims' ? id, false) AS rests, 'count' AS kind, NULL::jsonb AS held, c.*
    FROM ROWS FROM (jsonb_to_recordset(document -> 'measures') AS (title text, claims jsonb, finding jsonb))
        WITH ORDINALITY AS every(title, claims, finding, place),
      ROWS FROM (jsonb_to_recordset(claims) AS (id text, claimant jsonb, "speaksFor" jsonb, chain jsonb, origin text,
        article jsonb, quote jsonb, figure jsonb, status text, echo boolean))
        WITH ORDINALITY AS c(id, claimant, speaks_for, chain, origin, article, quote, figure, status, is_echo, i)
    UNION ALL
    SELECT 1000000, held ->> 'name', false, c.kind, held, id, claimant, "speaksFor", chain, NULL, article, quote, NULL, status, NULL, NULL
    FROM jsonb_to_recordset(document -> 'otherClaims') AS c(id text, claimant jsonb, "speaksFor" jsonb, chain jsonb,
      article jsonb, quote jsonb, status text, kind text, "holdsResponsible" jsonb), LATERAL (SELECT "holdsResponsible" AS held) AS of
  ), claim AS MATERIALIZED (
    -- By way of an array: of what comes from one the planner supposes little, of sets within sets a million rows, and
    -- makes room for them.
    SELECT * FROM unnest(ARRAY(SELECT ROW(row_number() OVER (), place, title, rests, kind, held, claimant, speaks_for, chain, origin, status,
        is_echo, i, claimant ->> 'id', article ->> 'id', article -> 'outlet', quote ->> 'text', quote #>> '{translation,text}', figure,
        CASE WHEN figure ->> 'text' IS NOT NULL THEN jsonb_build_object(
          'text', figure -> 'text', 'language', coalesce(quote -> 'language', 'null')) END) FROM read))
      AS c(n bigint, place int, title text, rests boolean, kind text, held jsonb, claimant jsonb, speaks_for jsonb, chain jsonb, origin text,
        status text, is_echo boolean, i bigint, claimant_id text, article text, outlet jsonb, quote text, translation text, figure jsonb,
        wording jsonb)
  ), hop AS MATERIALIZED (
    SELECT * FROM unnest(ARRAY(
      SELECT ROW(n, at, party ->> 'id', party ->> 'name', does = 'relays')
      FROM claim, ROWS FROM (jsonb_to_recordset(chain) AS (party jsonb, function text)) WITH ORDINALITY AS h(party, does, at)
      WHERE party IS NOT NULL
      UNION ALL
      -- whoever published it is the outermost, whether the chain begins there or not
      SELECT ROW(n, 0::bigint, outlet ->> 'id', outlet ->> 'name', true) FROM claim WHERE outlet IS NOT NULL
    )) AS h(n bigint, at bigint, id text, name text, relays boolean)
  ), voice AS MATERIALIZED (
    SELECT * FROM unnest(ARRAY(
      SELECT ROW(place, id, kind, party, says)
      FROM measure, jsonb_to_recordset(origins) AS o(id text, kind text, party jsonb, says jsonb)
    )) AS o(place int, origin text, kind text, party jsonb, says jsonb)
  ), participant AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(document #> '{incident,participants}') AS p(party jsonb, side text)
  ), responsible AS (
    SELECT * FROM jsonb_to_recordset(document -> 'responsibility') AS r(party jsonb, origins jsonb)
  ), place AS MATERIALIZED (
    SELECT p ->> 'name' AS name FROM jsonb_array_elements(document #> '{incident,places}') AS p
    WHERE jsonb_typeof(p -> 'name') = 'string'
  ), person AS MATERIALIZED (
    -- those that act, are counted, are blamed or are heard; those that only pass on are left out
    SELECT DISTINCT party ->> 'id' AS id, party ->> 'name' AS name FROM (
      SELECT party FROM participant UNION ALL SELECT of FROM measure UNION ALL SELECT party FROM voice
      UNION ALL SELECT party FROM responsible
      UNION ALL SELECT o.party FROM responsible, jsonb_to_recordset(origins) AS o(party jsonb)
      UNION ALL (SELECT claimant FROM claim UNION SELECT speaks_for FROM claim) UNION ALL SELECT held FROM claim
    ) AS every WHERE jsonb_typeof(party) = 'object'
  ),

  -- Words.
  named AS MATERIALIZED (
    SELECT string_agg(DISTINCT name, ' ') AS names FROM (
      SELECT document #>> '{incident,title}' AS name
      UNION ALL SELECT name FROM place UNION ALL SELECT party ->> 'name' FROM participant
      UNION ALL SELECT of ->> 'name' FROM measure UNION ALL SELECT claimant ->> 'name' FROM (SELECT DISTINCT claimant FROM claim) AS one
      UNION ALL SELECT held ->> 'name' FROM claim UNION ALL (SELECT DISTINCT name FROM hop)
    ) AS every
  ), quoted AS (
    SELECT string_agg(DISTINCT text, ' ') AS quotes FROM (SELECT quote AS text FROM claim UNION ALL SELECT translation FROM claim) AS every
  ),

  -- What it can be narrowed by.
  met AS MATERIALIZED (
    SELECT outcome, counted, standing, coalesce(status, '') AS status
    FROM measure LEFT JOIN (SELECT DISTINCT place, status FROM claim) AS c USING (place)
    UNION
    SELECT '', NULL, '', status FROM claim WHERE kind <> 'count'
  ), within AS MATERIALIZED (
    SELECT counted, ':' || wider_groups(counted) AS wider FROM (SELECT DISTINCT counted FROM met) AS one
  ), token AS (
    SELECT format('m:%s:%s:%s', o, s, t) || g AS token
    FROM (SELECT outcome, standing, status, '' AS g FROM met
      UNION SELECT outcome, standing, status, wider FROM met JOIN within USING (counted)) AS of_measure,
      unnest(ARRAY[outcome, '']) AS o, unnest(ARRAY[standing, '']) AS s, unnest(ARRAY[status, '']) AS t
    WHERE o || s || t || g <> ''
    UNION SELECT 'p:' || id FROM person
    UNION SELECT 'v:' || (party ->> 'id') FROM voice WHERE kind = 'known' AND party IS NOT NULL
    UNION SELECT 'v:' || claimant_id FROM claim WHERE kind = 'count' AND speaks_for ->> 'id' IS NOT NULL AND claimant IS NOT NULL
    UNION SELECT 'l:' || place_key(part) FROM place, unnest(string_to_array(name, ',') || name) AS part WHERE place_key(part) <> ''
    UNION SELECT 'a:' || article FROM claim WHERE article IS NOT NULL
  ), label AS (
    SELECT format('p:%s=%s', id, name) AS label FROM person
    UNION SELECT format('l:%s=%s', place_key(name), name) FROM place WHERE place_key(name) <> ''
  ),

  -- Voices: what each says, and how it was printed, echoes left out; first what says just what it says now.
  told AS (
    -- of an origin as a whole, and of each claimant in it
    SELECT place, origin, claimant_id, GROUPING(claimant_id) = 1 AS is_whole, array_agg(DISTINCT status) AS statuses, bool_or(rests) AS rests
    FROM (SELECT DISTINCT place, origin, claimant_id, status, rests FROM claim WHERE kind = 'count') AS one
    GROUP BY GROUPING SETS ((place, origin), (place, origin, claimant_id))
  ), printed AS MATERIALIZED (
    SELECT place, origin, claimant_id, wording, i, coalesce(says = jsonb_build_object('lower', figure -> 'lower',
      'upper', figure -> 'upper', 'soft', figure -> 'soft'), false) AS is_said
    FROM claim LEFT JOIN voice USING (place, origin) WHERE claim.kind = 'count' AND is_echo IS NOT TRUE AND wording IS NOT NULL
  ), worded AS (
    SELECT place, origin, claimant_id, is_whole, jsonb_path_query_array(jsonb_agg(wording ORDER BY is_said DESC, i), '$[0 to 5]') AS wordings
    FROM (
      SELECT place, origin, claimant_id, GROUPING(claimant_id) = 1 AS is_whole, wording, bool_or(is_said) AS is_said, min(i) AS i
      FROM printed GROUP BY GROUPING SETS ((place, origin, wording), (place, origin, claimant_id, wording))
    ) AS each GROUP BY place, origin, claimant_id, is_whole
  ), heard AS MATERIALIZED (
    -- An origin can be a party twice in a measure, where an editor parted it: its first row then stands for both.
    SELECT DISTINCT ON (party_id, place) * FROM (
      SELECT party ->> 'id' AS party_id, place, party ->> 'name' AS name, NULL::jsonb AS speaks_for, says, origin,
        NULL::text AS claimant_id, true AS is_whole
      FROM voice WHERE kind = 'known' AND party IS NOT NULL
      UNION ALL
      SELECT claimant_id, place, claimant ->> 'name', speaks_for, NULL, origin, claimant_id, false FROM claim
      WHERE kind = 'count' AND claimant_id IS NOT NULL AND speaks_for IS NOT NULL
    ) AS every ORDER BY party_id, place, speaks_for IS NOT NULL, origin COLLATE "C"
  ), said AS (
    SELECT h.party_id, h.place AS measure, h.name, h.speaks_for, m.title, m.about, m.outcome, m.standing, h.says,
      coalesce(p.wordings, '[]') AS wordings,
      coalesce((SELECT array_agg(s ORDER BY s COLLATE "C") FROM unnest(t.statuses) AS s), '{}') AS statuses,
      h.origin = ANY (m.conceding) AS against_interest, m.finding, coalesce(t.rests, false) AS rests_on_itself
    FROM heard h JOIN measure m USING (place)
      LEFT JOIN told t ON t.place = h.place AND t.origin = h.origin AND t.is_whole = h.is_whole
        AND coalesce(t.claimant_id, '') = coalesce(h.claimant_id, '')
      LEFT JOIN worded p ON p.place = h.place AND p.origin = h.origin AND p.is_whole = h.is_whole
        AND coalesce(p.claimant_id, '') = coalesce(h.claimant_id, '')
  ),

  -- What was passed on: of each measure (or kind of other claim) and each of those from whom it comes one row, with the
  -- wordings (six at most), from whom it was had (`through`, four at most) and in how many articles.
  mouth AS (
    SELECT n, id, max(name) AS name, max(at) FILTER (WHERE relays) AS at, bool_or(NOT relays) AS is_speaker
    FROM hop GROUP BY n, id
  ), relay AS (
    SELECT n, id, through FROM (
      SELECT n, id, lead(jsonb_build_object('id', id, 'name', name)) OVER (PARTITION BY n ORDER BY at) AS through, is_speaker
      FROM mouth WHERE at IS NOT NULL
    ) AS each WHERE NOT is_speaker
  ), matter AS (
    SELECT n, place, kind, title, claimant AS source, speaks_for, wording, article,
      CASE WHEN claimant IS NULL THEN
        (SELECT h ->> 'describedAs' FROM jsonb_array_elements(chain) WITH ORDINALITY AS hops(h, at)
          WHERE h ->> 'function' = 'speaks' ORDER BY at DESC LIMIT 1) END AS described
    FROM claim
  ), row_of AS (
    SELECT id, place, kind, title, source, speaks_for, described,
      coalesce(jsonb_agg(DISTINCT wording) FILTER (WHERE wording IS NOT NULL), '[]') AS wordings,
      coalesce(jsonb_agg(DISTINCT through) FILTER (WHERE through IS NOT NULL), '[]') AS through,
      count(DISTINCT article) AS articles
    FROM relay JOIN matter USING (n) GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), passed AS (
    SELECT id, json_agg(json_build_object('kind', kind, 'title', title, 'from', source, 'speaks_for', speaks_for,
        'described', described, 'wordings', jsonb_path_query_array(wordings, '$[0 to 5]'),
        'through', jsonb_path_query_array(through, '$[0 to 3]'), 'articles', articles)
      ORDER BY place, kind COLLATE "C", title COLLATE "C", source, described COLLATE "C", speaks_for) AS passed_on
    FROM row_of GROUP BY id
  ), party AS MATERIALIZED (
    SELECT id, max(name) AS name FROM (SELECT id, name FROM person UNION SELECT id, name FROM hop) AS every GROUP BY id
  ), known AS (
    SELECT id, max(kind) AS kind FROM jsonb_to_recordset(document -> 'parties') AS p(id text, kind text) GROUP BY 1
  ), taking_part AS (
    SELECT party ->> 'id' AS id, jsonb_agg(DISTINCT side) AS sides FROM participant WHERE side IS NOT NULL GROUP BY 1
  ), described AS MATERIALIZED (
    SELECT id, passed_on IS NOT NULL AS passes,
      JSON_OBJECT('name': name, 'kind': kind, 'sides': sides, 'passed_on': passed_on ABSENT ON NULL) AS party
    FROM party LEFT JOIN known USING (id) LEFT JOIN taking_part USING (id) LEFT JOIN passed USING (id)
  ), day AS (
    SELECT first_day(document #>> '{incident,period,start}') AS first, last_day(document #>> '{incident,period,end}') AS last
  )

  SELECT array_to_tsvector(search_words(left(concat_ws(' ', names, quotes), 200000))), search_words(left(names, 50000)),
    daterange(first, greatest(first, last), '[]'),
    coalesce((SELECT array_agg(token ORDER BY token COLLATE "C") FROM token), '{}')
      || ARRAY(SELECT 'r:' || id FROM described WHERE passes ORDER BY id COLLATE "C"),
    coalesce((SELECT array_agg(label ORDER BY label COLLATE "C") FROM label), '{}'),
    document #> '{incident,places}',
    coalesce((SELECT json_agg(said ORDER BY measure, party_id COLLATE "C")::jsonb FROM said), '[]'),
    coalesce((SELECT json_object_agg(id, party)::jsonb FROM described), '{}')
  FROM named, quoted, day WHERE document ->> 'withdrawn' IS NULL
  UNION ALL
  SELECT array_to_tsvector(search_words(left(title, 200000))), search_words(left(title, 50000)),
    daterange(first, greatest(first, last), '[]'), '{}', '{}', document #> '{incident,places}', '[]', '{}'
  FROM (SELECT document #>> '{incident,title}' AS title) AS named, day WHERE document ->> 'withdrawn' IS NOT NULL
$$;

-- As before, from that row.
CREATE OR REPLACE FUNCTION renew_published_text(target_id uuid) RETURNS void LANGUAGE sql
SET search_path = public, pg_catalog, pg_temp AS $$
  INSERT INTO published_text AS held
    (incident_id, words, names, listed, span, begins, at, facets, labels, places, voices, parties)
  SELECT p.incident_id, r.words, r.names, p.leads_to IS NULL, r.span, lower(r.span), e.at, r.facets, r.labels, r.places, r.voices, r.parties
  FROM published_incident p JOIN edition e ON e.id = p.edition_id, LATERAL published_row(e.document::jsonb) AS r
  WHERE p.incident_id = target_id
  ON CONFLICT (incident_id) DO UPDATE SET words = excluded.words, names = excluded.names, listed = excluded.listed,
    span = excluded.span,
    begins = excluded.begins, at = excluded.at, facets = excluded.facets, labels = excluded.labels, places = excluded.places,
    voices = excluded.voices, parties = excluded.parties
$$;

-- 3. What is made by nothing else any more -----------------------------------------------------------------------

DROP FUNCTION published_words(jsonb), published_name_words(jsonb), published_names(jsonb), published_quotes(jsonb),
  published_span(jsonb), published_facets(jsonb), published_measures(jsonb), published_parties(jsonb), published_labels(jsonb),
  published_voices_of(jsonb), published_voices(jsonb), published_parties_of(jsonb), passing_tokens(jsonb);
