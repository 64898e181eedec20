import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { reviseClaim } from "@/lib/commands/claims";
import { redact } from "@/lib/commands/redactions";
import { closeDb } from "@/lib/db";
import { logHead } from "@/lib/queries/log";
import { verifyLog } from "@/lib/queries/verification";
import type { Fault } from "@/lib/queries/verification/result";
import { copyDatabase, databaseName, dropDatabase, freezeDatabase } from "../../support/cluster";
import { bindDatabase, useDatabase } from "../../support/database";
import { behindItsBack as tamper } from "../support/tamper";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  system,
  user,
} from "../support/world";

const home = useDatabase();
let ownerPool = home.ownerPool;
let held: World;
let source: string;

// One database is made, and each test gets a copy of it to do harm to.
beforeAll(async () => {
  held = await made();
  await closeDb();
  await freezeDatabase(home);
  source = databaseName(home.ownerUrl);
});

beforeEach(async () => {
  const copy = await copyDatabase(source);
  const pool = new pg.Pool({ connectionString: copy.ownerUrl, max: 2 });
  pool.on("error", () => {});
  ownerPool = pool;
  bindDatabase(copy);
  onTestFinished(async () => {
    await closeDb();
    await pool.end();
    await dropDatabase(copy);
  });
});

afterAll(() => bindDatabase(home));

interface World {
  claim: string;
  slug: string;
  head: { seq: number; hash: string };
}

/** Something worth changing: a claim revised, published twice, by an editor. */
async function made(): Promise<World> {
  await user("editor");
  const slug = "changed";
  const speaker = await party("The Levies");
  const place = await incident({ slug, participants: [{ party: speaker, role: "attacked" }] });
  const paper = await article("At least 84 died.");
  const input = count(paper, place, "At least 84", { chain: speaks(speaker) });
  const claim = await logged(input);
  await published(place);
  await reviseClaim(system, { ...input, id: claim, openedOn: 1, reason: "Read again." });
  await published(place);
  for (const _ of ways) await party();
  const head = await logHead();
  expect(await verifyLog()).toMatchObject({ faults: [], redacted: [] });
  return { claim, slug, head: head ?? { seq: 0, hash: "" } };
}

const behindItsBack = (sql: string) => tamper(ownerPool, sql);

async function found(exported?: World["head"]): Promise<Fault[]> {
  const { faults } = await verifyLog(exported);
  return faults;
}

/** Ways to touch an entry `#`, and what is said of each. */
const ways: [sql: string, kind: Fault["kind"], says: string][] = [
  [
    "UPDATE log_entry SET payload = replace(payload, 'Party', 'Others') WHERE seq = #",
    "payload",
    "What entry # tells was changed",
  ],
  [
    "UPDATE log_entry SET payload = NULL, salt = NULL WHERE seq = #",
    "payload",
    "What entry # told was emptied, and no redaction says so",
  ],
  ["UPDATE log_entry SET verb = 'nothing' WHERE seq = #", "chain", "Entry # was changed"],
  [
    "UPDATE log_entry SET at = at - interval '1 microsecond' WHERE seq = #",
    "chain",
    "Entry # was changed",
  ],
  ["UPDATE log_entry SET actor_id = uuidv7() WHERE seq = #", "chain", "Entry # was changed"],
  ["UPDATE log_entry SET actor_kind = 'user' WHERE seq = #", "chain", "Entry # was changed"],
  ["UPDATE log_entry SET actor_role = 'admin' WHERE seq = #", "chain", "Entry # was changed"],
  ["UPDATE log_entry SET subject_id = NULL WHERE seq = #", "chain", "Entry # was changed"],
  ["UPDATE log_entry SET subject_kind = 'x' WHERE seq = #", "chain", "Entry # was changed"],
  ["UPDATE log_entry SET hash = sha256(hash) WHERE seq = #", "chain", "Entry # was changed"],
  [
    "UPDATE log_row SET row_hash = sha256(row_hash) WHERE seq = # AND position = 1",
    "chain",
    "The rows of entry # are not",
  ],
  [
    "UPDATE log_row SET table_name = 'claim' WHERE seq = # AND position = 1",
    "chain",
    "The rows of entry # are not",
  ],
  ["DELETE FROM log_row WHERE seq = # AND position = 1", "chain", "The rows of entry # are not"],
];

const says = (...texts: string[]) => texts.map((text) => ({ text: expect.stringContaining(text) }));

