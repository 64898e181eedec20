import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { loadArticle } from "@/lib/commands/load";
import { redact } from "@/lib/commands/redactions";
import { publishedIncident } from "@/lib/queries/incidents";
import { incidentResponse } from "@/lib/schemas/edition";
import { useDatabase } from "../support/database";
import { isWellMade, standsAsStored } from "./support/document";
import { type Refusal, refused } from "./support/refused";
import { texts } from "./support/texts";
import { leavesNoTrace } from "./support/trace";
import { incident, party, published, system, unique, user } from "./support/world";

const { ownerPool } = useDatabase();

/** A whole file that is as it should be; nothing of it is known yet. */
function file() {
  const n = unique();
  return {
    counterclaim: 1,
    article: {
      outlet: "post",
      headline: `Headline ${n}`,
      url: `https://example.org/file/${n}`,
      publishedOn: "2026-02-02",
      kind: "stand_in",
    },
    text: "Officials said that 84 died, 12 of them in town. With inputs from the wire. 84 again.",
    derivations: [{ wireOf: "wire", kind: "wire", creditLine: "With inputs from the wire" }],
    parties: [
      { key: "post", name: `Post ${n}`, kind: "outlet" },
      { key: "wire", name: `Wire ${n}`, kind: "news_agency" },
      { key: "levies", name: `Levies ${n}`, kind: "state_force" },
    ],
    incidents: [
      {
        key: "it",
        slug: `file-${n}`,
        title: `File ${n}`,
        period: { start: "2026-02-01", end: "2026-02-01" },
        participants: [{ party: "levies", role: "attacked" }],
      },
    ],
    claims: [
      {
        key: "whole",
        kind: "count",
        incident: "it",
        quote: "Officials said that 84 died",
        figure: { words: "84" },
        outcome: "killed",
        group: "people",
        of: "levies",
        chain: [
          { party: "post", function: "relays", ground: "inference" },
          { party: "levies", function: "speaks", words: "Officials said" },
        ],
      },
      {
        key: "part",
        kind: "count",
        incident: "it",
        quote: "12 of them",
        figure: { words: "12" },
        outcome: "killed",
        group: "people",
        basis: "part",
      },
      { kind: "denial", incident: "it", quote: "84 again", denies: { claim: "whole" } },
    ],
    links: [{ kind: "part_of", claim: "part", other: "whole" }],
  };
}
type LoadedFile = ReturnType<typeof file>;

const refuses = (change: (it: LoadedFile) => object, refusal: Refusal, actor = system) => {
  const it = file();
  const input = { ...it, ...change(it) };
  return refused(ownerPool, () => loadArticle(actor, input), refusal);
};
/** The first claim with other members. */
const first = (more: object) => (it: LoadedFile) => ({
  claims: [{ ...it.claims[0], ...more }, ...it.claims.slice(1)],
});

describe("the file in docs/load.md", () => {
  test("loads as it stands there, once", async () => {
    const text = await readFile("docs/load.md", "utf8");
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
    const input = JSON.parse(example);
    const loaded = await loadArticle(system, input);
    expect(loaded).toMatchObject({ entered: true, claims: 4 });
    const [id = ""] = loaded.incidents;
    await published(id);
    const shown = incidentResponse.parse(await publishedIncident("low-quay-fire"));
    await isWellMade(ownerPool, shown);
    await standsAsStored(shown);
    const again = await leavesNoTrace(ownerPool, () => loadArticle(system, input));
    expect(again).toEqual({ entered: false, claims: 0, incidents: [id] });
  });
});

