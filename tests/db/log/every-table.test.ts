/**
 * Tampering by whoever owns the tables, in every table that holds facts or decisions: each is named
 * by verification. What a log can be made to hide in other ways stands in tampering.test.ts.
 */
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { closeDb } from "@/lib/db";
import { verifyLog } from "@/lib/queries/verification";
import { changingTables, loggedTables } from "@/lib/queries/verification/logged-tables";
import type { Fault } from "@/lib/queries/verification/result";
import { copyDatabase, databaseName, dropDatabase, freezeDatabase } from "../../support/cluster";
import { bindDatabase, useDatabase } from "../../support/database";
import { inEveryTable } from "../support/in-every-table";
import { behindItsBack, withoutConstraints } from "../support/tamper";

const home = useDatabase();
let owner = home.ownerPool;

// One world is made; each test has a copy of its own to do harm to.
beforeAll(async () => {
  await inEveryTable(home.appPool);
  expect((await verifyLog()).faults).toEqual([]);
  await closeDb();
  await withoutConstraints(home.ownerPool);
  await freezeDatabase(home);
});

beforeEach(async () => {
  const copy = await copyDatabase(databaseName(home.ownerUrl));
  const pool = new pg.Pool({ connectionString: copy.ownerUrl, max: 2 });
  pool.on("error", () => {});
  owner = pool;
  bindDatabase(copy);
  onTestFinished(async () => {
    await closeDb();
    await pool.end();
    await dropDatabase(copy);
  });
});

afterAll(() => bindDatabase(home));

/** What is changed of one row of each table; where a world has no such row, one that is made up. */
const changes: Readonly<Record<string, string>> = {
  user: "role = 'admin'",
  party: "recorded_at = recorded_at - interval '1 microsecond'",
  party_revision: "name = 'Others'",
  party_tie: "kind = 'part_of'",
  article: "recorded_at = recorded_at - interval '1 microsecond'",
  article_revision: "headline = headline || '?'",
  snapshot: "text = replace(text, '84', '17')",
  snapshot_raw: "bytes = '\\x00'",
  derivation: "from_article_id = NULL",
  derivation_revision: "decision = 'accepted'",
  incident: "slug = 'elsewhere'",
  incident_revision: "period_start = '2025-02-01'",
  incident_place: "name = 'Noshki'",
  incident_participant: "side = 'theirs'",
  group_term: "parent_code = NULL",
  measure: "outcome = 'injured'",
  claim: "recorded_at = recorded_at - interval '1 microsecond'",
  claim_revision: "quote = '85'",
  claim_hop: "party_id = NULL, described_as = 'somebody'",
  claim_link: "kind = 'same_dead'",
  claim_link_revision: "decision = 'accepted'",
  proposal: "body = '{}'",
  proposal_decision: "state = 'rejected', claim_id = NULL",
  assessment: "status = 'corroborated'",
  assessment_ground: "claim_number = 2",
  finding: "best = 84",
  finding_ground: "claim_number = 1",
  dependence: "reason = 'Another.'",
  dependence_claim: "claim_id = uuidv7()",
  desk_setting: "four_eyes = false",
  free_to_show: "free = false",
  objection: "words = 'It was twelve.'",
  correction: "outcome = 'upheld'",
  edition: "document = replace(document, '84', '17')",
  published_incident: `summary = summary || '{"title": "Nothing"}'`,
};

// Merges and distinctions are what nobody of this world made: one that is forged is a row that stands in no entry.
const forged: Readonly<Record<string, string>> = {
  party_merge: `INSERT INTO party_merge (party_id, number, into_party_id, reason)
    SELECT id, 1, (SELECT max(id::text)::uuid FROM party), 'x' FROM party LIMIT 1`,
  incident_merge: `INSERT INTO incident_merge (incident_id, number, reason)
    SELECT id, 1, 'x' FROM incident LIMIT 1`,
  distinction: `INSERT INTO distinction (party_id, other_party_id, reason)
    SELECT min(id::text)::uuid, max(id::text)::uuid, 'x' FROM party`,
};

