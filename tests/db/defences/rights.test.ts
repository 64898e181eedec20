import { readFile } from "node:fs/promises";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { distinguish } from "@/lib/commands/distinctions";
import { merge } from "@/lib/commands/merges";
import { loggedTables } from "@/lib/queries/verification/logged-tables";
import { freshDatabase, useDatabase } from "../../support/database";
import { inEveryTable } from "../support/in-every-table";
import { traceOf } from "../support/trace";
import { incident, party, system } from "../support/world";

const { ownerPool, appPool } = useDatabase();

interface Table {
  name: string;
  /** A column that may be set to itself. */
  column: string;
}

// With these people sign in, and capture. They are no facts of the record: what the app may do to each is said here.
const operational: Readonly<Record<string, string>> = {
  address_secret: "DELETE INSERT SELECT",
  attempt: "DELETE INSERT SELECT UPDATE",
  attention: "INSERT SELECT UPDATE",
  capture: "DELETE INSERT SELECT",
  objection_contact: "DELETE INSERT SELECT",
  credential: "INSERT SELECT UPDATE",
  session: "DELETE INSERT SELECT UPDATE",
  submission: "INSERT SELECT",
  two_factor: "DELETE INSERT SELECT UPDATE",
  verification: "DELETE INSERT SELECT UPDATE",
};

// Caches that a command computes from a text, or from the facts; without them nothing is wrong: a copy goes
// unfound, an editor has to look.
const caches: Readonly<Record<string, string>> = {
  marked_snapshot: "INSERT SELECT",
  published_name: "SELECT",
  published_party: "SELECT",
  published_word: "SELECT",
  recheck: "INSERT SELECT",
  recheck_incident: "INSERT SELECT",
  snapshot_mark: "INSERT SELECT",
};

// Of the catalogue itself, so that a table added tomorrow is held to the same.
const tables = (await tablesOf(ownerPool)).filter(
  ({ name }) => !(name in operational) && !(name in caches),
);
const changing = ["published_incident", "user"];
const ofTheLog = ["log_entry", "log_row"];
// Renewed by triggers from what is published, and compared with it by log:verify.
const derived = ["published_text"];

beforeAll(async () => {
  await inEveryTable(appPool);
  const [one, other, third] = [await party(), await party(), await party()];
  const reason = "They look alike.";
  await distinguish(system, { noun: "party", one, other, reason });
  await merge(system, { noun: "party", from: third, into: one, reason });
  await merge(system, { noun: "incident", from: await incident(), into: await incident(), reason });
  before = await traceOf(ownerPool);
});

// Nothing that is tried here is let through.
let before: Record<string, string>;
afterAll(async () => {
  expect(await traceOf(ownerPool)).toEqual(before);
});