describe("a row changed behind the log's back is named", () => {
  test("whichever of its members was, and its hash of itself besides", async () => {
    const changes: [table: string, sql: string][] = [
      [
        "claim_revision",
        "UPDATE claim_revision SET figure_lower = 17, figure_stated = '{17}' WHERE number = 2",
      ],
      ["claim_revision", "UPDATE claim_revision SET figure_soft = true WHERE number = 1"],
      [
        "claim_hop",
        "UPDATE claim_hop SET party_id = NULL, described_as = 'x' WHERE id = (SELECT min(id::text)::uuid FROM claim_hop)",
      ],
      ["party_revision", "UPDATE party_revision SET name = 'Others' WHERE name = 'The Levies'"],
      [
        "snapshot",
        "UPDATE snapshot SET text = text || '.', sha256 = encode(sha256(convert_to(text || '.', 'UTF8')), 'hex')",
      ],
      ["user", `UPDATE "user" SET role = 'admin'`],
      ["claim", "UPDATE claim SET recorded_at = recorded_at - interval '1 microsecond'"],
      [
        "edition",
        `UPDATE edition SET document = replace(document, '84', '17'),
           sha256 = encode(sha256(convert_to(replace(document, '84', '17'), 'UTF8')), 'hex') WHERE number = 1`,
      ],
      [
        "published_incident",
        `UPDATE published_incident SET summary = summary || '{"title": "Nothing"}'`,
      ],
      ["incident_participant", "UPDATE incident_participant SET side = 'theirs'"],
    ];
    await behindItsBack(changes.map(([, sql]) => sql).join("; "));
    const named = (await found()).map(
      ({ kind, text }) => `${kind} ${/ of (\w+) was/.exec(text)?.[1]}`,
    );
    expect(named.sort()).toEqual(changes.map(([table]) => `row_changed ${table}`).sort());
  });

  test("a row that is gone", async () => {
    await behindItsBack("DELETE FROM claim_hop");
    expect(await found()).toMatchObject([
      {
        kind: "row_missing",
        text: expect.stringMatching(/^The row .* of claim_hop, written by entry \d+, is gone/),
      },
      { kind: "row_missing" },
    ]);
  });

  test("a row that nobody entered", async () => {
    const { claim } = held;
    await behindItsBack(
      `INSERT INTO claim_revision SELECT (jsonb_populate_record(r, jsonb_build_object(
         'id', uuidv7(), 'number', 3, 'supersedes', 2, 'figure_lower', 200))).*
       FROM claim_revision r WHERE claim_id = '${claim}' AND number = 2`,
    );
    expect(await found()).toMatchObject([{ kind: "row_unlogged", ...says("claim_revision")[0] }]);
  });

  test("what readers see, put back to an older edition", async () => {
    await behindItsBack(
      "UPDATE published_incident SET edition_id = (SELECT id FROM edition WHERE number = 1)",
    );
    expect(await found()).toMatchObject([
      { kind: "row_changed", ...says("published_incident")[0] },
      { kind: "published", ...says("What readers see of changed is not its newest edition")[0] },
      { kind: "published", ...says("What a search finds of changed is not what its newest")[0] },
    ]);
  });

  test("a changed row, with a log row made up to fit it", async () => {
    const forged = (seq: string) => `
      UPDATE claim_revision SET figure_lower = 17 WHERE number = 2;
      INSERT INTO log_row SELECT ${seq}, 99, 'claim_revision', t.id, sha256('\\x00' || convert_to(row_text(to_jsonb(t)), 'UTF8')), '\\x00'
        FROM claim_revision t WHERE number = 2`;
    await ownerPool.query("ALTER TABLE log_row DROP CONSTRAINT log_row_entry");
    await behindItsBack(forged("1000"));
    expect(await found()).toMatchObject([
      { kind: "chain", ...says("entry 1000, which is not in the log")[0] },
    ]);
    await behindItsBack(
      "UPDATE log_row SET seq = (SELECT max(seq) FROM log_entry) WHERE seq = 1000",
    );
    expect(await found()).toMatchObject([
      { kind: "chain", ...says("are not those that it was written with")[0] },
      { kind: "rewritten", ...says("of claim_revision a second time")[0] },
    ]);
  });
});