describe("a file", () => {
  test("is whole, or nothing", async () => {
    const loaded = await loadArticle(system, file());
    expect(loaded).toMatchObject({ entered: true, claims: 3 });
    await published(loaded.incidents[0] ?? "");
  });

  test.each([
    ["no number of its form", { counterclaim: undefined }, "counterclaim"],
    ["another number", { counterclaim: 2 }, "counterclaim"],
    ["no article", { article: undefined }, "article"],
    ["a member that nobody knows", { claim: [] }, ""],
    ["an empty text", { text: "\n" }, "text"],
    ["a NUL in its text", { text: "a\0b" }, "text"],
    ["half a character in its text", { text: "84 \ud83d" }, "text"],
    ["claims that are none", { claims: {} }, "claims"],
    ["too many claims", { claims: Array.from({ length: 5001 }, () => ({})) }, undefined],
  ] as const)("with %s is refused", async (_, more, at) => {
    await refuses(() => more, { code: "invalid", ...(at === undefined ? {} : { at }) });
  });

  test.each([
    null,
    undefined,
    1,
    "",
    [],
    [[]],
    true,
    { __proto__: null },
    JSON.parse('{"__proto__": {}}'),
  ])("that is no file is refused: %j", async (input) => {
    await refused(ownerPool, () => loadArticle(system, input), { code: "invalid" });
  });

  test("has every complaint about its form told at once", async () => {
    const error = await refuses(
      (it) => ({
        text: " ",
        article: { ...it.article, publishedOn: "2026-02-30" },
        claims: [{ ...it.claims[0], outcome: "hurt", assertedOn: "soon" }],
      }),
      { code: "invalid" },
    );
    expect(error.issues.map(({ path }) => path)).toEqual([
      "article.publishedOn",
      "text",
      "claims[0].assertedOn",
      "claims[0].outcome",
    ]);
  });

  const at = (path: string, says: RegExp, code: Refusal["code"] = "invalid") => ({
    code,
    at: path,
    says,
  });
  test.each<[string, (it: LoadedFile) => object, Refusal]>([
    [
      "a quote that nobody wrote",
      first({ quote: "85 died" }),
      at("claims[0].quote", /does not stand in the text/),
    ],
    ["a quote of several places", first({ quote: "84" }), at("claims[0].quote", /more than once/)],
    [
      "a quote too often",
      first({ quote: { words: "84", occurrence: 3 } }),
      at("claims[0].quote", /3 times, only 2/),
    ],
    ["a quote of nothing", first({ quote: " " }), at("claims[0].quote", /./)],
    [
      "a wording outside the quote",
      first({ figure: { words: "12" } }),
      at("claims[0].figure.words", /does not stand in the quote/),
    ],
    [
      "a wording without a number",
      first({ figure: { words: "died" } }),
      at("claims[0].figure.words", /number|figure/),
    ],
    [
      "a negative reading",
      first({ figure: { words: "84", reading: { lower: -1, upper: null, how: "x" } } }),
      at("claims[0].figure.reading.lower", /negative/),
    ],
    [
      "a reversed reading",
      first({ figure: { words: "84", reading: { lower: 9, upper: 8, how: "x" } } }),
      at("claims[0].figure.reading.upper", /above/),
    ],
    ["a group that is none", first({ group: "martians" }), at("claims[0].group", /martians/)],
    ["a group with a NUL", first({ group: "people\0" }), at("claims[0].group", /./)],
    ["an unknown incident", first({ incident: "that" }), at("claims[0].incident", /"that"/)],
    ["an unknown party", first({ of: "them" }), at("claims[0].of", /"them"/)],
    [
      "an unknown hop",
      first({ chain: [{ party: "them", function: "speaks", ground: "echo" }] }),
      at("claims[0].chain[0].party", /"them"/),
    ],
    [
      "a hop whose words nobody wrote",
      first({ chain: [{ party: "levies", function: "speaks", words: "they swore" }] }),
      at("claims[0].chain[0].words", /they swore/),
    ],
    [
      "a party that cannot relay",
      first({ chain: [{ party: "levies", function: "relays", ground: "echo" }] }),
      at("claims[0].chain[0].function", /speaks/),
    ],
    [
      "a chain that comes back",
      first({
        chain: Array.from({ length: 2 }, () => ({
          party: "levies",
          function: "speaks",
          ground: "echo",
        })),
      }),
      at("claims[0].chain", /comes back/),
    ],
    [
      "a claim after publication",
      first({ assertedOn: "2026-02-03" }),
      at("claims[0].assertedOn", /published/),
    ],
    [
      "a cumulative figure without a window",
      first({ basis: "cumulative" }),
      at("claims[0].window", /window/),
    ],
    [
      "a denial of nothing",
      (it) => ({
        claims: [...it.claims.slice(0, 2), { ...it.claims[2], denies: { claim: "none" } }],
      }),
      at("claims[2].denies.claim", /"none"/),
    ],
    [
      "a denial of a group that is none",
      (it) => ({
        claims: [
          ...it.claims.slice(0, 2),
          { ...it.claims[2], denies: { outcome: "killed", group: "martians" } },
        ],
      }),
      at("claims[2].denies.group", /martians/),
    ],
    [
      "a key given twice",
      (it) => ({ claims: it.claims.map((claim) => ({ ...claim, key: "same" })) }),
      at("claims[1].key", /twice/),
    ],
    [
      "a party's key given twice",
      (it) => ({ parties: [...it.parties, { key: "post", name: "Other", kind: "outlet" }] }),
      at("parties[3].key", /twice/),
    ],
    [
      "a party's name given twice",
      (it) => ({ parties: [...it.parties, { ...it.parties[0], key: "other" }] }),
      at("parties[3].name", /twice/),
    ],
    [
      "an incident's key given twice",
      (it) => ({ incidents: [...it.incidents, { ...it.incidents[0], slug: "another" }] }),
      at("incidents[1].key", /twice/),
    ],
    [
      "ties that come round",
      (it) => ({
        parties: [
          ...it.parties,
          { key: "a", name: "A", kind: "state", ties: [{ kind: "part_of", to: "b" }] },
          { key: "b", name: "B", kind: "state", ties: [{ kind: "part_of", to: "a" }] },
        ],
      }),
      at("parties[3].ties[0].to", /come round/),
    ],
    [
      "a tie to nobody",
      (it) => ({
        parties: [
          ...it.parties,
          { key: "a", name: "A", kind: "state", ties: [{ kind: "part_of", to: "z" }] },
        ],
      }),
      at("parties[3].ties[0].to", /"z"/),
    ],
    [
      "a tie that ends before it begins",
      (it) => ({
        parties: [
          ...it.parties,
          {
            key: "a",
            name: "A",
            kind: "state",
            ties: [{ kind: "part_of", to: "post", from: "2026", until: "2025" }],
          },
        ],
      }),
      at("parties[3].ties[0].until", /before the start/),
    ],
    [
      "an outlet that is nobody",
      (it) => ({ article: { ...it.article, outlet: "x" } }),
      at("article.outlet", /"x"/),
    ],
    [
      "a wire that is not held",
      () => ({ derivations: [{ fromUrl: "https://example.org/none", kind: "wire", score: 1 }] }),
      at("derivations[0].fromUrl", /Enter it first/),
    ],
    [
      "an address with a NUL",
      () => ({ derivations: [{ fromUrl: "https://exa\0mple.org", kind: "wire", score: 1 }] }),
      at("derivations[0].fromUrl", /./),
    ],
    [
      "a credit line that nobody wrote",
      () => ({ derivations: [{ wireOf: "wire", kind: "wire", creditLine: "Agencies" }] }),
      at("derivations[0].creditLine", /Agencies/),
    ],
    [
      "a parent that is not there",
      (it) => ({ incidents: [{ ...it.incidents[0], parent: "nothing" }] }),
      at("incidents[0].parent", /nothing/),
    ],
    [
      "a parent with a NUL",
      (it) => ({ incidents: [{ ...it.incidents[0], parent: "a\0b" }] }),
      at("incidents[0].parent", /./),
    ],
    [
      "a participant that is nobody",
      (it) => ({ incidents: [{ ...it.incidents[0], participants: [{ party: "x", role: "y" }] }] }),
      at("incidents[0].participants[0].party", /"x"/),
    ],
    [
      "a participant given twice",
      (it) => ({
        incidents: [
          {
            ...it.incidents[0],
            participants: ["a", "b"].map((role) => ({ party: "levies", role })),
          },
        ],
      }),
      { code: "invalid" },
    ],
    [
      "a link of nothing",
      () => ({ links: [{ kind: "part_of", claim: "part", other: "x" }] }),
      at("links[0].other", /"x"/),
    ],
    [
      "a link with itself",
      () => ({ links: [{ kind: "part_of", claim: "part", other: "part" }] }),
      at("links[0]", /itself/),
    ],
    [
      "a part of its own part",
      (it) => ({ links: [...it.links, { kind: "part_of", claim: "whole", other: "part" }] }),
      at("links[1].other", /its own part/),
    ],
  ])("with %s is refused, at its place", async (_, change, refusal) => {
    const error = await refuses(change, refusal);
    if (refusal.at) expect(error.message.startsWith(`${refusal.at}: `)).toBe(true);
  });

  test("with derivations, or free to show, takes an editor, and without them an analyst", async () => {
    const analyst = await user("analyst");
    const free = { ...file().article, freeToShow: "CC BY 4.0" };
    await refuses(() => ({}), { code: "forbidden" }, analyst);
    const plain = { derivations: [], links: [] };
    await refuses(() => ({ ...plain, article: free }), { code: "forbidden" }, analyst);
    await loadArticle(analyst, { ...file(), ...plain });
    await loadArticle(await user("editor"), file());
    await loadArticle(await user("editor"), { ...file(), article: free });
    // A further text of it keeps the mark that it has.
    await loadArticle(await user("editor"), {
      ...file(),
      article: free,
      text: `${file().text} Anew.`,
    });
    await refuses(() => ({}), { code: "forbidden" }, await user("viewer"));
  });

  test("says which of two parties of one name, if nobody can know", async () => {
    const name = `Namesake ${unique()}`;
    await party(name);
    await party(name);
    await refuses((it) => ({ parties: [...it.parties, { key: "a", name, kind: "state" }] }), {
      code: "invalid",
      at: "parties[3].name",
    });
  });

  test("takes parties and incidents that are known, and leaves them as they are", async () => {
    const it = file();
    const slug = it.incidents[0]?.slug ?? "";
    const known = await incident({ slug, title: "Known" });
    const levies = await party(it.parties[2]?.name, { kind: "state" });
    const { incidents } = await loadArticle(system, it);
    expect(incidents).toEqual([known]);
    const { rows } = await ownerPool.query(
      `SELECT count(*)::int AS count FROM claim_hop h JOIN claim_revision r ON r.id = h.claim_revision_id
       WHERE h.party_id = $1 AND r.incident_id = $2`,
      [levies, known],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("with another text at a known address makes a further snapshot", async () => {
    const it = file();
    await loadArticle(system, it);
    const text = `${it.text} Updated.`;
    const claims = it.claims.slice(0, 1);
    const loaded = await loadArticle(system, { ...it, text, claims, links: [], derivations: [] });
    expect(loaded).toMatchObject({ entered: true, claims: 1 });
    const { rows } = await ownerPool.query(
      `SELECT count(DISTINCT s.id)::int AS snapshots, count(DISTINCT s.article_id)::int AS articles
       FROM snapshot s JOIN article_revision r USING (article_id) WHERE r.url = $1`,
      [it.article.url],
    );
    expect(rows).toEqual([{ snapshots: 2, articles: 1 }]);
  });

  test("does not bring back what was redacted", async () => {
    const it = file();
    await loadArticle(system, it);
    const { rows } = await ownerPool.query(
      "SELECT s.id FROM snapshot s JOIN article_revision r USING (article_id) WHERE r.url = $1",
      [it.article.url],
    );
    const why = { legalGround: "Order", reason: "x" };
    await redact(await user("admin"), { target: "snapshot", id: rows[0].id, ...why });
    await refused(ownerPool, () => loadArticle(system, it), {
      code: "conflict",
      at: "article.url",
      says: /redacted/,
    });
  });
});

describe("words find their place", () => {
  let n = 0;
  beforeAll(() => {
    n = unique();
  });

  test.each(texts)("%s", async (what, special) => {
    const it = file();
    const quote = `${special} counted “84” ${special}`;
    const text = `${special}\r\n${quote}, ${special} 84\n${special}`;
    const claims = [
      {
        kind: "count",
        incident: "it",
        quote,
        figure: { words: "84" },
        outcome: "killed",
        group: "people",
        groupAsPrinted: special,
        chain: [
          { describedAs: special, function: "speaks", words: `${special} counted` },
          { describedAs: "x", function: "speaks", words: { words: special, occurrence: 2 } },
        ],
      },
    ];
    const headline = `${what} ${n}`;
    const input = {
      ...it,
      article: { ...it.article, headline },
      text,
      claims,
      links: [],
      derivations: [],
    };
    const { incidents } = await loadArticle(system, input);
    await published(incidents[0] ?? "");
    const shown = incidentResponse.parse(await publishedIncident(it.incidents[0]?.slug ?? ""));
    await isWellMade(ownerPool, shown);
    const whole = `${headline}\n\n${text.replace("\r", "")}`;
    const [claim] = shown.measures[0]?.claims ?? [];
    expect(claim).toMatchObject({
      figure: { text: "84" },
      groupAsPrinted: special,
      quote: { text: quote, start: whole.indexOf(quote) },
      chain: [
        { describedAs: special, evidence: { start: whole.indexOf(quote) } },
        { evidence: { start: whole.indexOf(special, whole.indexOf(special) + 1), text: special } },
      ],
    });
  });
});
