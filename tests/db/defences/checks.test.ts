import { beforeAll, describe, expect, test } from "vitest";
import { decideDerivation, proposeDerivation } from "@/lib/commands/derivations";
import { publishIncident } from "@/lib/commands/editions";
import { decideLink, linkClaims } from "@/lib/commands/links";
import { useDatabase } from "../../support/database";
import { article, count, incident, logged, party, speaks, system, user } from "../support/world";

const { ownerPool } = useDatabase();

const long = (length: number) => `repeat('x', ${length})`;

/** For every named CHECK, changes of rows that stand which it must refuse. */
const violations: Readonly<Record<string, readonly string[]>> = {
  user_name_length: [`UPDATE "user" SET name = ' '`, `UPDATE "user" SET name = ${long(201)}`],
  user_email_shape: ["x", "A@example.org", "a b@example.org", "a@b@c"].map(
    (email) => `UPDATE "user" SET email = '${email}'`,
  ),
  credential_password_hashed: ["plain", "", "0".repeat(161)].map(
    (password) => `INSERT INTO credential (user_id, account_id, provider_id, password)
      SELECT id, id, 'credential', '${password}' FROM "user" LIMIT 1`,
  ),
  submission_answer_length: [
    `INSERT INTO submission (user_id, key, input_hash, answer)
      SELECT id, uuidv7(), '', ${long(2001)} FROM "user" LIMIT 1`,
  ],
  recheck_has_incidents: ["UPDATE recheck SET incidents = '{}'"],
  recheck_incident_counts: [
    "UPDATE recheck_incident SET standings = -1",
    "UPDATE recheck_incident SET decisions = -1",
  ],
  objection_page_of_ours: pagesOfOthers("objection"),
  objection_measure_length: [`UPDATE objection SET measure = ${long(301)}`],
  objection_words_length: [
    "UPDATE objection SET words = ' '",
    `UPDATE objection SET words = ${long(4001)}`,
  ],
  objection_evidence_length: [`UPDATE objection SET evidence = ${long(2001)}`],
  objection_for_whom_length: [`UPDATE objection SET for_whom = ${long(201)}`],
  objection_redacted_whole: [
    "UPDATE objection SET redacted = true",
    "UPDATE objection SET words = NULL",
  ],
  objection_contact_email_shape: ["x", "a b@example.org", "a@b@c"].map(
    (email) => `UPDATE objection_contact SET email = '${email}'`,
  ),
  correction_answer: [
    "UPDATE correction SET outcome = NULL WHERE kind = 'answer'",
    "UPDATE correction SET objection_id = NULL WHERE kind = 'answer'",
  ],
  correction_reply: [
    "UPDATE correction SET party_id = NULL WHERE kind = 'reply'",
    "UPDATE correction SET incident_id = NULL WHERE kind = 'reply'",
    "UPDATE correction SET outcome = 'upheld' WHERE kind = 'reply'",
  ],
  correction_says_something: [
    "UPDATE correction SET text = NULL",
    "UPDATE correction SET outcome = 'set_aside' WHERE kind = 'answer'",
  ],
  correction_reply_says_how: ["UPDATE correction SET received = NULL WHERE kind = 'reply'"],
  correction_text_length: [
    "UPDATE correction SET text = ' '",
    `UPDATE correction SET text = ${long(10_001)}`,
  ],
  correction_received_length: [
    "UPDATE correction SET received = ' '",
    `UPDATE correction SET received = ${long(301)}`,
  ],
  correction_page_of_ours: pagesOfOthers("correction"),
  ...named("party_revision", "name", 200),
  party_revision_aliases_bounded: [
    "UPDATE party_revision SET aliases = array_fill('x'::text, ARRAY[51])",
  ],
  party_revision_label_when_withheld: [
    "UPDATE party_revision SET withheld = true",
    "UPDATE party_revision SET withheld = true, public_label = ' '",
    `UPDATE party_revision SET withheld = true, public_label = ${long(201)}`,
  ],
  party_tie_dates_in_order: [
    "UPDATE party_tie SET valid_from = '2026-02-02', valid_to = '2026-02-01'",
    "UPDATE party_tie SET valid_from = '2026-03', valid_to = '2026-02-28'",
  ],
  party_merge_not_itself: ["UPDATE party_merge SET into_party_id = party_id"],
  ...named("article_revision", "headline", 1000),
  article_revision_url_shape: [
    "UPDATE article_revision SET url = 'javascript:x'",
    `UPDATE article_revision SET url = 'https://' || ${long(2000)}`,
  ],
  article_revision_byline_length: [`UPDATE article_revision SET byline = ${long(501)}`],
  article_revision_dateline_length: [`UPDATE article_revision SET dateline = ${long(501)}`],
  article_revision_language_shape: ["e", "en-", "en us"].map(
    (tag) => `UPDATE article_revision SET language = '${tag}'`,
  ),
  snapshot_text_or_redacted: [
    "UPDATE snapshot SET text = NULL",
    "UPDATE snapshot SET sha256 = NULL",
    "UPDATE snapshot SET redacted = true",
    "UPDATE snapshot SET masked = true",
  ],
  snapshot_text_length: [
    "UPDATE snapshot SET text = '', sha256 = encode(sha256(''), 'hex')",
    `UPDATE snapshot SET text = ${long(2_000_001)}, sha256 = encode(sha256(convert_to(${long(2_000_001)}, 'UTF8')), 'hex')`,
  ],
  snapshot_lf_line_ends: [
    `UPDATE snapshot SET text = E'a\\r\\nb', sha256 = encode(sha256(convert_to(E'a\\r\\nb', 'UTF8')), 'hex')`,
  ],
  snapshot_sha256_of_text: ["UPDATE snapshot SET text = text || '.'"],
  snapshot_raw_bytes_or_redacted: [
    "UPDATE snapshot_raw SET bytes = NULL",
    "UPDATE snapshot_raw SET redacted = true",
  ],
  snapshot_raw_bounded: [
    `UPDATE snapshot_raw SET (bytes, sha256) = (SELECT b, encode(sha256(b), 'hex')
       FROM convert_to(${long(20_000_001)}, 'UTF8') b)`,
  ],
  snapshot_raw_sha256_of_bytes: ["UPDATE snapshot_raw SET bytes = bytes || '\\x00'"],
  capture_bounded: [
    `INSERT INTO capture (user_id, way, media_type, bytes, reading)
     SELECT id, 'html', 'text/html', convert_to(${long(20_000_001)}, 'UTF8'), '{}' FROM "user" LIMIT 1`,
  ],
  derivation_from_a_held_article_or_an_unheld_wire: [
    "UPDATE derivation SET from_article_id = NULL, from_party_id = NULL",
    "UPDATE derivation SET from_party_id = (SELECT id FROM party LIMIT 1)",
  ],
  derivation_not_from_itself: ["UPDATE derivation SET from_article_id = article_id"],
  derivation_revision_evidence: [
    "UPDATE derivation_revision SET score = NULL",
    "UPDATE derivation_revision SET evidence = 'credit_line'",
    "UPDATE derivation_revision SET span_start = 0, span_end = 1",
  ],
  derivation_revision_span: [
    `UPDATE derivation_revision SET evidence = 'credit_line', score = NULL, span_start = 2, span_end = 2,
       snapshot_id = (SELECT id FROM snapshot LIMIT 1)`,
    `UPDATE derivation_revision SET evidence = 'credit_line', score = NULL, span_start = -1, span_end = 2,
       snapshot_id = (SELECT id FROM snapshot LIMIT 1)`,
  ],
  derivation_revision_score: ["1.01", "-0.01", "'NaN'"].map(
    (score) => `UPDATE derivation_revision SET score = ${score}`,
  ),
  incident_slug_shape: ["", "A", "a--b", "-a", "a ", "ä"].map(
    (slug) => `UPDATE incident SET slug = '${slug}'`,
  ),
  ...named("incident_revision", "title", 300),
  incident_revision_period_in_order: [
    "UPDATE incident_revision SET period_start = '2026-02', period_end = '2026-01-31'",
  ],
  incident_revision_not_its_own_parent: ["UPDATE incident_revision SET parent_id = incident_id"],
  ...named("incident_place", "name", 200),
  incident_place_on_earth: ["91, 0", "0, 181", "'NaN', 0", "1, NULL", "NULL, 1"].map(
    (at) => `UPDATE incident_place SET (latitude, longitude) = ROW(${at})`,
  ),
  ...named("incident_participant", "role", 100),
  ...named("incident_participant", "side", 100),
  published_name_is_published: ["UPDATE published_name SET incidents = 0"],
  published_word_is_published: ["UPDATE published_word SET incidents = 0"],
  published_party_is_published: ["UPDATE published_party SET incidents = 0"],
  published_incident_leads_elsewhere: ["UPDATE published_incident SET leads_to = incident_id"],
  distinction_of_two: [
    "UPDATE distinction SET incident_id = (SELECT id FROM incident LIMIT 1)",
    "UPDATE distinction SET other_party_id = NULL",
    `UPDATE distinction SET other_party_id = NULL,
       other_incident_id = 'ffffffff-ffff-7fff-bfff-ffffffffffff'`,
  ],
  distinction_pair_in_order: [
    "UPDATE distinction SET party_id = other_party_id",
    "UPDATE distinction SET party_id = other_party_id, other_party_id = party_id",
  ],
  distinction_withdraws_one: ["UPDATE distinction SET withdrawn = true"],
  incident_merge_not_itself: ["UPDATE incident_merge SET into_incident_id = incident_id"],
  group_term_code_shape: ["", "A", "a__b", "1a", "a b"].map(
    (code) => `INSERT INTO group_term (code, label) VALUES ('${code}', 'x')`,
  ),
  group_term_not_its_own_parent: [
    "INSERT INTO group_term (code, parent_code, label) VALUES ('own', 'own', 'x')",
  ],
  ...named("group_term", "label", 100),
  claim_revision_quote_or_redacted: [
    "UPDATE claim_revision SET quote = NULL",
    "UPDATE claim_revision SET redacted = true",
  ],
  claim_revision_quote_span: [
    "UPDATE claim_revision SET quote_start = quote_end WHERE kind = 'other'",
    "UPDATE claim_revision SET quote_start = -1 WHERE kind = 'other'",
  ],
  claim_revision_quote_length: ["UPDATE claim_revision SET quote_end = quote_start + 5001"],
  claim_revision_translation: [
    "UPDATE claim_revision SET translation = 'x'",
    "UPDATE claim_revision SET translator = 'x'",
    `UPDATE claim_revision SET translator = 'x', translation = ${long(10_001)}`,
  ],
  claim_revision_count_has_a_figure: [
    "UPDATE claim_revision SET figure_lower = NULL WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_text = NULL WHERE kind = 'count'",
    "UPDATE claim_revision SET measure_id = NULL WHERE kind = 'count'",
    "UPDATE claim_revision SET attackers_included = NULL WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_upper = 1 WHERE kind = 'other'",
    "UPDATE claim_revision SET window_start = '2026', window_end = '2026' WHERE kind = 'other'",
  ],
  claim_revision_figure_bounds: [
    "UPDATE claim_revision SET figure_lower = -1 WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_lower = 1000000001, figure_upper = NULL WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_upper = 1000000001 WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_upper = figure_lower - 1 WHERE kind = 'count'",
  ],
  claim_revision_figure_in_quote: [
    "UPDATE claim_revision SET figure_start = quote_start - 1 WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_end = quote_end + 1 WHERE kind = 'count'",
    "UPDATE claim_revision SET figure_end = figure_start WHERE kind = 'count'",
  ],
  claim_revision_cumulative_has_a_window: [
    "UPDATE claim_revision SET basis = 'cumulative' WHERE kind = 'count'",
  ],
  claim_revision_window_whole: [
    "UPDATE claim_revision SET window_start = '2026' WHERE kind = 'count'",
    "UPDATE claim_revision SET window_end = '2026' WHERE kind = 'count'",
  ],
  claim_revision_window_in_order: [
    "UPDATE claim_revision SET window_start = '2027', window_end = '2026' WHERE kind = 'count'",
  ],
  claim_revision_responsibility_names_whom: [
    "UPDATE claim_revision SET holds_responsible_id = (SELECT id FROM party LIMIT 1)",
    "UPDATE claim_revision SET kind = 'responsibility' WHERE kind = 'other'",
  ],
  claim_revision_denial_names_what: [
    "UPDATE claim_revision SET kind = 'denial' WHERE kind = 'other'",
    "UPDATE claim_revision SET denies_measure_id = (SELECT id FROM measure LIMIT 1) WHERE kind = 'other'",
    `UPDATE claim_revision SET denies_measure_id = (SELECT id FROM measure LIMIT 1) WHERE kind = 'denial'`,
  ],
  claim_revision_denies_another: [
    "UPDATE claim_revision SET denies_claim_id = claim_id WHERE kind = 'denial'",
  ],
  claim_revision_texts_bounded: [
    ["group_as_printed", 501],
    ["filing_reason", 4001],
    ["figure_how", 4001],
    ["reason", 4001],
    ["quote_language", 41],
  ].map(([column, length]) => `UPDATE claim_revision SET ${column} = ${long(Number(length))}`),
  claim_hop_position_bounded: [
    "UPDATE claim_hop SET position = -1",
    "UPDATE claim_hop SET position = 20",
  ],
  claim_hop_somebody: [
    "UPDATE claim_hop SET party_id = NULL",
    "UPDATE claim_hop SET party_id = NULL, described_as = ' '",
  ],
  claim_hop_evidence: [
    "UPDATE claim_hop SET ground = NULL",
    "UPDATE claim_hop SET evidence_start = 0, evidence_end = 1, evidence_text = 'x'",
    "UPDATE claim_hop SET ground = NULL, evidence_start = 0, evidence_text = 'x'",
    "UPDATE claim_hop SET ground = NULL, evidence_start = 0, evidence_end = 1",
    "UPDATE claim_hop SET evidence_text = 'x'",
  ],
  claim_hop_evidence_span: [
    "UPDATE claim_hop SET ground = NULL, evidence_text = 'x', evidence_start = 1, evidence_end = 1",
    "UPDATE claim_hop SET ground = NULL, evidence_text = 'x', evidence_start = -1, evidence_end = 1",
  ],
  claim_hop_texts_bounded: [
    `UPDATE claim_hop SET described_as = ${long(301)}`,
    `UPDATE claim_hop SET verb = ${long(101)}`,
    `UPDATE claim_hop SET ground_note = ${long(2001)}`,
    "UPDATE claim_hop SET ground = NULL, evidence_text = 'x', evidence_start = 0, evidence_end = 2001",
  ],
  claim_link_two_claims: ["UPDATE claim_link SET kind = 'part_of', other_claim_id = claim_id"],
  claim_link_same_dead_ordered: [
    "UPDATE claim_link SET claim_id = other_claim_id, other_claim_id = claim_id",
  ],
  proposal_rule_length: [
    "UPDATE proposal SET rule = ''",
    `UPDATE proposal SET rule = ${long(101)}`,
  ],
  proposal_body_bounded: [
    "UPDATE proposal SET body = (SELECT to_jsonb(array_agg(gen_random_uuid())) FROM generate_series(1, 5000))",
  ],
  proposal_decision_claim_when_accepted: [
    "UPDATE proposal_decision SET state = 'accepted'",
    "UPDATE proposal_decision SET claim_id = (SELECT id FROM claim LIMIT 1)",
  ],
  finding_low_best_high: ["-1, 1, 1", "2, 1, 3", "1, 3, 2", "1, 2, 1000000001"].map(
    (numbers) => `UPDATE finding SET (low, best, high) = ROW(${numbers})`,
  ),
  finding_window_whole: ["UPDATE finding SET window_start = '2026'"],
  finding_window_in_order: ["UPDATE finding SET window_start = '2027', window_end = '2026'"],
  dependence_join_names_two: [
    "UPDATE dependence SET party_id = NULL",
    "UPDATE dependence SET kind = 'part'",
  ],
  finding_footing_object: ["'[]'", "'{'"].map((text) => `UPDATE finding SET footing = ${text}`),
  assessment_footing_object: ["'[]'", "'{'"].map((t) => `UPDATE assessment SET footing = ${t}`),
  assessment_override_length: ["' '", long(2001)].map(
    (text) => `UPDATE assessment SET status = 'corroborated', override_reason = ${text}`,
  ),
  assessment_override_when_corroborated: ["UPDATE assessment SET override_reason = 'x'"],
  assessment_reliability: ["UPDATE assessment SET reliability = 'G'"],
  assessment_credibility: [0, 7].map((n) => `UPDATE assessment SET credibility = ${n}`),
  attention_item_length: ["''", long(501)].map((item) => `UPDATE attention SET item = ${item}`),
  desk_setting_number_positive: ["UPDATE desk_setting SET number = 0"],
  free_to_show_number_positive: ["UPDATE free_to_show SET number = 0"],
  dependence_two_parties: ["UPDATE dependence SET is_party_id = party_id"],
  edition_note_length: [`UPDATE edition SET note = ${long(4001)}`],
  edition_withdrawn_with_a_reason: ["UPDATE edition SET kind = 'withdrawn', note = ' '"],
  edition_sha256_of_document: ["UPDATE edition SET document = document || ' '"],
  log_entry_payload_with_its_salt: [
    "UPDATE log_entry SET salt = NULL",
    "UPDATE log_entry SET payload = NULL",
  ],
  ...wordy("party_merge", "reason", 4000),
  ...wordy("incident_merge", "reason", 4000),
  ...wordy("distinction", "reason", 4000),
  ...wordy("assessment", "rationale", 10_000),
  ...wordy("finding", "rationale", 10_000),
  ...wordy("finding", "rule", 100),
  ...wordy("dependence", "reason", 4000),
  ...wordy("desk_setting", "reason", 2000),
  ...wordy("free_to_show", "reason", 2000),
  ...bounded(
    "party_revision",
    "article_revision",
    "incident_revision",
    "derivation_revision",
    "claim_link_revision",
  ),
  ...ordered(
    "party_revision",
    "party_merge",
    "article_revision",
    "derivation_revision",
    "incident_revision",
    "incident_merge",
    "claim_revision",
    "claim_link_revision",
    "proposal_decision",
    "assessment",
    "finding",
    "edition",
  ),
};