describe("the log itself, when it is touched, is named by its entry", () => {
  test("whichever of its members was", async () => {
    // Each at an entry of its own: those of the parties that were entered last.
    const first = held.head.seq - ways.length + 1;
    const at = ways.map(([sql, kind, says], i) => {
      const seq = String(first + i);
      return {
        sql: sql.replace("#", seq),
        fault: { kind, text: expect.stringContaining(says.replace("#", seq)) },
      };
    });
    await behindItsBack(at.map(({ sql }) => sql).join("; "));
    const faults = await found();
    for (const { sql, fault } of at) expect(faults, sql).toContainEqual(fault);
    const follows = faults.filter(({ text }) => /does not follow/.test(text));
    const rows = faults.filter(({ kind }) => kind.startsWith("row_"));
    expect(faults).toHaveLength(at.length + follows.length + rows.length);
    // Only a changed hash is no longer the one that comes after it names.
    expect(follows).toHaveLength(1);
  });

  test.each([1, 5])("entry %i, deleted", async (seq) => {
    await behindItsBack(
      `DELETE FROM log_row WHERE seq = ${seq}; DELETE FROM log_entry WHERE seq = ${seq}`,
    );
    expect(await found()).toContainEqual({
      kind: "chain",
      text: `Entry ${seq} is missing from the log.`,
    });
  });

  test("several, deleted", async () => {
    await behindItsBack(
      "DELETE FROM log_row WHERE seq IN (3, 4, 5); DELETE FROM log_entry WHERE seq IN (3, 4, 5)",
    );
    expect(await found()).toContainEqual({
      kind: "chain",
      text: "Entries 3 to 5 are missing from the log.",
    });
  });

  test("one deleted, and the others moved up", async () => {
    await ownerPool.query("ALTER TABLE log_row DROP CONSTRAINT log_row_entry");
    await behindItsBack(`
      DELETE FROM log_row WHERE seq = 4; DELETE FROM log_entry WHERE seq = 4;
      UPDATE log_row SET seq = -seq WHERE seq > 4; UPDATE log_row SET seq = -seq - 1 WHERE seq < 0;
      UPDATE log_entry SET seq = -seq WHERE seq > 4; UPDATE log_entry SET seq = -seq - 1 WHERE seq < 0`);
    const faults = await found();
    for (const text of ["Entry 4 does not follow entry 3", "Entry 4 was changed"]) {
      expect(faults).toContainEqual({ kind: "chain", text: expect.stringContaining(text) });
    }
  });

  test("two, in each other's place", async () => {
    await ownerPool.query("ALTER TABLE log_row DROP CONSTRAINT log_row_entry");
    const swap = (table: string) =>
      `UPDATE ${table} SET seq = -3 WHERE seq = 3; UPDATE ${table} SET seq = 3 WHERE seq = 4; UPDATE ${table} SET seq = 4 WHERE seq = -3`;
    await behindItsBack(`${swap("log_row")}; ${swap("log_entry")}`);
    const faults = await found();
    for (const text of [
      "Entry 3 was changed",
      "Entry 4 was changed",
      "Entry 3 does not follow",
      "Entry 5 does not follow",
    ]) {
      expect(faults).toContainEqual({ kind: "chain", text: expect.stringContaining(text) });
    }
  });
});

describe("a tail that is cut off", () => {
  const cut = (from: number) =>
    `DELETE FROM log_row WHERE seq >= ${from}; DELETE FROM log_entry WHERE seq >= ${from}`;

  test("is found by the rows that it leaves, and named by an exported head", async () => {
    const { head } = held;
    await behindItsBack(cut(head.seq));
    const faults = await found();
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(["row_unlogged"]));
    expect(await found(head)).toContainEqual({
      kind: "head",
      text: `The exported head is entry ${head.seq}, and the log ends at ${head.seq - 1}: its tail was cut off.`,
    });
  });

  test("with all its rows is found by an exported head alone", async () => {
    await party("Entered last");
    const head = await logHead();
    await behindItsBack(
      `DELETE FROM party_revision WHERE name = 'Entered last';
       DELETE FROM party p WHERE NOT EXISTS (SELECT 1 FROM party_revision r WHERE r.party_id = p.id); ${cut(head?.seq ?? 0)}`,
    );
    expect(await found()).toEqual([]);
    expect(await found(head ?? undefined)).toMatchObject([
      { kind: "head", ...says("its tail was cut off")[0] },
    ]);
  });

  test("and written again is found by an exported head alone", async () => {
    const { head } = held;
    await behindItsBack(`
      UPDATE log_entry SET actor_role = 'somebody else' WHERE seq = ${head.seq};
      UPDATE log_entry SET hash = sha256(convert_to(concat_ws(E'\\n', seq::text,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_kind::text, coalesce(actor_id::text, '-'),
        coalesce(actor_role, '-'), verb, subject_kind, coalesce(subject_id::text, '-'), encode(payload_hash, 'hex'),
        encode(rows_hash, 'hex'), encode(previous_hash, 'hex')), 'UTF8')) WHERE seq = ${head.seq}`);
    expect(await found()).toEqual([]);
    expect(await found(head)).toMatchObject([
      { kind: "head", ...says(`Entry ${head.seq} is not the one`)[0] },
    ]);
  });

  test("is none where the log has only grown, or nothing was exported", async () => {
    const { head } = held;
    await party();
    expect(await found(head)).toEqual([]);
    expect(await found({ seq: 0, hash: "" })).toEqual([]);
    expect(await logHead()).toMatchObject({ seq: head.seq + 1 });
  });

  test("and a head of another log is none of this one", async () => {
    const { head } = held;
    const other = { seq: head.seq, hash: "0".repeat(64) };
    expect(await found(other)).toMatchObject([{ kind: "head" }]);
    expect(await found({ ...head, seq: 10_000 })).toMatchObject([{ kind: "head" }]);
  });
});

describe("after a redaction", () => {
  test("the chain is whole, and what is touched then is found as before", async () => {
    const { claim } = held;
    const admin = await user("admin");
    await redact(admin, { target: "claim", id: claim, legalGround: "Order", reason: "x" });
    const { faults, redacted } = await verifyLog();
    expect({ faults, redacted }).toEqual({ faults: [], redacted: expect.arrayContaining([6, 8]) });
    await behindItsBack("UPDATE claim_revision SET figure_lower = 17 WHERE number = 2");
    expect(await found()).toMatchObject([{ kind: "row_changed" }]);
    await behindItsBack("UPDATE log_entry SET payload = NULL, salt = NULL WHERE seq = 2");
    expect(await found()).toMatchObject([
      { kind: "payload", ...says("entry 2")[0] },
      { kind: "row_changed" },
    ]);
  });
});
