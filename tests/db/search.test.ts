import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { enterAccount } from "@/lib/commands/accounts";
import { publishIncident } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import { redact } from "@/lib/commands/redactions";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { searchIncidents } from "@/lib/queries/search";
import { verifyLog } from "@/lib/queries/verification";
import { freshDatabase, useDatabase } from "@/tests/support/database";
import { runs } from "@/tests/support/runs";

const { appPool, ownerPool } = useDatabase();
const actor: Actor = { kind: "system", name: "test" };

const herof = "operation-herof-phase-ii";
const gwadar = "gwadar-compound";

async function find(query: string, cursor?: string, limit = 20) {
  const { items, next } = await searchIncidents({ query, cursor, limit });
  return { slugs: items.map(({ slug }) => slug), next };
}

beforeAll(async () => {
  for (const name of ["1-wire", "2-newspaper"]) {
    const file = await readFile(`prisma/demonstration/${name}.json`, "utf8");
    const { incidents } = await loadArticle(actor, JSON.parse(file));
    for (const incident of incidents) await publishIncident(actor, { incident });
  }
});

describe("a search", () => {
  test.each([
    ["a title", "Herof", [herof]],
    ["a title in another case, with accents", "OPÉRATION herof", [herof]],
    ["the beginning of a word", "gwad", [gwadar]],
    ["a place", "Noshki", [herof]],
    ["words of a quote", "at least 84", [herof]],
    ["a place, and a word of a quote", "mastung 84", [herof]],
    ["a name spelt nearly so", "Gwader", [gwadar]],
    ["another", "Quettah", [herof]],
    ["a near name and a far word", "Gwader zebra", []],
    ["nothing that is published", "zebra", []],
    ["marks that are no words beside one that is", "‘Noshki’; --", [herof]],
  ])("finds %s", async (_, query, slugs) => {
    expect((await find(query)).slugs).toEqual(slugs);
  });

  test("gives what is written so before what is spelt nearly so", async () => {
    const all = await find("Phulabad");
    expect(all.slugs[0]).toMatch(/phulabad/);
  });

  test("is refused without a word, and with too many", async () => {
    await expect(find("?!")).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "query" }],
    });
    const many = Array.from({ length: 13 }, (_, i) => `w${i}`).join(" ");
    await expect(find(many)).rejects.toMatchObject({ code: "invalid" });
  });

  test("is paged, and a cursor belongs to its words", async () => {
    const whole = await find("balochistan");
    expect(whole.slugs.length).toBeGreaterThan(1);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { slugs, next } = await find("Balochistan", cursor, 1);
      seen.push(...slugs);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole.slugs);

    const { next } = await find("balochistan", undefined, 1);
    await expect(find("pakistan", next ?? "", 1)).rejects.toMatchObject({ code: "invalid" });
    await expect(find("balochistan", `${next}A`, 1)).rejects.toMatchObject({ code: "invalid" });
  });

  test.each([
    ["Arabic letters of two keyboards", "قتل الجيش علی", "على الجيش"],
    ["vowel points", "مَدْرَسَة", "مدرسة"],
    ["Devanagari, whose virama is no end of a word", "विस्फोट में मौत।", "विस्फोट"],
    ["Chinese, within a run of words", "东京都爆炸案", "爆炸"],
    ["Thai", "เหตุระเบิดที่ยะลา", "ระเบิด"],
    ["Cyrillic, another case", "Взрыв в ЧАСОВОМ Яру", "часовом"],
    ["an apostrophe, another one", "L’Aquila", "l'aquila"],
  ])("reads %s", async (_, text, query) => {
    const { rows } = await appPool.query(
      `SELECT array_to_tsvector(search_words($1)) @@ search_terms(search_words($2)) AS met`,
      [text, query],
    );
    expect(rows[0].met).toBe(true);
  });
});