describe("the tables", () => {
  test("are many, and are all looked at", () => {
    expect(tables.length).toBeGreaterThan(34);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...Object.keys(loggedTables), ...ofTheLog]),
    );
  });

  test("whose rows are logged are those that verification looks at", async () => {
    const { rows } = await ownerPool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'note_pending_row' AND t.tgenabled = 'O' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(loggedTables).sort());
    const others = tables.map(({ name }) => name).filter((name) => !(name in loggedTables));
    expect(others.sort()).toEqual([...ofTheLog, ...derived]);
  });

  test("are those that the client knows, column by column", async () => {
    const { rows } = await ownerPool.query<{ name: string }>(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
         AND c.table_name <> 'log_pending' ORDER BY 1`,
    );
    const known = columnsIn(await readFile("prisma/schema.prisma", "utf8"));
    expect(known.sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});

describe.each(tables)("$name", ({ name, column }) => {
  const statements = {
    update: `UPDATE "${name}" SET "${column}" = "${column}"`,
    delete: `DELETE FROM "${name}"`,
    truncate: `TRUNCATE "${name}" CASCADE`,
  };

  test("lets the app read, and neither change nor delete", async () => {
    await appPool.query(`SELECT FROM "${name}" LIMIT 1`);
    await isRefused(appPool, statements.delete, "42501");
    await isRefused(appPool, statements.truncate, "42501");
    // What may change leaves a row that no log entry claims.
    if (changing.includes(name)) await isRefused(appPool, statements.update, "23000");
    else await isRefused(appPool, statements.update, "42501");
    if ([...ofTheLog, ...derived].includes(name)) {
      await isRefused(appPool, `INSERT INTO "${name}" SELECT * FROM "${name}"`, "42501");
    }
  });

  test("refuses its owner too", async () => {
    // What is tried on no row is refused by nobody.
    const { rows } = await ownerPool.query(`SELECT FROM "${name}" LIMIT 1`);
    expect(rows).toHaveLength(1);
    await isRefused(ownerPool, statements.truncate, "23000");
    await isRefused(ownerPool, statements.delete, "23000");
    if (!derived.includes(name)) await isRefused(ownerPool, statements.update, "23000");
  });

  test("has a trigger for every way to change it", async () => {
    const { rows } = await ownerPool.query<{ way: string }>(
      `SELECT w.way FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS w (way)
       WHERE EXISTS (
         SELECT 1 FROM information_schema.triggers t JOIN pg_trigger g ON g.tgname = t.trigger_name
         WHERE t.event_object_table = $1 AND t.action_statement LIKE '%refuse_change()%'
           AND t.action_timing = 'BEFORE' AND t.event_manipulation = w.way AND g.tgenabled = 'O')
       OR w.way = 'TRUNCATE' AND EXISTS (
         SELECT 1 FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
         WHERE g.tgrelid = $1::regclass AND p.proname = 'refuse_change' AND g.tgtype & 32 = 32 AND g.tgenabled = 'O')`,
      [name],
    );
    const ways = [...changing, ...derived].includes(name)
      ? ["DELETE", "TRUNCATE"]
      : ["DELETE", "TRUNCATE", "UPDATE"];
    expect(rows.map(({ way }) => way).sort()).toEqual(ways);
  });
});

test.each(Object.entries({ ...operational, ...caches }))(
  "the app may do to %s: %s",
  async (name, rights) => {
    const { rows } = await ownerPool.query<{ rights: string }>(
      `SELECT string_agg(r, ' ' ORDER BY r) AS rights
     FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) r
     WHERE has_table_privilege('counterclaim_app', $1::regclass, r)`,
      [name],
    );
    expect(rows[0]?.rights).toBe(rights);
  },
);

describe("a row without a log entry", () => {
  test.each([
    "INSERT INTO party DEFAULT VALUES",
    "INSERT INTO claim DEFAULT VALUES",
    "INSERT INTO incident (slug) VALUES ('unlogged')",
    "INSERT INTO group_term (code, label) VALUES ('unlogged', 'unlogged')",
    `INSERT INTO "user" (name, email) VALUES ('x', 'unlogged@example.org')`,
    `UPDATE "user" SET role = 'admin'`,
    "UPDATE published_incident SET sort_key = '2030'",
  ])("is refused at the commit: %s", async (sql) => {
    for (const pool of [appPool, ownerPool]) {
      await isRefused(pool, sql, "23000");
      await isRefused(pool, `BEGIN; ${sql}; SET CONSTRAINTS ALL IMMEDIATE; COMMIT`, "23000");
      await isRefused(pool, `BEGIN; SET CONSTRAINTS ALL DEFERRED; ${sql}; COMMIT`, "23000");
      // An entry from before it does not speak for it.
      const early = "SELECT append_log('system', NULL, 't', 'v', 's', NULL, '{}')";
      await isRefused(pool, `BEGIN; ${early}; ${sql}; COMMIT`, "23000");
    }
  });

  test("is refused of redactions too, whatever they empty", async () => {
    const { rows } = await ownerPool.query<{ claim: string; seq: string }>(
      "SELECT (SELECT claim_id FROM claim_revision LIMIT 1) AS claim, max(seq) AS seq FROM log_entry",
    );
    const [found] = rows;
    for (const target of [`'claim', '${found?.claim}'`, `'log', NULL, ${found?.seq}`]) {
      await isRefused(appPool, `SELECT redact(${target})`, "23000");
    }
  });

  test("is not let through by a temporary table of that name", async () => {
    const it = await freshDatabase();
    const { rows } = await it.ownerPool.query("SELECT current_database() AS name");
    await it.ownerPool.query(`GRANT TEMPORARY ON DATABASE ${rows[0].name} TO counterclaim_app`);
    const stands = `CREATE TEMPORARY TABLE log_pending
      (position bigint GENERATED ALWAYS AS IDENTITY, table_name text, row_id uuid, row_text text)`;
    await isRefused(it.appPool, `${stands}; INSERT INTO party DEFAULT VALUES`, "23000");
    const { rows: left } = await it.ownerPool.query("SELECT FROM party");
    expect(left).toEqual([]);
  });
});

describe("the app's role", () => {
  test("owns nothing", async () => {
    const { rows } = await ownerPool.query(
      `SELECT relname AS name FROM pg_class WHERE relowner = 'counterclaim_app'::regrole
       UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'counterclaim_app'::regrole`,
    );
    expect(rows).toEqual([]);
  });

  test.each([
    ["switch triggers off for itself", "SET session_replication_role = replica"],
    ["switch triggers off", "ALTER TABLE claim_revision DISABLE TRIGGER ALL"],
    ["drop a trigger", "DROP TRIGGER claim_revision_append_only ON claim_revision"],
    [
      "drop a constraint",
      "ALTER TABLE claim_revision DROP CONSTRAINT claim_revision_figure_bounds",
    ],
    ["make a table", "CREATE TABLE mine ()"],
    ["make a temporary table", "CREATE TEMPORARY TABLE mine ()"],
    ["make a function", "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ["make a schema", "CREATE SCHEMA mine"],
    ["become the owner", "SET ROLE counterclaim_owner"],
    ["grant itself more", "SELECT grant_app_privileges('counterclaim_app')"],
    [
      "write to what is pending",
      "INSERT INTO log_pending (table_name, row_id, row_text) VALUES ('x', uuidv7(), '')",
    ],
    ["empty what is pending", "DELETE FROM log_pending"],
    ["read migrations", "SELECT FROM _prisma_migrations"],
    ["write to the log", "INSERT INTO log_row VALUES (1, 99, 'claim', uuidv7(), '', '')"],
    ["cover editions by itself", "SELECT cover_editions(covering_names(ARRAY['x'], 'y'))"],
    ["forget rows", "SELECT forget_rows('claim', '{}')"],
    ["empty payloads", "SELECT empty_payloads('{1}')"],
    ["empty claims", "SELECT empty_claims('{}')"],
    ["empty proposals", "SELECT empty_proposals('{}')"],
    ["empty raw bytes", "SELECT empty_raw('{}')"],
    ["mask a text", "SELECT mask_snapshot(uuidv7(), '')"],
    ["mask a headline", "SELECT mask_headline(uuidv7(), '', '')"],
    ["mask everything", "SELECT mask_everywhere(covering_names('{}', NULL))"],
  ])("cannot %s", async (_, sql) => {
    await isRefused(appPool, sql, "42501");
  });

  test("gains nothing by pretending that a redaction is under way", async () => {
    const pretend = "SET counterclaim.redacting = 'on'";
    for (const { name, column } of tables.filter(({ name: it }) => !changing.includes(it))) {
      const sql = `BEGIN; ${pretend}; UPDATE "${name}" SET "${column}" = "${column}"; COMMIT`;
      await isRefused(appPool, sql, "42501");
    }
  });

  test("runs no function of the owner's but those granted to it", async () => {
    const { rows } = await ownerPool.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
         AND has_function_privilege('counterclaim_app', oid, 'EXECUTE') AND prorettype <> 'trigger'::regtype ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "append_log",
      "cover_withheld_party",
      "mask_withdrawn_incident",
      "migration_is_applied",
      "pending_rows",
      "redact",
    ]);
  });
});

test("no function that runs with its owner's rights is everybody's", async () => {
  const { rows } = await ownerPool.query<{ name: string }>(
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
       AND prorettype <> 'trigger'::regtype AND has_function_privilege('public', oid, 'EXECUTE')`,
  );
  expect(rows).toEqual([]);
});

