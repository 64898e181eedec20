import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { foundAsJson } from "@/app/found";
import { enterAccount } from "@/lib/commands/accounts";
import { publishIncident } from "@/lib/commands/editions";
import { loadArticle } from "@/lib/commands/load";
import { redact } from "@/lib/commands/redactions";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { searchIncidents } from "@/lib/queries/search";
import { facetsOf } from "@/lib/queries/search-facets";
import { nameOfParty, partiesCalled } from "@/lib/queries/search-parties";
import { verifyLog } from "@/lib/queries/verification";
import { searchParams } from "@/lib/schemas/search";
import { freshDatabase, useDatabase } from "@/tests/support/database";
import { runs } from "@/tests/support/runs";
import { summariesOf } from "./support/listed";

const { appPool, ownerPool } = useDatabase();
const actor: Actor = { kind: "system", name: "test" };

const herof = "operation-herof-phase-ii";
const gwadar = "gwadar-compound";
const phulabad = "phulabad-turbat";

async function find(query: string, cursor?: string, limit = 20) {
  return narrowed({ query }, cursor, limit);
}

async function narrowed(wanted: object, cursor?: string, limit = 20) {
  const found = await searchIncidents(searchParams.parse(wanted), { cursor, limit });
  return { slugs: summariesOf(found).map(({ slug }) => slug), next: found.next };
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
    ["two letters that changed places", "Qeutta", [herof]],
    ["others", "Gawdar", [gwadar]],
    ["the last two of a short name", "Heorf", [herof]],
    ["another letter in a short name", "Kelat", [herof]],
    ["two letters that changed places, and a far word", "Qeutta zebra", []],
    ["a near name and a far word", "Gwader zebra", []],
    ["a word of a quote with a letter left out", "prisoers", [herof]],
    ["one with two letters that changed places", "motrars", [phulabad]],
    ["two words of a quote, each with a slip", "laborers lodgd", [gwadar]],
    ["a near name and a near word of a quote", "Gwader labourrs", [gwadar]],
    ["what is two slips from any word", "prsoers", []],
    ["a word that there is, and what is near to it not", "mortars", [phulabad]],
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

describe("a search that is narrowed", () => {
  const all = { sort: "oldest" };

  test.each([
    ["an outcome", { outcome: "captured" }, [herof]],
    ["outcomes that several have", { outcome: "killed" }, [herof, gwadar, phulabad]],
    [
      "a standing of that outcome",
      { outcome: "injured", standing: "unknown_origin" },
      [gwadar, phulabad],
    ],
    ["a standing that no measure has", { standing: "contested" }, []],
    [
      "an outcome and a standing of two measures",
      { outcome: "captured", standing: "unknown_origin" },
      [],
    ],
    ["who was counted", { group: "security_forces" }, [herof]],
    ["a group that others stand in", { group: "people" }, [herof, gwadar, phulabad]],
    ["one that some stand in at two removes", { group: "objects" }, [herof]],
    ["a group that stands in one that was counted", { group: "children" }, []],
    [
      "outcome and group of one measure",
      { outcome: "killed", group: "civilians" },
      [gwadar, phulabad],
    ],
    ["outcome and group of two measures", { outcome: "captured", group: "vehicles" }, []],
    [
      "group, standing and status, with a word",
      { query: "boy", group: "civilians", standing: "unknown_origin", status: "unreviewed" },
      [phulabad],
    ],
    ["a status", { status: "unreviewed" }, [herof, gwadar, phulabad]],
    ["a place, whatever its case and accents", { place: " QUÉTTA " }, [herof]],
    ["a place by a part of its name", { place: "turbat" }, [phulabad]],
    ["a place that only begins so", { place: "quet" }, []],
    ["words and an outcome", { query: "balochistan", outcome: "captured" }, [herof]],
    ["a near name and an outcome", { query: "Gwader", outcome: "killed" }, [gwadar]],
    ["a near name and a group", { query: "Gwader", group: "civilians" }, [gwadar]],
    ["a near name and another outcome", { query: "Gwader", outcome: "captured" }, []],
    ["a year", { from: "2026", to: "2026" }, [herof, gwadar, phulabad]],
    [
      "days that the period touches",
      { from: "2026-02-01", to: "2026-02-01", outcome: "captured" },
      [herof],
    ],
    ["days before all", { to: "2025" }, []],
  ])("by %s", async (_, wanted, slugs) => {
    const { slugs: found } = await narrowed(wanted);
    expect(found.sort()).toEqual([...slugs].sort());
  });

  test("by a party, and not by who only passed something on", async () => {
    const { rows } = await ownerPool.query<{ name: string; party_id: string }>(
      "SELECT name, party_id FROM party_revision WHERE name ~ 'Liberation Army|IANS'",
    );
    const id = (name: RegExp) => rows.find((row) => name.test(row.name))?.party_id;
    const army = { id: id(/Army/), name: "Baloch Liberation Army" };
    expect(await partiesCalled("liberation ARMÝ")).toEqual([army]);
    expect(await nameOfParty(`${army.id}`)).toBe(army.name);
    expect(await nameOfParty(`${id(/IANS/)}`)).toBe(null);
    expect(await partiesCalled("IANS")).toEqual([]);
    expect(await partiesCalled("?")).toEqual([]);
    // Part of several names, and the whole of one.
    const pakistan = (await partiesCalled("Pak")).map(({ name }) => name);
    expect(pakistan.length).toBeGreaterThan(1);
    expect(pakistan).toContain("Pakistan");
    expect((await partiesCalled("pakistan")).map(({ name }) => name)).toEqual(["Pakistan"]);
    expect((await narrowed({ party: id(/Army/) })).slugs).toEqual([herof]);
    expect((await narrowed({ party: `${army.id}`.toUpperCase() })).slugs).toEqual([herof]);
    // The API takes a name where it takes an id, and says who may be meant.
    const asked = async (query: string) =>
      JSON.parse(await foundAsJson(new URLSearchParams(query)));
    expect(await asked("party=liberation army")).toEqual(await asked(`party=${army.id}`));
    expect((await asked("party=liberation army")).items).toHaveLength(1);
    const candidates = await partiesCalled("Pak");
    await expect(asked("party=Pak")).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "party", message: expect.stringMatching(/^Several parties/), candidates }],
    });
    const other = { code: "invalid", issues: [{ path: "party", message: expect.any(String) }] };
    for (const query of ["party=IANS", "party=Pak&party=Pak", `party=${"a".repeat(301)}`]) {
      await expect(asked(query), query).rejects.toMatchObject(other);
    }
    await expect(asked("party=Pak&limit=0")).rejects.toMatchObject({ issues: [{ path: "limit" }] });
    expect((await narrowed({ party: id(/IANS/) })).slugs).toEqual([]);
  });

  test("in every order, page by page, each cursor under its own search", async () => {
    for (const sort of ["newest", "oldest", "latest"]) {
      const whole = (await narrowed({ sort, outcome: "killed" })).slugs;
      expect(whole).toHaveLength(3);
      const paged: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const { slugs, next } = await narrowed({ sort, outcome: "killed" }, cursor, 1);
        paged.push(...slugs);
        if (next === null) break;
        await expect(narrowed({ sort, outcome: "injured" }, next)).rejects.toThrow(/cursor/);
        await expect(narrowed({ sort, outcome: "killed", group: "people" }, next)).rejects.toThrow(
          /cursor/,
        );
        cursor = next;
      }
      expect(paged).toEqual(whole);
    }
    const [oldest, newest] = [await narrowed(all), await narrowed({ outcome: "killed" })];
    expect(oldest.slugs).toEqual([...newest.slugs].reverse());
  });

  test("is refused where it means nothing", async () => {
    await expect(narrowed({ from: "2026-02", to: "2026-01" })).rejects.toMatchObject({
      issues: [{ path: "to" }],
    });
    await expect(narrowed({ place: ", " })).rejects.toMatchObject({ issues: [{ path: "place" }] });
  });

  test("by a group that staff added once it is published, and by nothing that is in no tree", async () => {
    const refused = {
      code: "invalid",
      issues: [{ path: "group", message: "There is no such group." }],
    };
    await expect(narrowed({ group: "dockers" })).rejects.toMatchObject(refused);
    const client = await ownerPool.connect();
    await client.query("BEGIN");
    await client.query("SELECT open_change()");
    await client.query(
      "INSERT INTO group_term (code, parent_code, label) VALUES ('dockers', 'civilians', 'dock workers')",
    );
    await client.query(
      "SELECT append_log('system', NULL, 'test', 'define_groups', 'group_term', NULL, '{}')",
    );
    await client.query("COMMIT");
    await expect(narrowed({ group: "dockers" })).rejects.toMatchObject(refused);
    await expect(facetsOf(searchParams.parse({ group: "dockers" }))).rejects.toMatchObject(refused);

    const document = (group: string, more: object = {}) => ({
      measures: [
        { measure: { outcome: "killed", group }, standing: { value: "agreed" }, claims: [] },
      ],
      otherClaims: [],
      incident: {},
      ...more,
    });
    const tokensOf = async (of: object) => {
      const { rows } = await client.query("SELECT facets AS tokens FROM published_row($1)", [of]);
      return rows[0].tokens;
    };
    const tokens = await tokensOf(document("dockers"));
    expect(tokens).toEqual(
      ["m::agreed:", "m:killed::", "m:killed:agreed:", "m:::"]
        .flatMap((token) => [
          ...(token === "m:::" ? [] : [token]),
          ...["civilians", "dockers", "people"].map((group) => `${token}:${group}`),
        ])
        .sort(),
    );
    expect(await tokensOf(document("dockers", { withdrawn: "An error." }))).toEqual([]);

    // As if it stood in what is published: the groups within one that is asked for are counted too.
    await client.query("BEGIN");
    const { rows } = await client.query("SELECT incident_id, facets FROM published_text LIMIT 1");
    const [{ incident_id: id, facets }] = rows;
    const keep = (value: unknown) =>
      client.query("UPDATE published_text SET facets = $2 WHERE incident_id = $1", [id, value]);
    await keep(tokens);
    await client.query("COMMIT");
    expect((await narrowed({ group: "dockers" })).slugs).toHaveLength(1);
    const { groups } = await facetsOf(
      searchParams.parse({ outcome: "killed", group: "civilians" }),
    );
    expect(groups.at(-1)).toEqual({ value: "dockers", label: "dock workers", count: 1 });
    // What is asked for is told by its name where nothing of it is found, too.
    const none = await facetsOf(searchParams.parse({ group: "dockers", place: "Nowhere" }));
    expect(none.groups).toEqual([{ value: "dockers", label: "dock workers", count: 0 }]);
    expect(groups.map(({ value }) => value)).not.toContain("people");
    await keep(facets);
    client.release();
  });

  test("says how many there are, and of what", async () => {
    const { total, more, outcomes, groups, standings, places, parties } = await facetsOf(
      searchParams.parse({}),
    );
    expect([total, more]).toEqual([3, false]);
    expect(outcomes.find(({ value }) => value === "killed")).toEqual({ value: "killed", count: 3 });
    expect(standings.map(({ value }) => value)).toEqual([
      "none",
      "unknown_origin",
      "single_origin",
    ]);
    expect(places).toContainEqual({ name: "Quetta", count: 1 });
    expect(parties.map(({ party }) => party.name)).toContain("Baloch Liberation Army");

    expect(groups.slice(0, 3)).toEqual([
      { value: "people", label: "people", count: 3 },
      { value: "civilians", label: "civilians", count: 2 },
      { value: "security_forces", label: "security forces", count: 1 },
    ]);

    // Of each count: as many are found as it says.
    for (const { value, count } of groups) {
      expect([value, (await narrowed({ group: value })).slugs.length]).toEqual([value, count]);
    }
    for (const { value, count } of outcomes) {
      expect([value, (await narrowed({ outcome: value })).slugs.length]).toEqual([value, count]);
    }
    for (const { party, count } of parties) {
      expect([party.name, (await narrowed({ party: party.id })).slugs.length]).toEqual([
        party.name,
        count,
      ]);
    }
    for (const { name, count } of places) {
      expect([name, (await narrowed({ place: name })).slugs.length]).toEqual([name, count]);
    }
    const captured = await facetsOf(searchParams.parse({ outcome: "captured" }));
    expect([captured.total, captured.outcomes]).toEqual([1, [{ value: "captured", count: 1 }]]);
  });
});