beforeAll(async () => {
  await user("viewer");
  const whole = await party();
  const one = await party(undefined, { ties: [{ kind: "part_of", to: whole, from: "2026" }] });
  const place = await incident({
    participants: [{ party: one, role: "attacker", side: "rebels" }],
    places: [{ name: "Quetta", precision: "settlement", latitude: 30, longitude: 67 }],
  });
  const paper = await article("84 died, 12 of them in town", { url: "https://example.org/checks" });
  const great = await logged(count(paper, place, "84", { chain: speaks(one) }));
  const small = await logged(count(paper, place, "12"));
  const anyOther = {
    incident: place,
    snapshot: paper.snapshot,
    quote: paper.span("died"),
  } as const;
  await logged({ ...anyOther, kind: "other" });
  await logged({ ...anyOther, kind: "denial", denies: { claim: great } });
  const link = await linkClaims(system, { kind: "same_dead", claim: small, other: great });
  await decideLink(system, { id: link.id, openedOn: 1, decision: "accepted" });
  const other = await article("The wire");
  const input = { article: paper.id, from: other.id, kind: "wire", score: 0.5 } as const;
  const { id } = await proposeDerivation(system, input);
  await decideDerivation(system, { id, openedOn: 1, decision: "accepted" });
  await publishIncident(system, { incident: place });
  await ownerPool.query(`
    BEGIN;
    INSERT INTO snapshot_raw (snapshot_id, media_type, bytes, sha256)
      SELECT id, 'text/html', '\\x41', encode(sha256('\\x41'), 'hex') FROM snapshot LIMIT 1;
    INSERT INTO party_merge (party_id, number, into_party_id, reason) VALUES ('${one}', 1, '${whole}', 'x');
    INSERT INTO incident_merge (incident_id, number, reason) VALUES ('${place}', 1, 'x');
    INSERT INTO distinction (party_id, other_party_id, reason)
      VALUES (least('${one}'::uuid, '${whole}'), greatest('${one}'::uuid, '${whole}'), 'x');
    INSERT INTO proposal (snapshot_id, rule, body) VALUES ('${paper.snapshot}', 'x', '{}');
    INSERT INTO proposal_decision (proposal_id, number, state) SELECT id, 1, 'open' FROM proposal;
    INSERT INTO assessment (claim_id, number, claim_number, status, rationale)
      VALUES ('${great}', 1, 1, 'contested', 'x');
    INSERT INTO finding (incident_id, measure_id, basis, attackers_included, number, low, best, high, rule, rationale)
      SELECT '${place}', id, 'event', 'no', 1, 1, 2, 3, 'x', 'x' FROM measure LIMIT 1;
    INSERT INTO dependence (incident_id, measure_id, kind, party_id, is_party_id, reason)
      SELECT '${place}', id, 'join', '${one}', '${whole}', 'x' FROM measure LIMIT 1;
    INSERT INTO objection (key, page, words) VALUES (uuidv7(), '/incidents', 'x');
    INSERT INTO objection_contact (objection_id, email) SELECT id, 'a@example.org' FROM objection;
    INSERT INTO correction (kind, objection_id, page, outcome, text)
      SELECT 'answer', id, '/incidents', 'upheld', 'x' FROM objection;
    INSERT INTO correction (kind, incident_id, party_id, text, received)
      VALUES ('reply', '${place}', '${one}', 'x', 'x');
    INSERT INTO attention (item, user_id) SELECT 'x', id FROM "user" LIMIT 1;
    INSERT INTO desk_setting (number, four_eyes, reason) VALUES (1, false, 'x');
    INSERT INTO free_to_show (article_id, number, free, reason) VALUES ('${paper.id}', 1, true, 'x');
    SELECT append_log('system', NULL, 'test', 'prepare', 'test', NULL, '{}');
    COMMIT`);
});

