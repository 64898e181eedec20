import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { withdrawIncident } from "@/lib/commands/editions";
import { AppError } from "@/lib/errors";
import {
  editionJson,
  publishedIncident,
  publishedIncidentJson,
  publishedIncidents,
} from "@/lib/queries/incidents";
import { type ListPage, rowsOf, rowsOnPage, versionsOnPage } from "@/lib/queries/list-rows";
import { jsonOfPage } from "@/lib/queries/listed-incident";
import { type IncidentSummary, incidentList } from "@/lib/schemas/edition";
import { incidentListParams } from "@/lib/schemas/requests";
import { keptRows } from "@/lib/web/kept-rows";
import { useDatabase } from "../support/database";
import { summariesOf } from "./support/listed";
import { behindItsBack } from "./support/tamper";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  system,
} from "./support/world";

const { ownerPool } = useDatabase();
const many = 30;

// Some share a date, and some are known less precisely than others.
const starts = ["2026-02-01", "2026-02", "2026", "2025-12-31T23:59", "2025-12-31", "1999"];
let slugs: string[];
beforeAll(async () => {
  slugs = [];
  for (let i = 0; i < many; i += 1) {
    const start = starts[i % starts.length] ?? "2026";
    const slug = `listed-${i}`;
    const end = start.slice(0, 4) === "1999" ? "1999" : "2026-12";
    const id = await incident({ slug, period: { start, end } });
    await published(id);
    slugs.push(slug);
  }
  // Entered and not published: nobody sees it.
  await incident({ slug: "unpublished" });
});

async function all(limit: number): Promise<IncidentSummary[]> {
  const found: IncidentSummary[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages <= many; pages += 1) {
    const page = incidentList.parse(
      JSON.parse(jsonOfPage(await publishedIncidents({ limit, cursor }))),
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    if (page.next === null) return found;
    cursor = page.next;
  }
  throw new Error("the list does not end");
}

describe("the list of incidents", () => {
  test.each([1, 7, many - 1, many, many + 1, 100])("is whole in pages of %i", async (limit) => {
    const found = await all(limit);
    expect(found).toHaveLength(many);
    expect(new Set(found.map(({ slug }) => slug))).toEqual(new Set(slugs));
    const keys = found.map(({ period, id }) => `${period.start} ${id}`);
    const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(b), Buffer.from(a));
    const sorted = [...found].sort(
      (a, b) => byBytes(a.period.start, b.period.start) || byBytes(a.id, b.id),
    );
    expect(keys).toEqual(sorted.map(({ period, id }) => `${period.start} ${id}`));
  });

  test("neither repeats nor loses what stood there when it was begun", async () => {
    const first = await publishedIncidents({ limit: 10 });
    const late = await incident({ slug: "late", period: { start: "2026-03", end: "2026-03" } });
    await published(late);
    slugs.push("late");
    const rest = await publishedIncidents({ limit: 100, cursor: first.next ?? "" });
    const seen = [...summariesOf(first), ...summariesOf(rest)].map(({ slug }) => slug);
    expect(seen).toHaveLength(many);
    expect(new Set(seen)).toEqual(new Set(slugs.filter((slug) => slug !== "late")));
    // From here on there is one more.
    expect(summariesOf(await publishedIncidents({ limit: 1 }))[0]?.slug).toBe("late");
  });

  test("is what stands there now, of a page that was read before too", async () => {
    const kept = keptRows({ whole: rowsOnPage, versions: versionsOnPage, some: rowsOf });
    const page = { limit: 100 };
    const [changing, gone] = [await incident({ slug: "changing" }), await incident()];
    slugs.push("changing", "gone");
    for (const id of [changing, gone]) await published(id);
    const asked = async (id: string) => {
      const read = await publishedIncidents(page, kept);
      expect(jsonOfPage(read)).toEqual(jsonOfPage(await publishedIncidents(page)));
      return read.items.find((item) => item.id === id);
    };
    const first = await asked(changing);
    expect(await asked(changing)).toBe(first);

    await published(changing);
    expect((await asked(changing))?.summary().edition.number).toBe(2);
    await withdrawIncident(system, { incident: gone, openedOn: 1, reason: "It did not happen." });
    expect((await asked(gone))?.summary()).toMatchObject({ withdrawn: true });
    // What changes with no edition: the row itself, and what is told of the edition.
    await behindItsBack(
      ownerPool,
      `UPDATE published_incident SET summary = summary || '{"title": "Retold"}' WHERE incident_id = '${changing}';
       UPDATE edition SET note = E'"Noted" \\x1e\\x1f\\n.' WHERE incident_id = '${gone}'`,
    );
    expect((await asked(changing))?.summary()).toMatchObject({ title: "Retold" });
    expect((await asked(gone))?.summary()).toMatchObject({
      edition: { note: '"Noted" \u001e\u001f\n.' },
    });
    const { items } = await publishedIncidents(page, kept);
    for (const { summary } of items) {
      const { slug, edition } = summary();
      expect(edition).toEqual((await publishedIncident(slug))?.edition);
    }
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const id = "01a1fb90-95b0-783e-b5d2-4ff7097fd437";
  test.each([
    ["nothing", ""],
    ["garbage", "!!!"],
    ["another alphabet", "курсор"],
    ["a NUL", "\0"],
    ["a lone surrogate", "\ud83d"],
    ["not JSON", Buffer.from("nope").toString("base64url")],
    ["an object", encoded({ start: "2026", id })],
    ["a number", encoded(1)],
    ["null", encoded(null)],
    ["too few", encoded(["2026-02-01"])],
    ["too many", encoded(["2026-02-01", id, 1])],
    ["wrong types", encoded([2026, id])],
    ["no date", encoded(["soon", id])],
    ["a date that is in no calendar", encoded(["2026-02-30", id])],
    ["no identifier", encoded(["2026-02-01", "1 OR 1=1"])],
    ["the two exchanged", encoded([id, "2026-02-01"])],
    ["other white space", Buffer.from(`["2026-02-01", "${id}"]`).toString("base64url")],
    ["padding", `${encoded(["2026-02-01", id])}==`],
    ["something huge", "A".repeat(100_000)],
    ["something deep", Buffer.from("[".repeat(140)).toString("base64url")],
  ])("refuses %s for a cursor", async (_, cursor) => {
    const error = await publishedIncidents({ limit: 5, cursor }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "invalid", issues: [{ path: "cursor" }] });
  });

  test("takes a cursor that lies before, between or after everything", async () => {
    const pages = [
      ["9999-12-31T23:59", id],
      ["2025-12-31T23:59", id],
      ["1000", id],
    ];
    const counts: number[] = [];
    for (const place of pages) {
      const { items } = await publishedIncidents({ limit: 100, cursor: encoded(place) });
      counts.push(items.length);
    }
    expect(counts[0]).toBe(slugs.length);
    expect(counts[1]).toBeGreaterThan(0);
    expect(counts[1]).toBeLessThan(slugs.length);
    expect(counts[2]).toBe(0);
  });

  test.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses a limit of %s",
    async (limit) => {
      await expect(publishedIncidents({ limit })).rejects.toMatchObject({
        code: "invalid",
        issues: [{ path: "limit" }],
      });
    },
  );

  test.each(["0", "01", "101", "1e1", "-5", " 5", "5 ", "5.0", "٥", ""])(
    "refuses %j in an address",
    (limit) => {
      expect(incidentListParams.safeParse({ limit }).success).toBe(false);
    },
  );
});

