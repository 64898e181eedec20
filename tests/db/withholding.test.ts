import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enterParty, reviseParty } from "@/lib/commands/parties";
import { covered, tells } from "@/lib/editions/cover";
import { publishedIncident } from "@/lib/queries/incidents";
import { verifyLog } from "@/lib/queries/verification";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../support/database";
import { runs } from "../support/runs";
import { allThatReadersGet, whereItStands } from "./support/search";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  relays,
  system,
  unique,
} from "./support/world";

const { ownerPool } = useDatabase();

/** An incident in which a person is named wherever a name can stand. */
async function toldOf(name: string, alias: string, id: string): Promise<string> {
  const slug = `told-${unique()}`;
  const office = await party(`Office of ${name} ${slug}`, { kind: "other" });
  const outlet = await party(`Post of ${slug}`, { kind: "outlet" });
  const place = await incident({
    slug,
    title: `The house of ${name}`,
    places: [{ name: `${name} bazaar`, precision: "settlement" }],
    participants: [
      { party: id, role: `host, ${alias}`, side: `side of ${name}` },
      { party: office, role: "office" },
    ],
  });
  const body = `First, ${name.toUpperCase()} spoke. Then "${alias}" said that 84 died: ${name}'s dead. Last, ${alias}.`;
  const paper = await article(body, {
    outlet,
    headline: `${name} speaks`,
    byline: `By ${alias}`,
    url: `https://example.org/${slug}/${encodeURIComponent(name.replaceAll(" ", "-").toLowerCase())}`,
  });
  await logged(
    count(paper, place, "84", {
      quoted: `Then "${alias}" said that 84 died: ${name}'s dead.`,
      measure: { outcome: "killed", group: "people", of: id },
      groupAsPrinted: `${name}'s`,
      filingReason: `${alias} said people.`,
      translation: { text: `${name} l'a dit.`, translator: name },
      chain: [
        ...relays(outlet),
        { party: office, function: "speaks", ground: "inference", note: `${name} is its head.` },
        {
          party: id,
          describedAs: alias,
          function: "speaks",
          verb: `said (${alias})`,
          span: paper.span(alias),
        },
      ],
    }),
  );
  return slug;
}