test("every named CHECK of the catalogue is tried", async () => {
  const { rows } = await ownerPool.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       AND contype = 'c' AND conrelid <> 0 AND conrelid <> '_prisma_migrations'::regclass ORDER BY 1`,
  );
  expect(Object.keys(violations).sort()).toEqual(rows.map(({ name }) => name).sort());
});

test.each(Object.entries(violations))("%s", async (name, statements) => {
  for (const sql of statements) expect(await broken(sql), sql).toBe(name);
});

describe("what no CHECK can see is seen by a trigger", () => {
  const copies = (table: string, changes: string, where = "true") =>
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${changes}::jsonb || jsonb_build_object('id', uuidv7()))).*
     FROM ${table} t WHERE ${where} LIMIT 1`;

  test.each([
    [
      "claim_revision_quote_in_snapshot",
      copies("claim_revision", `'{"quote": "85"}'`, "quote = '84'"),
    ],
    [
      "claim_revision_quote_in_snapshot",
      copies("claim_revision", `'{"quote_end": 5000}'`, "quote = '84'"),
    ],
    [
      "claim_revision_wording_in_quote",
      copies("claim_revision", `'{"figure_text": "85"}'`, "quote = '84'"),
    ],
    [
      "claim_hop_words_in_snapshot",
      copies(
        "claim_hop",
        `'{"ground": null, "evidence_start": 0, "evidence_end": 2, "evidence_text": "xx"}'`,
      ),
    ],
    [
      "party_tie_no_cycle",
      `INSERT INTO party_tie (party_revision_id, kind, to_party_id)
       SELECT r.id, 'part_of', t_r.party_id FROM party_tie t JOIN party_revision t_r ON t_r.id = t.party_revision_id
       JOIN party_revision r ON r.party_id = t.to_party_id`,
    ],
    [
      "party_merge_no_circle",
      `INSERT INTO party_merge (party_id, number, into_party_id, reason)
       SELECT into_party_id, 1, party_id, 'x' FROM party_merge`,
    ],
    [
      "incident_merge_no_circle",
      `INSERT INTO incident (id, slug) VALUES ('00000000-0000-7000-8000-00000000000a', 'one');
       INSERT INTO incident (id, slug) VALUES ('00000000-0000-7000-8000-00000000000b', 'other');
       INSERT INTO incident_merge (incident_id, number, into_incident_id, reason) VALUES
         ('00000000-0000-7000-8000-00000000000a', 1, '00000000-0000-7000-8000-00000000000b', 'x'),
         ('00000000-0000-7000-8000-00000000000b', 1, '00000000-0000-7000-8000-00000000000a', 'x')`,
    ],
    [
      "incident_revision_no_cycle",
      `INSERT INTO incident (id, slug) VALUES ('00000000-0000-7000-8000-00000000000a', 'cycle');
       INSERT INTO incident_revision (incident_id, number, title, period_start, period_end, parent_id)
         SELECT '00000000-0000-7000-8000-00000000000a', 1, 'x', '2026', '2026', id FROM incident WHERE slug <> 'cycle';
       INSERT INTO incident_revision (incident_id, number, supersedes, title, period_start, period_end, parent_id)
         SELECT incident_id, 2, 1, 'x', '2026', '2026', '00000000-0000-7000-8000-00000000000a'
         FROM incident_revision WHERE parent_id IS NULL`,
    ],
  ])("%s", async (name, sql) => {
    expect(await broken(sql)).toBe(name);
  });
});