describe("an address of nothing", () => {
  const bad = [
    ..."A a--b -a a- ä a.b a/b ../a a%20b __proto__ constructor toString unpublished nothing".split(
      " ",
    ),
    ...[
      "",
      " ",
      "a b",
      "a\0b",
      "a\n",
      "\ud83d",
      "'; DROP TABLE incident; --",
      "a".repeat(101),
      "a".repeat(1e6),
    ],
  ];
  test.each(bad.map((slug) => [slug.slice(0, 40), slug]))(
    "%j is null, and no error",
    async (_, slug) => {
      expect(await publishedIncident(slug)).toBeNull();
      expect(await publishedIncidentJson(slug)).toBeNull();
      expect(await editionJson(slug, 1)).toBeNull();
    },
  );

  test.each([0, -1, 2, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 53])(
    "edition %s is null, and no error",
    async (number) => {
      expect(await editionJson("listed-0", number)).toBeNull();
    },
  );
});

describe("what reading costs", () => {
  const Sent = z.union([
    z.string().transform((text) => ({ text, values: [] })),
    z.object({ text: z.string(), values: z.array(z.unknown()).default([]) }),
  ]);

  /** The statements that something sends to the database. */
  async function sentBy(run: () => Promise<unknown>): Promise<z.output<typeof Sent>[]> {
    const spy = vi.spyOn(pg.Client.prototype, "query");
    try {
      await run();
      return spy.mock.calls.map(([sent]) => Sent.parse(sent));
    } finally {
      spy.mockRestore();
    }
  }

  test("is one statement, however much there is to read, and one more for rows of a list that are new", async () => {
    const slug = "much-claimed";
    const id = await incident({ slug });
    const words = Array.from({ length: 40 }, (_, i) => `${i + 1} died.`).join(" ");
    const paper = await article(words);
    for (let i = 0; i < 40; i += 1) {
      if (i % 10 === 0) {
        await published(id);
        expect(await sentBy(() => publishedIncident(slug))).toHaveLength(1);
      }
      const quote = paper.span(`${i + 1} died.`);
      const figure = { span: { start: quote.start, end: quote.start + `${i + 1}`.length } };
      const chain = i % 3 === 0 ? [] : speaks(await party());
      await logged(count(paper, id, `${i + 1} died.`, { quote, figure, chain }));
    }
    await published(id);
    expect(await sentBy(() => publishedIncident(slug))).toHaveLength(1);
    expect(await sentBy(() => publishedIncidentJson(slug))).toHaveLength(1);
    expect(await sentBy(() => editionJson(slug, 1))).toHaveLength(1);
    const kept = keptRows({ whole: rowsOnPage, versions: versionsOnPage, some: rowsOf });
    for (const limit of [1, 100]) {
      expect(await sentBy(() => publishedIncidents({ limit }))).toHaveLength(1);
      expect(await sentBy(() => publishedIncidents({ limit }, kept))).toHaveLength(1);
      expect(await sentBy(() => publishedIncidents({ limit }, kept))).toHaveLength(1);
    }
    await published(id);
    expect(await sentBy(() => publishedIncidents({ limit: 100 }, kept))).toHaveLength(2);
    slugs.push(slug);
  });

  test("publishing takes as many statements for forty claims as for one", async () => {
    const one = await incident({ slug: "once-claimed" });
    const paper = await article("84 died.");
    await logged(count(paper, one, "84", { chain: speaks(await party()) }));
    const { rows } = await ownerPool.query("SELECT id FROM incident WHERE slug = 'much-claimed'");
    const few = await sentBy(() => published(one));
    const lots = await sentBy(() => published(rows[0].id));
    expect(lots.length).toBe(few.length);
    expect(lots.length).toBeLessThan(45);
  });

  test("finds a page among twenty thousand by its index", async () => {
    await ownerPool.query(`
      BEGIN;
      ALTER TABLE incident DISABLE TRIGGER USER; ALTER TABLE edition DISABLE TRIGGER USER;
      ALTER TABLE published_incident DISABLE TRIGGER USER;
      INSERT INTO incident (slug) SELECT 'many-' || i FROM generate_series(1, 20000) i;
      INSERT INTO edition (incident_id, number, kind, at, rules, document, sha256)
        SELECT id, 1, 'published', now(), '1', '{}', encode(sha256('{}'), 'hex') FROM incident WHERE slug LIKE 'many-%';
      INSERT INTO published_incident (incident_id, edition_id, sort_key, summary)
        SELECT e.incident_id, e.id, to_char(date '1990-01-01' + (random() * 12000)::int, 'YYYY-MM-DD'), '{}'
        FROM edition e JOIN incident i ON i.id = e.incident_id WHERE i.slug LIKE 'many-%';
      ALTER TABLE incident ENABLE TRIGGER USER; ALTER TABLE edition ENABLE TRIGGER USER;
      ALTER TABLE published_incident ENABLE TRIGGER USER;
      COMMIT`);
    await ownerPool.query("ANALYZE published_incident; ANALYZE edition; ANALYZE incident");
    const cursor = Buffer.from(
      JSON.stringify(["2005-06-01", "01a1fb90-95b0-783e-b5d2-4ff7097fd437"]),
    ).toString("base64url");
    for (const page of [{ limit: 20 }, { limit: 20, cursor }]) {
      // Rows of nothing have no summary; what is looked at is how they are found.
      for (const rows of [rowsOnPage, versionsOnPage]) {
        const versions = (at: ListPage) => rows(at).then(() => []);
        const [sent] = await sentBy(() => publishedIncidents(page, versions).catch(() => null));
        const plan = await planOf(sent);
        expect(plan).toContain("published_incident_newest");
        expect(plan).not.toMatch(/Seq Scan|"Sort"/);
        // For as many rows as a page has at most: for a tenth of all it would be gone through in parallel.
        expect(plan).toMatch(/"Limit".*"Plan Rows":101\b/);
      }
    }
    const [sent] = await sentBy(() => publishedIncidentJson("many-777"));
    expect(await planOf(sent)).not.toMatch(/Seq Scan/);
  });

  /** As it is planned for readers: whatever the values are. */
  async function planOf(sent: z.output<typeof Sent> | undefined): Promise<string> {
    const { rows } = await ownerPool.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sent?.text}`);
    return JSON.stringify(rows);
  }
});
