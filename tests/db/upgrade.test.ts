import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, expect, test } from "vitest";
import { publishIncident } from "@/lib/commands/editions";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { restore } from "@/lib/installation/restore";
import { publishedIncident } from "@/lib/queries/incidents";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { freshDatabase, useDatabase } from "@/tests/support/database";

/*
 * Databases that older revisions of this program wrote, each called after its newest migration, kept by `npm run
 * backup`: what their own tests of redaction and of random verbs had left when they ended; and two people withheld under
 * names that an article spells otherwise. They are never made anew: what they hold is what those revisions held.
 */
const folder = "tests/support/fixtures/upgrades";
const files = (await readdir(folder)).sort();
const spelt = /علي كريم|Zar\u00adrar/;

const here = useDatabase();
const appRole = "counterclaim_app";
const actor: Actor = { kind: "system", name: "test" };

afterAll(async () => {
  await closeDb();
  process.env.DATABASE_URL = here.appUrl;
});

test.each(files)("what was written up to %s is whole after every later migration", async (file) => {
  const { ownerUrl, appUrl, ownerPool } = await freshDatabase();
  await ownerPool.query("DROP SCHEMA IF EXISTS public, extensions CASCADE; CREATE SCHEMA public");
  const path = join(folder, file);
  const header = await restore({ ownerUrl, appRole, file: path, onStep: () => {} });
  expect(`${header.migrations.at(-1)?.name}.backup`).toBe(file);
  expect(await shapeOf(ownerPool)).toEqual(await shapeOf(here.ownerPool));

  await closeDb();
  process.env.DATABASE_URL = appUrl;
  const [seq, hash = ""] = header.logHead?.split(":") ?? [];
  // Every edition too is, to the byte, what the log says of it; and migrations write there what they cover.
  const { faults } = await verifyLog({ seq: Number(seq), hash });
  expect(faults).toEqual([]);
  const { rows: later } = await ownerPool.query<{ verb: string }>(
    "SELECT verb FROM log_entry WHERE seq > $1",
    [seq],
  );
  const { rows: editions } = await ownerPool.query("SELECT document FROM edition");
  expect(later.map(({ verb }) => verb)).toEqual(
    file.includes("words_once") ? ["cover_editions", "cover_editions"] : [],
  );
  expect(JSON.stringify(editions)).not.toMatch(spelt);

  const { rows } = await ownerPool.query<{ id: string; slug: string }>(
    `SELECT i.id, i.slug FROM published_incident p JOIN incident i ON i.id = p.incident_id
       WHERE p.leads_to IS NULL ORDER BY i.slug`,
  );

  // What is found is kept by triggers, and was filled by migrations: it is what would be kept anew.
  const kept = await foundIn(ownerPool);
  expect(kept.length).toBeGreaterThan(rows.length);
  await ownerPool.query("SELECT renew_published_text(incident_id) FROM published_incident");
  expect(await foundIn(ownerPool)).toEqual(kept);

  // Readers get what they got, and work goes on.
  for (const { slug } of rows) {
    const response = await publishedIncident(slug);
    if (response && "measures" in response) incidentResponse.parse(response);
  }
  await publishIncident(actor, { incident: rows[0]?.id ?? "" });
  expect((await verifyLog()).faults).toEqual([]);
});

/** Everything that a search can meet: each row of each table that is made of what is published. */
async function foundIn(pool: pg.Pool): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'published%'",
  );
  const lines = tables.map(({ name }) => `SELECT to_jsonb(t)::text AS line FROM ${name} t`);
  const { rows } = await pool.query<{ line: string }>(`${lines.join(" UNION ALL ")} ORDER BY 1`);
  return rows.map(({ line }) => line);
}

/** What a database is made of, a line for each part, in an order that does not tell when it was made. */
async function shapeOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT format('%s %s %s', oid::regprocedure, md5(pg_get_functiondef(oid)), proacl) AS line
       FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
     UNION ALL SELECT format('%s %s %s %s', relname, relkind, relacl, pg_get_viewdef(oid))
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
     UNION ALL SELECT format('%s.%s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
         attstorage, pg_get_expr(adbin, adrelid))
       FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
     UNION ALL SELECT format('%s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT format('%s %s', pg_get_triggerdef(t.oid), tgenabled)
       FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
       WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal
     UNION ALL SELECT format('%s %s', pg_get_indexdef(indexrelid), indisvalid)
       FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
     UNION ALL SELECT format('%s %s', enumtypid::regtype, string_agg(enumlabel, ' ' ORDER BY enumsortorder))
       FROM pg_enum JOIN pg_type y ON y.oid = enumtypid WHERE typnamespace = 'public'::regnamespace GROUP BY enumtypid
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}