describe("every table whose rows are logged", () => {
  test("is one of those that are tampered with here", () => {
    const tried = [...Object.keys(changes), ...Object.keys(forged)];
    expect(tried.sort()).toEqual(Object.keys(loggedTables).sort());
  });

  test("names a row that was changed, or made up", async () => {
    const changed = Object.entries(changes).map(([table, set]) => updateOne(table, set));
    await behindItsBack(owner, [...changed, ...Object.values(forged)].join("; "));
    expect(await ofRows()).toEqual(
      [
        ...Object.keys(changes).map((table) => `row_changed of ${table}`),
        ...Object.keys(forged).map((table) => `row_unlogged of ${table}`),
      ].sort(),
    );
  });

  test("names a row that is gone", async () => {
    const gone = Object.keys(changes).map(
      (table) => `DELETE FROM "${table}" WHERE ctid = (SELECT ctid FROM "${table}" LIMIT 1)`,
    );
    await behindItsBack(owner, gone.join("; "));
    expect(await ofRows()).toEqual(
      Object.keys(changes)
        .map((table) => `row_missing of ${table}`)
        .sort(),
    );
  });

  test("names a row that somebody put beside the others", async () => {
    const put = Object.keys(changes).map(
      (table) => `INSERT INTO "${table}" SELECT (jsonb_populate_record(t,
        jsonb_build_object('${loggedTables[table]}', uuidv7()))).* FROM "${table}" t LIMIT 1`,
    );
    await behindItsBack(owner, put.join("; "));
    expect(await ofRows()).toEqual(
      Object.keys(changes)
        .map((table) => `row_unlogged of ${table}`)
        .sort(),
    );
  });

  test("is named when a guard of it is off, or gone", async () => {
    const tables = [...Object.keys(loggedTables), "log_entry", "log_row", "log_pending"];
    for (const table of tables) await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    const off = await found();
    for (const table of tables) {
      const many = { log_entry: 3, log_row: 3, log_pending: 1 }[table];
      const own = off.filter(({ kind, text }) => kind === "guard" && text.includes(` ${table} `));
      expect(own, table).toHaveLength(many ?? (changingTables.includes(table) ? 3 : 4));
    }
    for (const table of tables) await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    await owner.query("DROP TRIGGER claim_revision_append_only ON claim_revision");
    expect(await found()).toEqual([
      guard("claim_revision", "nothing refuses that its rows are changed"),
      guard("claim_revision", "nothing refuses that its rows are deleted"),
    ]);
  });
});

describe("what is written through the log itself is named too", () => {
  const entry = (actor: string, verb: string) =>
    `SELECT append_log(${actor}, '${verb}', 'claim', NULL, '{}')`;

  test("a row that waits to be claimed by somebody else's entry", async () => {
    await behindItsBack(
      owner,
      `INSERT INTO log_pending (table_name, row_id, row_text) VALUES ('claim', uuidv7(), '{}')`,
    );
    expect(await found()).toMatchObject([
      { kind: "pending", text: expect.stringMatching(/of claim waits for somebody's entry/) },
    ]);
  });

  test("a changed row that an entry made up for it claims", async () => {
    await owner.query(`BEGIN; SET LOCAL counterclaim.redacting = 'on';
      ${updateOne("assessment", "status = 'corroborated'")};
      ${entry("'system', NULL, 'load'", "assess_claim")}; COMMIT`);
    expect(await found()).toMatchObject([
      { kind: "rewritten", text: expect.stringMatching(/of assessment a second time/) },
    ]);
  });

  test("a redaction without an entry, and one by nobody who may", async () => {
    const redaction =
      "UPDATE claim_revision SET redacted = true, quote = NULL, figure_text = NULL WHERE number = 2";
    await behindItsBack(owner, redaction);
    expect(await ofRows()).toEqual(["row_changed of claim_revision"]);
    await owner.query(`BEGIN; SET LOCAL counterclaim.redacting = 'on'; ${redaction};
      ${entry("'system', NULL, 'load'", "redact")}; COMMIT`);
    expect(await found()).toMatchObject([
      { kind: "rewritten", text: expect.stringMatching(/is a redaction, and not by an admin/) },
    ]);
  });

  test("a clock that was set back, although the entry's hash was made to fit", async () => {
    await behindItsBack(
      owner,
      `UPDATE log_entry SET at = '2020-01-01' WHERE seq = (SELECT max(seq) FROM log_entry);
       UPDATE log_entry SET hash = sha256(convert_to(concat_ws(E'\\n', seq::text,
         to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_kind::text, coalesce(actor_id::text, '-'),
         coalesce(actor_role, '-'), verb, subject_kind, coalesce(subject_id::text, '-'), encode(payload_hash, 'hex'),
         encode(rows_hash, 'hex'), encode(previous_hash, 'hex')), 'UTF8')) WHERE seq = (SELECT max(seq) FROM log_entry)`,
    );
    expect(await found()).toMatchObject([
      { kind: "chain", text: expect.stringMatching(/is dated before entry/) },
    ]);
  });
});

function updateOne(table: string, set: string): string {
  const some = table === "group_term" ? "code = 'police'" : "true";
  const which = table === "user" ? "role = 'editor'" : some;
  return `UPDATE "${table}" SET ${set} WHERE ctid = (SELECT ctid FROM "${table}" WHERE ${which} LIMIT 1)`;
}

async function found(): Promise<Fault[]> {
  return (await verifyLog()).faults;
}

/** The faults of rows, by their table. */
async function ofRows(): Promise<string[]> {
  return (await found())
    .filter(({ kind }) => kind.startsWith("row_"))
    .map(({ kind, text }) => `${kind} of ${/ of (\w+)(?: was|,| stands)/.exec(text)?.[1]}`)
    .sort();
}

function guard(table: string, says: string): Fault {
  return { kind: "guard", text: `The table ${table} is not guarded: ${says}.` };
}