describe("what can be found", () => {
  test("is what the newest edition says; anything else is named by log:verify", async () => {
    expect((await verifyLog()).faults).toEqual([]);
    const client = await ownerPool.connect();
    const change = (from: string, to: string) =>
      client.query("UPDATE published_text SET names = array_replace(names, $1, $2)", [from, to]);
    await change("phulabad", "zebra");
    const { faults } = await verifyLog();
    expect(faults.map(({ kind, text }) => [kind, text])).toEqual([
      ["published", expect.stringMatching(/What a search finds of .*phulabad.* is not/)],
    ]);
    await change("zebra", "phulabad");
    await client.query("UPDATE published_name SET incidents = 7 WHERE word = 'phulabad'");
    expect((await verifyLog()).faults.map(({ text }) => text)).toEqual([
      "For near spellings “phulabad” is counted in the names of 7 incidents; it stands in 1.",
    ]);
    await client.query("UPDATE published_name SET incidents = 1 WHERE word = 'phulabad'");
    await client.query("DELETE FROM published_word WHERE word = 'phulabad'");
    expect((await verifyLog()).faults.map(({ text }) => text)).toEqual([
      "For near spellings “phulabad” is counted in the texts of 0 incidents; it stands in 1.",
    ]);
    await client.query("INSERT INTO published_word VALUES ('phulabad', 1)");
    const label = (from: string, to: string) =>
      client.query(
        `UPDATE published_text SET labels = ARRAY(
           SELECT CASE WHEN one LIKE 'p:%' THEN replace(one, $1, $2) ELSE one END FROM unnest(labels) AS one)`,
        [from, to],
      );
    const { rows: counted } = await client.query("SELECT * FROM published_party ORDER BY 1, 2");
    await label("Liberation", "Zebra");
    expect((await partiesCalled("zebra")).map(({ name }) => name)).toEqual(["Baloch Zebra Army"]);
    expect(await partiesCalled("liberation")).toEqual([]);
    await label("Zebra", "Liberation");
    expect((await client.query("SELECT * FROM published_party ORDER BY 1, 2")).rows).toEqual(
      counted,
    );
    await client.query("UPDATE published_party SET incidents = incidents + 6 WHERE name ~ 'Army'");
    expect((await verifyLog()).faults.map(({ text }) => text)).toEqual([
      "To be found by name, “Baloch Liberation Army” is counted in 7 incidents; it is named in 1.",
    ]);
    await client.query("SELECT recount_published_parties()");
    expect((await verifyLog()).faults).toEqual([]);
    client.release();
  });

  test("cannot be written by the app", async () => {
    for (const statement of [
      "INSERT INTO published_text (incident_id, words) SELECT uuidv7(), 'zebra'",
      "UPDATE published_text SET names = '{zebra}'",
      "DELETE FROM published_text",
      "INSERT INTO published_name VALUES ('zebra', 1)",
      "UPDATE published_name SET incidents = 2",
      "INSERT INTO published_word VALUES ('zebra', 1)",
      "INSERT INTO published_party VALUES (uuidv7(), 'Zebra', '', 1)",
      "SELECT recount_published_parties()",
      "DELETE FROM published_name",
    ]) {
      await expect(appPool.query(statement), statement).rejects.toThrow(/permission denied/);
    }
  });

  test("is the title alone of what is withdrawn", async () => {
    const { rows } = await ownerPool.query(
      `SELECT words, names, facets, labels, voices, parties FROM published_row(
         '{"withdrawn": "An error.", "incident": {"title": "Fire", "places": [{"name": "Quay"}]},
           "measures": [{"claims": [{"quote": {"text": "six died"}, "claimant": {"id": "a", "name": "B"}}]}]}')`,
    );
    const nothing = { facets: [], labels: [], voices: [], parties: {} };
    expect(rows).toEqual([{ words: "'fire'", names: ["fire"], ...nothing }]);
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
      "SELECT FROM published_text WHERE names::text ~ 'jeeyand' OR words::text ~ 'jeeyand'",
    );
    expect(rows).toEqual([]);
    const { rows: names } = await ownerPool.query(
      "SELECT FROM published_name WHERE word ~ 'jeeyand'",
    );
    expect(names).toEqual([]);
    const { rows: texts } = await ownerPool.query(
      "SELECT FROM published_word WHERE word ~ 'jeeyand'",
    );
    expect(texts).toEqual([]);
    expect(await partiesCalled("Jeeyand")).toEqual([]);
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
      const { rows } = await many.query<{ whole: string; words: string }>(`
        SELECT seq_tup_read AS whole, pg_stat_get_numscans('published_text_words'::regclass) AS words
        FROM pg_stat_user_tables WHERE relname = 'published_text'`);
      return rows[0];
    };
    const before = await scans();
    for (const query of ["quarmouth", "quarmout", "qaurmouth raid", "quarmuth front"]) {
      const { rows } = await many.query(
        `SELECT count(*)::int FROM find_published(search_words($1), '{}', NULL, 'newest', -1, NULL, NULL, $2)`,
        [query, incidents],
      );
      expect(rows[0]?.count, query).toBe(incidents / 100);
    }
    const after = await scans();
    expect(Number(after?.words) - Number(before?.words)).toBeGreaterThan(0);
    expect(after?.whole).toBe(before?.whole);

    // Near to a word that all have: the first of the order, by a walk along it, and on from there.
    const near = (limit: number, id: string | null): [string, unknown[]] => [
      `SELECT incident_id AS id FROM find_published(ARRAY['frontt'], '{}', NULL, 'newest', ${id ? 1 : -1},
        CASE WHEN $1::uuid IS NOT NULL THEN '-infinity'::timestamptz END, $1, ${limit})`,
      [id],
    ];
    const { rows: all } = await many.query<{ id: string }>(
      "SELECT incident_id AS id FROM published_text ORDER BY incident_id DESC",
    );
    const { rows: first } = await many.query(...near(20, null));
    expect(first).toEqual(all.slice(0, 20));
    const { rows: second } = await many.query(...near(20, all[19]?.id ?? null));
    expect(second).toEqual(all.slice(20, 40));
    // The index was asked once: whether any has the word as it is written.
    expect(Number((await scans())?.words) - Number(after?.words)).toBe(1);
  });
});