describe("what can be found", () => {
  test("is what the newest edition says; anything else is named by log:verify", async () => {
    expect((await verifyLog()).faults).toEqual([]);
    const client = await ownerPool.connect();
    const change = (from: string, to: string) =>
      client.query("UPDATE published_text SET spelling = replace(spelling, $1, $2)", [from, to]);
    await change("phulabad", "zebra");
    const { faults } = await verifyLog();
    expect(faults.map(({ kind, text }) => [kind, text])).toEqual([
      ["published", expect.stringMatching(/What a search finds of .*phulabad.* is not/)],
    ]);
    await change("zebra", "phulabad");
    client.release();
  });

  test("cannot be written by the app", async () => {
    const insert = `INSERT INTO published_text SELECT incident_id, 'zebra', 'zebra' FROM published_incident LIMIT 1`;
    await expect(appPool.query(insert)).rejects.toThrow(/published_text_pkey/);
    const change = "UPDATE published_text SET spelling = 'zebra'";
    await expect(appPool.query(change)).rejects.toThrow(/permission denied/);
    await expect(appPool.query("DELETE FROM published_text")).rejects.toThrow(/permission denied/);
  });

  test("is the title alone of what is withdrawn", async () => {
    const { rows } = await ownerPool.query(
      `SELECT published_names(d) AS names, published_quotes(d) AS quotes FROM (SELECT
         '{"withdrawn": "An error.", "incident": {"title": "Fire", "places": [{"name": "Quay"}]},
           "measures": [{"claims": [{"quote": {"text": "six died"}}]}]}'::jsonb AS d)`,
    );
    expect(rows).toEqual([{ names: "Fire", quotes: null }]);
  });

  test("is no longer a name that was redacted", async () => {
    expect((await find("Jeeyand")).slugs).toEqual([herof]);
    const party = await db().partyRevision.findFirst({
      where: { name: { contains: "Jeeyand" } },
      select: { partyId: true },
    });
    const { id } = await enterAccount(actor, {
      name: "Admin",
      email: "admin@example.org",
      role: "admin",
    });
    await redact(
      { kind: "user", id, role: "admin" },
      {
        target: "party",
        id: party?.partyId ?? "",
        legalGround: "An order",
        reason: "By order of a court.",
      },
    );
    expect((await find("Jeeyand")).slugs).toEqual([]);
    const { rows } = await ownerPool.query(
      "SELECT FROM published_text WHERE spelling ~ 'jeeyand' OR words::text ~ 'jeeyand'",
    );
    expect(rows).toEqual([]);
    expect((await verifyLog()).faults).toEqual([]);
  });
});

/** Twenty thousand take minutes to write: there are so many in long runs. */
const incidents = Math.min(20_000, runs(1_000));

describe("among many incidents", () => {
  test("a search asks the indexes", { timeout: 300_000 }, async () => {
    const { ownerPool: many } = await freshDatabase();
    await many.query(manyIncidents);
    const scans = async () => {
      await many.query("SELECT pg_stat_force_next_flush()");
      const { rows } = await many.query<{ whole: string; words: string; spelling: string }>(`
        SELECT seq_tup_read AS whole, pg_stat_get_numscans('published_text_words'::regclass) AS words,
          pg_stat_get_numscans('published_text_spelling'::regclass) AS spelling
        FROM pg_stat_user_tables WHERE relname = 'published_text'`);
      return rows[0];
    };
    const before = await scans();
    for (const query of ["quarmouth", "quarmout", "raid on quarmouth", "quarmuth front"]) {
      const { rows } = await many.query(
        "SELECT count(*)::int FROM search_published(search_words($1))",
        [query],
      );
      expect(rows[0]?.count, query).toBe(incidents / 100);
    }
    const after = await scans();
    expect(Number(after?.words) - Number(before?.words)).toBeGreaterThan(0);
    expect(Number(after?.spelling) - Number(before?.spelling)).toBeGreaterThan(0);
    expect(after?.whole).toBe(before?.whole);
  });
});

/** Names of four invented syllables each, so that few incidents share one. */
const manyIncidents = `
  ALTER TABLE published_text DROP CONSTRAINT published_text_incident;
  CREATE TEMPORARY TABLE place AS SELECT n, string_agg(
      (ARRAY['ul','mar','ko','ti','ras','ven','sha','dor'])[1 + (n / (8 ^ k)::int) % 8], '' ORDER BY k) AS name
    FROM generate_series(0, 4095) n, generate_series(0, 3) k GROUP BY n;
  CREATE UNIQUE INDEX ON place (n) INCLUDE (name);
  INSERT INTO published_text
  SELECT uuidv7(), array_to_tsvector(search_words(names || ' ' || quotes)), array_to_string(search_words(names), ' ')
  FROM (
    SELECT 'Raid on ' || CASE WHEN i % 100 = 0 THEN 'Quarmouth ' ELSE '' END || string_agg(name, ' Front ') AS names,
      string_agg(name || ' said ' || (i + n) % 300 || ' were killed there', ' ') AS quotes
    FROM generate_series(1, ${incidents}) i
    JOIN place ON n IN (i % 4096, (i * 7 + 1) % 4096, (i * 13 + 2) % 4096, i % 40) GROUP BY i
  ) AS made;
  ANALYZE published_text`;