describe("a withheld name", () => {
  const cases: [what: string, name: string, alias: string][] = [
    ["in plain letters", "Gulzar Mengal", "G. M. (junior)"],
    ["with accents", "Zoë Åström", "Zoé d'Arc"],
    ["of another script", "گلزار مینگل", "गुलज़ार"],
  ];

  test.each(cases)("%s is in no edition, whenever it was withheld", async (_, name, alias) => {
    const id = await party(name, { kind: "person", aliases: [alias] });
    const slug = await toldOf(name, alias, id);
    const { rows } = await ownerPool.query("SELECT id FROM incident WHERE slug = $1", [slug]);
    const [{ id: place }] = rows;
    await published(place);
    await published(place);
    expect(await allThatReadersGet(slug)).toContain(name);

    await reviseParty(system, {
      id,
      openedOn: 1,
      name,
      kind: "person",
      aliases: [],
      withheldAs: "a resident",
      reason: "Asked.",
    });
    // An alias of before is as telling as one of now.
    const silent = (text: string) => {
      for (const word of [name, alias, name.toUpperCase(), encodeURIComponent(name)]) {
        expect(text.toLowerCase()).not.toContain(word.toLowerCase());
      }
    };
    silent(await allThatReadersGet(slug));
    await published(place);
    silent(await allThatReadersGet(slug));

    const shown = incidentResponse.parse(await publishedIncident(slug));
    expect(shown.edition.number).toBe(3);
    expect(shown.incident.title).toBe("The house of a resident");
    const [claim] = shown.measures[0]?.claims ?? [];
    expect(claim).toMatchObject({
      claimant: { id, name: "a resident" },
      article: { headline: "a resident speaks", url: null },
      quote: { before: "First, a resident spoke. " },
    });
    expect(
      (await whereItStands(ownerPool, name)).filter((at) => !/^(edition|published)/.test(at)),
    ).toEqual(
      expect.arrayContaining(["article_revision.headline", "party_revision.name", "snapshot.text"]),
    );
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("is covered where it was published before the party was entered", async () => {
    const name = "Hafeez Rind";
    const slug = `before-${unique()}`;
    const place = await incident({ slug });
    const paper = await article(`${name} said that 84 died.`);
    await logged(count(paper, place, "84", { quoted: paper.text.split("\n").at(-1) ?? "" }));
    await published(place);
    expect(await allThatReadersGet(slug)).toContain(name);
    await enterParty(system, { name, kind: "person", withheldAs: "a witness" });
    expect(await allThatReadersGet(slug)).not.toContain(name);
  });

  test("that is a common word covers words, and leaves the document's own as they are", async () => {
    for (const name of ["None", "Police", "Event", "Exact", "no", "First", "One", "person"]) {
      await party(name, { kind: "other", withheldAs: "somebody" });
    }
    const slug = `common-${unique()}`;
    const place = await incident({ slug });
    const paper = await article("First, police said that one person died.");
    await logged(
      count(paper, place, "one person", {
        quoted: "First, police said that one person died.",
        measure: { outcome: "killed", group: "police" },
      }),
    );
    await published(place);
    const shown = incidentResponse.parse(await publishedIncident(slug));
    expect(shown.measures[0]).toMatchObject({
      measure: { outcome: "killed", group: "police", basis: "event", attackersIncluded: "no" },
      claims: [
        {
          effect: "first",
          hedge: "none",
          figure: { form: "exact", text: "somebody somebody" },
          quote: { text: "somebody, somebody said that somebody somebody died." },
        },
      ],
    });
  });
});

describe("covering", () => {
  const letters =
    "abA é e\u0301ếe\u0302\u0301ज़\u095bñßŞşІі日本ز-–'’ .()+*?[]\\|{}^$/\u00a0\u200b\u3000\n😀𐐀0٣" +
    "fffﬀﬀijlĳǉﬂևեւมําำဦဦ" +
    "ａＢﬁfﬃiيىیكکةهہأاآلﻻﻼשׁש־한\u1112\u1161\u11abがか゛ｶﾞςσıİđĐłəƏɗ´`׳″█\u00ad\u200c\u2068\u064b\u0640𝐚①।";
  const someText = fc
    .array(fc.constantFrom(...new Intl.Segmenter().segment(letters)), { maxLength: 24 })
    .map((parts) => parts.map(({ segment }) => segment).join(""));
  const someName = someText.filter((text) => /[\p{L}\p{N}]/u.test(text)).map((text) => text.trim());
  const label = "<$1 \\1 &>";
  // Of which the small letter is a plain one, and two characters in another table of letters.
  const dotted = { names: ["\u0130", "a"], around: ["i", ""], loud: false };
  // Of one length, in an order that is another one by halves of pairs.
  const paired = { names: ["𐐀ك", "ﬂa"], around: ["", ""], loud: false };

  test("is the same in what is published from now on and in what stands already", async () => {
    const one = fc.record({
      names: fc.array(someName, { minLength: 1, maxLength: 3 }),
      around: fc.array(someText, { minLength: 1, maxLength: 3 }),
      loud: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 20, maxLength: 20 }), async (cases) => {
        const inputs = cases.map(({ names, around, loud }) => {
          const text = around.flatMap((part, i) => [part, names[i] ?? ""]).join("");
          return { names, text: loud ? text.toUpperCase() : text };
        });
        const { rows } = await ownerPool.query<{ covered: string; tells: boolean }>(
          `SELECT cover_names(c ->> 'text', n, $2) AS covered, tells(c ->> 'text', n) AS tells
           FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS a (c, i),
             LATERAL (SELECT name_patterns(array_agg(e)) AS n FROM jsonb_array_elements_text(c -> 'names') e) p
           ORDER BY i`,
          [JSON.stringify(inputs), label],
        );
        const here = inputs.map(({ names, text }) => ({
          covered: covered({ text }, [{ names, label }]).text,
          tells: tells(text, names),
        }));
        expect(rows).toEqual(here);
      }),
      {
        numRuns: runs(25, 750),
        examples: [dotted, paired].map((one) => [Array.from({ length: 20 }, () => one)]),
      },
    );
  });

  test("meets whatever search calls the same words, and covers it for good", async () => {
    const spelt = [
      "aàAａ𝐚á",
      "bB",
      "oöＯ",
      "sſS",
      "fF",
      "f",
      "iíI",
      "jJ",
      "یيىﻲي\u064e",
      "کكﻚ",
      "هةہھ",
      "اأإآ",
      "ل",
      "5５",
      "dđĐðƊɗ𝐝ď",
      "lłŁ",
      "aəƏ",
    ];
    const unseen = [
      "",
      "`",
      "´",
      "ʿ",
      "′",
      "׳",
      "‛",
      "",
      "",
      "\u00ad",
      "\u200b",
      "\u200c",
      "\u2060",
      "\u2068",
      "\u0301",
      "\u0640",
      "'",
      "ʼ",
      "\u200f",
    ];
    const joints = [" ", "-", "\u00a0", " \u200b", ", ", ". ", "–", "/", "_", "\u3000"];
    const letter = fc.tuple(
      fc.nat(spelt.length - 1),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...unseen),
    );
    const word = fc.array(letter, { minLength: 1, maxLength: 6 });
    const one = fc.array(fc.tuple(word, fc.constantFrom(...joints)), {
      minLength: 1,
      maxLength: 3,
    });
    const cut = fc.tuple(one, fc.nat(3));
    const ligatures: Record<string, string> = { ffi: "ﬃ", ff: "ﬀ", fi: "ﬁ", ij: "ĳ", لا: "ﻻ" };
    // From some letter on, so that what may be cut in several ways is.
    const joined = (text: string, from: number) =>
      text.slice(0, from) +
      text.slice(from).replace(/ffi|ff|fi|ij|لا/g, (some) => ligatures[some] ?? some);
    const formed = (at: number, which: number) => {
      const forms = [...(spelt[at] ?? "")];
      return forms[which % forms.length] ?? "";
    };
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 20, maxLength: 20 }), async (cases) => {
        const pairs = cases.map(([words, from]) => ({
          name: words.map(([all]) => all.map(([at, one]) => formed(at, one)).join("")).join(" "),
          text: `«${words
            .map(
              ([all, after]) =>
                joined(all.map(([at, , two, dot]) => formed(at, two) + dot).join(""), from) + after,
            )
            .join("")}»`,
        }));
        const { rows } = await ownerPool.query<{ same: boolean; url: boolean }>(
          `SELECT search_words(c ->> 'name') = search_words(c ->> 'text') AS same,
             tells(decoded_address(c ->> 'url'), name_patterns(ARRAY[c ->> 'name'], true)) AS url
           FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS a (c, i) ORDER BY i`,
          [JSON.stringify(pairs.map((pair) => ({ ...pair, url: address(pair.text) })))],
        );
        for (const [i, { name, text }] of pairs.entries()) {
          const cover = [{ names: [name], label: "[…]" }];
          const once = covered({ text, url: address(text), other: "Нет, nobody: чужой" }, cover);
          if (rows[i]?.same) expect([name, text, once.text]).not.toEqual([name, text, text]);
          if (rows[i]?.same) expect(once.url).toBe(null);
          expect([name, text, once.url === null]).toEqual([name, text, rows[i]?.url]);
          expect(covered(once, cover)).toEqual(once);
          expect(once.other).toBe("Нет, nobody: чужой");
        }
      }),
      { numRuns: runs(8, 400) },
    );
  });

  // Encoded twice, with escapes that are none around it.
  const address = (text: string) =>
    `https://x.example/100%/%E0%A4/${encodeURIComponent(encodeURIComponent(text))}%ff?p=%`;

  test("is made up for in what was published when names were met more strictly", async () => {
    const slug = `yeh-${unique()}`;
    const aliases = ["Zarrar Baloch", "Offfi Rind", "ဦးသန်း"];
    const id = await party("علی رضایی", { kind: "person", aliases });
    const place = await incident({
      slug,
      title: "By علي رضايي, علی‌رضایی, Zarrar\u00ad Ba\u00adloch, Ofﬀi Rind, ဦးသန်း",
    });
    await published(place);
    await ownerPool.query(`ALTER FUNCTION cover_withheld_party(uuid) RENAME TO cover_kept;
      CREATE FUNCTION cover_withheld_party(uuid) RETURNS int LANGUAGE sql AS 'SELECT 0'`);
    try {
      const { name, ...known } = { name: "علی رضایی", id, openedOn: 1, aliases };
      await reviseParty(system, {
        ...known,
        name,
        kind: "person",
        withheldAs: "a resident",
        reason: "Asked.",
      });
    } finally {
      await ownerPool.query(`DROP FUNCTION cover_withheld_party(uuid);
        ALTER FUNCTION cover_kept(uuid) RENAME TO cover_withheld_party`);
    }
    expect(await allThatReadersGet(slug)).toContain("رضايي");
    const path = "prisma/migrations/20261121213000_letters_together/migration.sql";
    await ownerPool.query((await readFile(path, "utf8")).split(/^(?=DO )/m)[1] ?? "");
    const shown = incidentResponse.parse(await publishedIncident(slug));
    expect(shown.incident.title).toBe(`By ${Array(5).fill("a resident").join(", ")}`);
    expect(await allThatReadersGet(slug)).not.toMatch(/رضا|Ba\u00ad?loch|Of|ဦး/);
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("is met with its strokes and without, within a word where they stand, and made up for in what was published", async () => {
    const slug = `strokes-${unique()}`;
    const aliases = ["Ɗan Ƙofa", "Sana'a Nu´man"];
    const id = await party("Michał", { kind: "person", aliases });
    await published(
      await incident({ slug, title: "Michal, u Michała, dan kofa, Sanaʿa-Nu`man, michalak" }),
    );
    await ownerPool.query(`ALTER FUNCTION cover_withheld_party(uuid) RENAME TO cover_kept;
      CREATE FUNCTION cover_withheld_party(uuid) RETURNS int LANGUAGE sql AS 'SELECT 0'`);
    try {
      const withheld = { kind: "person", withheldAs: "a resident", reason: "Asked." } as const;
      await reviseParty(system, { id, openedOn: 1, name: "Michał", aliases, ...withheld });
    } finally {
      await ownerPool.query(`DROP FUNCTION cover_withheld_party(uuid);
        ALTER FUNCTION cover_kept(uuid) RENAME TO cover_withheld_party`);
    }
    const path = "prisma/migrations/20261122010000_letters_with_strokes/migration.sql";
    await ownerPool.query((await readFile(path, "utf8")).split(/^(?=-- 3\.)/m)[1] ?? "");
    const shown = incidentResponse.parse(await publishedIncident(slug));
    const [cover, title] = ["a resident", shown.incident.title];
    expect(title).toBe(`${cover}, u ${cover}a, ${cover}, ${cover}, michalak`);
    expect((await verifyLog()).faults).toEqual([]);
  });

  test("takes each of the ways in which letters may be one character", async () => {
    const spellings = {
      fff: ["fﬀ", "ﬀf", "f\u00adﬀ", "FFF"],
      fij: ["ﬁj", "fĳ"],
      Sauerstofffilter: ["Sauerstoﬀﬁlter", "Sauerstofﬃlter", "Sauerstoﬀfilter", "Sauerstofﬀilter"],
      ffflj: ["fﬄj", "ﬀﬂj", "ﬀfǉ", "fﬀlj"],
      // And as it is written, which has one letter for two.
      Սևակ: ["Սևակ", "Սեւակ", "ՍԵՒԱԿ"],
      մեւ: ["ﬔւ", "մև", "մեւ"],
      คำแปง: ["คำแปง", "คํา\u200bแปง"],
      ຄຳ: ["ຄຳ", "ຄໍາ"],
      ဦးသန်း: ["ဦးသန်း", "ဦးသန်း"],
    };
    for (const [name, texts] of Object.entries(spellings)) {
      const { rows } = await ownerPool.query<{ covered: string }>(
        "SELECT cover_names(t, name_patterns(ARRAY[$2]), '[…]') AS covered FROM unnest($1::text[]) t",
        [texts, name],
      );
      for (const [i, text] of texts.entries()) {
        expect([text, rows[i]?.covered]).toEqual([text, "[…]"]);
        expect(covered({ text }, [{ names: [name], label: "[…]" }]).text).toBe("[…]");
      }
    }
  });

  test("takes no longer than its text is long", { timeout: 20_000 }, async () => {
    for (const [text, name] of [
      [`Zarrar${"\u200b \u0301".repeat(50_000)}`, "Zarrar Baloch"],
      ["Z\u0301".repeat(100_000), "Zarrar Baloch"],
      ["Zarrar-Baloch ".repeat(5_000), "Zarrar Baloch"],
      ["fi".repeat(100_000), `${"fi".repeat(40)} Baloch`],
      ["fﬀﬁ".repeat(50_000), "f".repeat(300)],
    ] as const) {
      const { rows } = await ownerPool.query<{ tells: boolean }>(
        "SELECT cover_names($1, name_patterns(ARRAY[$2]), NULL) <> $1 AS tells",
        [text, name],
      );
      expect(covered({ text }, [{ names: [name], label: "[…]" }]).text !== text).toBe(
        rows[0]?.tells,
      );
    }
  });

  test("by bars keeps every other character at its place", async () => {
    await fc.assert(
      fc.asyncProperty(someName, someText, someText, async (name, before, after) => {
        const text = `${before} ${name} ${after}`;
        const { rows } = await ownerPool.query<{ barred: string }>(
          "SELECT cover_names($1, name_patterns(ARRAY[$2]), NULL) AS barred",
          [text, name],
        );
        const barred = rows[0]?.barred ?? "";
        expect(barred).toHaveLength(text.length);
        expect(barred).toContain("█");
        expect(tells(barred, [name])).toBe(false);
        for (let i = 0; i < text.length; i += 1) expect([text[i], "█"]).toContain(barred[i]);
      }),
      { numRuns: runs(60, 1_800) },
    );
  });
});
