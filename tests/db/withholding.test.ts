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
    "abA é e\u0301ếe\u0302\u0301ज़\u095bñßŞşІі日本ز-–'’ .()+*?[]\\|{}^$/\u00a0\u200b\u3000\n😀𐐀0٣";
  const someText = fc
    .array(fc.constantFrom(...new Intl.Segmenter().segment(letters)), { maxLength: 24 })
    .map((parts) => parts.map(({ segment }) => segment).join(""));
  const someName = someText.filter((text) => /[\p{L}\p{N}]/u.test(text)).map((text) => text.trim());
  const label = "<$1 \\1 &>";

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
      { numRuns: runs(25, 750) },
    );
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