test("every function names its search path, temporary tables last", async () => {
  const { rows } = await ownerPool.query(
    `SELECT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM unnest(proconfig) c WHERE c LIKE 'search_path=%pg_temp')`,
  );
  expect(rows).toEqual([]);
});

async function tablesOf(pool: pg.Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `SELECT c.relname AS name, (SELECT a.attname FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum LIMIT 1) AS "column"
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND c.relname NOT IN ('_prisma_migrations', 'log_pending') ORDER BY 1`,
  );
  return rows;
}

/** "table.column" of everything in a Prisma schema that is a column. */
function columnsIn(schema: string): string[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map(([, name]) => name));
  return models.flatMap(([, model = "", body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model;
    return [...body.matchAll(/^ {2}(\w+)\s+(\w+)(.*)$/gm)].flatMap(
      ([, field, type = "", rest = ""]) =>
        names.has(type) ? [] : [`${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? field}`],
    );
  });
}

/** The statements fail with that SQLSTATE. That they change nothing is seen at the end. */
async function isRefused(pool: pg.Pool, sql: string, state: string): Promise<void> {
  const client = await pool.connect();
  try {
    const error = await client.query(sql).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error, sql).toMatchObject({ code: state });
  } finally {
    await client.query("ROLLBACK; RESET ALL");
    client.release();
  }
}