/** Names of four invented syllables each, so that few incidents share one. */
const manyIncidents = `
  ALTER TABLE published_text DROP CONSTRAINT published_text_incident;
  CREATE TEMPORARY TABLE place AS SELECT n, string_agg(
      (ARRAY['ul','mar','ko','ti','ras','ven','sha','dor'])[1 + (n / (8 ^ k)::int) % 8], '' ORDER BY k) AS name
    FROM generate_series(0, 4095) n, generate_series(0, 3) k GROUP BY n;
  CREATE UNIQUE INDEX ON place (n) INCLUDE (name);
  INSERT INTO published_text (incident_id, words, names)
  SELECT uuidv7(), array_to_tsvector(search_words(names || ' ' || quotes)), search_words(names)
  FROM (
    SELECT 'Raid on ' || CASE WHEN i % 100 = 0 THEN 'Quarmouth ' ELSE '' END || string_agg(name, ' Front ') AS names,
      string_agg(name || ' said ' || (i + n) % 300 || ' were killed there', ' ') AS quotes
    FROM generate_series(1, ${incidents}) i
    JOIN place ON n IN (i % 4096, (i * 7 + 1) % 4096, (i * 13 + 2) % 4096, i % 40) GROUP BY i
  ) AS made;
  ANALYZE published_text, published_name, published_word`;