describe("two people who correct the same thing collide in the database itself", () => {
  test.each([
    ["claim_revision", "claim_id", "kind = 'other'"],
    ["party_revision", "party_id", "true"],
    ["article_revision", "article_id", "true"],
    ["incident_revision", "incident_id", "true"],
    ["edition", "incident_id", "true"],
  ])("%s", async (table, _, where) => {
    const second = `INSERT INTO ${table} SELECT (jsonb_populate_record(t,
      jsonb_build_object('id', uuidv7(), 'number', 2, 'supersedes', 1))).* FROM ${table} t WHERE ${where} AND number = 1 LIMIT 1`;
    expect(await broken(`${second}; ${second}`)).toBe(`${table}_number`);
    const first = `INSERT INTO ${table} SELECT (jsonb_populate_record(t,
      jsonb_build_object('id', uuidv7(), 'number', 3))).* FROM ${table} t WHERE ${where} AND number = 1 LIMIT 1`;
    expect(await broken(first)).toBe(`${table}_in_order`);
    const gap = `INSERT INTO ${table} SELECT (jsonb_populate_record(t,
      jsonb_build_object('id', uuidv7(), 'number', 9, 'supersedes', 8))).* FROM ${table} t WHERE ${where} AND number = 1 LIMIT 1`;
    expect(await broken(`${gap}; SET CONSTRAINTS ALL IMMEDIATE`)).toBe(`${table}_supersedes`);
  });
});

/** The constraint that refuses these statements, tried by the owner with the triggers' leave. */
async function broken(sql: string): Promise<unknown> {
  const client = await ownerPool.connect();
  try {
    await client.query("BEGIN; SET LOCAL counterclaim.redacting = 'on'");
    const error = await client.query(sql).then(
      () => "it was accepted",
      (thrown: unknown) => thrown,
    );
    if (typeof error === "object" && error !== null && "constraint" in error && error.constraint) {
      return error.constraint;
    }
    return error;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

function pagesOfOthers(table: string): string[] {
  return ["'//example.org'", "'incidents'", `'/' || ${long(300)}`].map(
    (page) => `UPDATE ${table} SET page = ${page}`,
  );
}

function named(table: string, column: string, max: number): Record<string, string[]> {
  return {
    [`${table}_${column}_length`]: [
      `UPDATE ${table} SET ${column} = ' '`,
      `UPDATE ${table} SET ${column} = ${long(max + 1)}`,
    ],
  };
}

function wordy(table: string, column: string, max: number): Record<string, string[]> {
  return named(table, column, max);
}

function bounded(...tables: string[]): Record<string, string[]> {
  return Object.fromEntries(
    tables.map((table) => [
      `${table}_reason_length`,
      [`UPDATE ${table} SET reason = ${long(4001)}`],
    ]),
  );
}

function ordered(...tables: string[]): Record<string, string[]> {
  return Object.fromEntries(
    tables.map((table) => [
      `${table}_in_order`,
      [
        `UPDATE ${table} SET supersedes = number`,
        `UPDATE ${table} SET supersedes = NULL, number = 7`,
      ],
    ]),
  );
}
