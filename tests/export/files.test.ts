import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { atomFeed, searchFeed } from "@/lib/export/atom";
import { bibTex, citationText, ris } from "@/lib/export/citation";
import { columns, csvOf } from "@/lib/export/csv";
import { graphEnd, graphHead, graphNodes, jsonLd } from "@/lib/export/json-ld";
import type { Taken } from "@/lib/export/taken";
import type { IncidentResponse } from "@/lib/schemas/edition";
import { atomFaults } from "../support/atom";
import { contested, herof, withdrawn } from "../support/fixtures/edition";
import { readCsv } from "../support/read-csv";
import { runs } from "../support/runs";
import { unknownIn } from "../support/schema-org";
import { xmlFault } from "../support/well-formed";

function taken({ edition, ...document }: IncidentResponse): Taken {
  return { edition, document, site: "https://claims.example.org" };
}

/** The edition with words that somebody may have chosen with care: in a title, a quote, a headline. */
function saying(words: string): Taken {
  const given = taken(herof);
  const { document } = given;
  const [measure] = document.measures;
  const [claim] = measure?.claims ?? [];
  if (!measure || !claim) throw new Error("the fixture has a claim");
  const changed = {
    ...claim,
    quote: { ...claim.quote, text: words },
    article: { ...claim.article, headline: words },
  };
  return {
    ...given,
    document: {
      ...document,
      incident: { ...document.incident, title: words },
      measures: [{ ...measure, claims: [changed] }],
      otherClaims: [],
    },
  };
}

const someWords = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\"',;&<>{}\\%$#_^~ aé٣") }),
  fc.constantFrom(
    "=1+1",
    " =1",
    '@SUM("A1")',
    "＝1",
    "-2+3",
    "\u200f=1",
    "+0",
    "]]>",
    "%00",
    "-80",
  ),
);

describe("the CSV", () => {
  test("has every claim of the edition once, with its origin and whether it is an echo", () => {
    for (const incident of [herof, contested]) {
      const [head = [], ...rows] = readCsv(csvOf(taken(incident)).replace(/^\uFEFF/, ""));
      expect(head).toEqual([...columns]);
      const at = (row: string[], name: (typeof columns)[number]) => row[columns.indexOf(name)];
      const claims = incident.measures.flatMap((measure) => measure.claims);
      expect(rows).toHaveLength(claims.length + incident.otherClaims.length);
      for (const [index, claim] of claims.entries()) {
        const row = rows[index] ?? [];
        expect(row).toHaveLength(columns.length);
        expect(at(row, "claim_id")).toBe(claim.id);
        expect(at(row, "quote")).toBe(claim.quote.text ?? "");
        expect(at(row, "origin_id")).toBe(claim.origin ?? "");
        expect(at(row, "echo")).toBe(`${claim.echo}`);
        expect(at(row, "upper")).toBe(claim.figure.upper === null ? "" : `${claim.figure.upper}`);
        expect(at(row, "claim_address")).toBe(
          `https://claims.example.org/incidents/${incident.incident.slug}/editions/${incident.edition.number}#claim-${claim.id.slice(-12)}`,
        );
      }
    }
  });

  test("says whatever was printed, and nothing that a spreadsheet would run", () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const [, row = []] = readCsv(csvOf(saying(words)).slice(1));
        expect(row).toHaveLength(columns.length);
        const quote = row[columns.indexOf("quote")] ?? "";
        expect([words, `'${words}`]).toContain(quote);
        for (const cell of row) expect(cell.trim()).not.toMatch(/^[=+@\uff1d\uff0b\uff0d\uff20-]/);
      }),
      { numRuns: runs(300) },
    );
  });

  test("keeps a printed figure from becoming a date", () => {
    const printed = (text: string) => {
      const given = saying("84");
      const [measure] = given.document.measures;
      const [claim] = measure?.claims ?? [];
      if (!measure || !claim) throw new Error("the fixture has a claim");
      const claims = [{ ...claim, figure: { ...claim.figure, text } }];
      const document = { ...given.document, measures: [{ ...measure, claims }] };
      const [, row = []] = readCsv(csvOf({ ...given, document }).slice(1));
      return row[columns.indexOf("figure_as_printed")];
    };
    for (const text of ["10-12", "5/6", "10 - 12", "1.200"]) expect(printed(text)).toBe(`'${text}`);
    for (const text of ["84", "1,200", "10–12", "10-12 men", "at least 84"]) {
      expect(printed(text)).toBe(text);
    }
  });

  const first = (given: Taken, ...names: (typeof columns)[number][]) => {
    const [head = [], row = []] = readCsv(csvOf(given).slice(1));
    return names.map((name) => row[head.indexOf(name)]);
  };

  /** The edition of an incident of which other things are known. */
  function of(about: Partial<Taken["document"]["incident"]>): Taken {
    const given = taken(contested);
    const incident = { ...given.document.incident, ...about };
    return { ...given, document: { ...given.document, incident } };
  }

  test("says in every row of which incident it is, when that happened and where", () => {
    const [head = [], ...rows] = readCsv(csvOf(taken(contested)).slice(1));
    expect(head.slice(-4)).toEqual(["incident_slug", "period_start", "period_end", "places"]);
    expect(head[columns.length - 5]).toBe("claim_address");
    for (const row of rows) {
      expect(row.slice(-4)).toEqual([
        "checkpoint-attack",
        "2026-02",
        "2026-02",
        "River road | Kech",
      ]);
    }
    expect(first(of({ places: [] }), "places")).toEqual([""]);
  });

  test("parts as many places as there are, whatever they are called", () => {
    const place = { precision: "exact", latitude: null, longitude: null } as const;
    fc.assert(
      fc.property(fc.array(someWords, { minLength: 1, maxLength: 4 }), (names) => {
        const [cell = ""] = first(
          of({ places: names.map((name) => ({ ...place, name })) }),
          "places",
        );
        expect(cell.split(" | ")).toHaveLength(names.length);
        expect(cell.trim()).not.toMatch(/^[=+@\uff1d\uff0b\uff0d\uff20-]/);
      }),
      { numRuns: runs(200) },
    );
  });

  test("keeps a slug from becoming a date or a number", () => {
    for (const slug of ["10-12", "march-15", "15-mar-2026", "2026-02-01", "1e5"]) {
      expect(first(of({ slug }), "incident_slug", "kind")).toEqual([`'${slug}`, "count"]);
    }
    for (const slug of ["operation-herof", "15-killed", "marching-15", "may-5-attack"]) {
      expect(first(of({ slug }), "incident_slug")).toEqual([slug]);
    }
  });

  test("is its head alone of what was withdrawn", () => {
    expect(readCsv(csvOf(taken(withdrawn)).slice(1))).toHaveLength(1);
  });
});

describe("a citation", () => {
  const address = "https://claims.example.org/incidents/operation-herof-phase-ii/editions/1";

  test("names the edition, its day, its address and its hash, in every form", () => {
    for (const cite of [citationText, bibTex, ris]) {
      const text = cite(taken(herof));
      for (const part of ["Operation Herof", address, herof.edition.sha256, "2026"]) {
        expect(text).toContain(part);
      }
    }
    expect(citationText(taken(herof))).toContain("Edition 1, 3 February 2026.");
  });

  test("is BibTeX whose braces close, whatever the title is", () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const text = bibTex(saying(words));
        expect(text).toMatch(
          /^@misc\{counterclaim:[a-z0-9-]+:1,\n(?: {2}[a-z]+ = \{.*\},\n)+\}\n$/,
        );
        let depth = 0;
        // BibTeX counts those after a backslash too.
        for (const character of text) {
          if (character === "{") depth += 1;
          if (character === "}") depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        const bare = text.replace(/\\[$&#_%]/g, "");
        expect(/ {2}title = (.*),/.exec(bare)?.[1]).not.toMatch(/[$&#_%~^<>|]/);
      }),
      { numRuns: runs(200) },
    );
  });

  test("writes in TeX what TeX would read as something else", () => {
    expect(bibTex(saying("5% of {A_1} < B} \\ C"))).toContain(
      "title = {{5\\% of \\textbraceleft{}A\\_1\\textbraceright{} \\textless{} B\\textbraceright{} \\textbackslash{} C}}",
    );
  });

  test("is RIS with a tag on every line, whatever the title is", () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const lines = ris(saying(words)).split("\r\n");
        expect(lines.pop()).toBe("");
        expect(lines.map((line) => line.slice(0, 6))).toEqual(
          "TY AU TI PY DA ET PB UR N1 ER".split(" ").map((tag) => `${tag}  - `),
        );
        expect(lines.at(-1)).toBe("ER  - ");
      }),
      { numRuns: runs(200) },
    );
  });

  test("does not name what was withdrawn", () => {
    for (const cite of [citationText, bibTex, ris]) {
      expect(cite(taken(withdrawn))).not.toContain("Withdrawn title");
    }
  });
});

describe("the feed", () => {
  test("is well-formed, whatever the titles and notes are", () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const feed = {
          slug: "a",
          title: words,
          editions: [{ ...herof.edition, note: words, lines: [words] }],
        };
        expect(atomFaults(atomFeed(feed, "https://claims.example.org"))).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  test("is one of Atom, of an incident, of a search, and of one that finds nothing", () => {
    const site = "https://claims.example.org";
    const at = (number: number) => `2026-02-0${number}T09:30:00.000Z`;
    const editions = [3, 2, 1].map((number) => ({
      ...{ ...herof.edition, number, at: at(number) },
      lines: [],
    }));
    expect(atomFaults(atomFeed({ slug: "a", title: "A", editions }, site))).toEqual([]);
    expect(atomFaults(atomFeed({ slug: "a", title: "A", editions: [] }, site))).toEqual([]);
    const search = {
      page: "/incidents?query=a+%26+%C4%91",
      feed: "/api/v1/incidents/feed.atom?query=a+%26+%C4%91",
    };
    const nothing = { items: [], query: "a & đ", narrowing: ["at Đắk <Lắk>"] };
    expect(atomFaults(searchFeed(nothing, search, site))).toEqual([]);
    // As a search tells them: those with its words as written first.
    const items = [2, 3, 1].map((number) => ({
      ...{ slug: `it-${number}`, title: "A & B", period: herof.incident.period, places: [] },
      ...{ edition: { ...herof.edition, number, at: at(number) }, measures: [] },
      ...{ id: herof.incident.id, withdrawn: false, standIn: false },
    }));
    const text = searchFeed({ items, query: undefined, narrowing: ["at Kech"] }, search, site);
    expect(atomFaults(text)).toEqual([]);
    expect(text).toContain("<title>Counterclaim: incidents at Kech</title>");
    expect([...text.matchAll(/<id>.*?(it-\d)/g)].map(([, id]) => id)).toEqual([
      ...["it-3", "it-2", "it-1"],
    ]);
  });

  test("the check of Atom finds what is none", () => {
    const editions = [2, 1].map((number) => ({
      ...{ ...herof.edition, number, at: `2026-02-0${number}T09:30:00.000Z` },
      lines: ["killed: 84+"],
    }));
    const feed = atomFeed({ slug: "a", title: "A", editions }, "https://claims.example.org");
    const faults = (from: string | RegExp, to: string) => {
      const changed = feed.replace(from, to);
      expect(changed).not.toBe(feed);
      return atomFaults(changed);
    };
    expect(faults("</feed>", "")).toEqual(["feed left open"]);
    expect(faults("2005/Atom", "2005/Atoms")).toEqual(["no feed of Atom"]);
    expect(faults(/<author>.*<\/author>/, "")).toEqual(["feed has not as many author as it may"]);
    expect(faults("<content", "<summary>a</summary><content")).toEqual(["entry has summary"]);
    expect(faults(/<link rel="self"[^>]*>/, "")).toEqual([
      "feed has not as many link as it may",
      "the feed has other links",
    ]);
    expect(faults("editions/1</id>", "editions/2</id>")).toEqual(["an id is there twice"]);
    expect(faults("https://claims.example.org/incidents/a/editions/1<", "/a<")).toEqual([
      "entry: id is none",
    ]);
    expect(faults("2026-02-02T09:30:00.000Z", "2026-02-01T09:30:00.000Z")).toEqual([
      "not the newest first",
      "a feed of another day",
    ]);
    expect(faults(/2026-02-01T/g, "2026-02-01 ")).toEqual([
      "entry: updated is none",
      "entry: published is none",
    ]);
    expect(faults('<content type="text">', '<content type="html">')).toEqual([
      "entry: content is none",
    ]);
  });

  test("the check itself finds what is not", () => {
    for (const text of [
      "<a><b></a></b>",
      "<a>&nbsp;</a>",
      '<a b="<"/>',
      "<a>",
      '<a b="" b=""/>',
      "<a>\u0000</a>",
    ]) {
      expect(xmlFault(text)).not.toBe(null);
    }
  });

  test("has an entry an edition, at its own address", () => {
    const editions = [2, 1].map((number) => ({ ...herof.edition, number, lines: ["killed: 84+"] }));
    const text = atomFeed({ slug: "a-b", title: "A & B", editions }, "https://claims.example.org");
    expect([...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)).toEqual([
      "https://claims.example.org/api/v1/incidents/a-b/editions.atom",
      "https://claims.example.org/incidents/a-b/editions/2",
      "https://claims.example.org/incidents/a-b/editions/1",
    ]);
    expect(text).toContain("A &amp; B: edition 2");
  });
});

describe("the JSON-LD", () => {
  const node = z.looseObject({ "@type": z.enum(["Claim", "ClaimReview"]) });
  const graph = z.object({ "@context": z.literal("https://schema.org"), "@graph": z.array(node) });

  test("has a Claim for every claim, a review for those an editor decided, and no rating", () => {
    for (const incident of [herof, contested]) {
      const text = jsonLd(taken(incident));
      const nodes = graph.parse(JSON.parse(text))["@graph"];
      const all = [...incident.measures.flatMap(({ claims }) => claims), ...incident.otherClaims];
      expect(nodes.filter((it) => it["@type"] === "Claim")).toHaveLength(all.length);
      expect(nodes.filter((it) => it["@type"] === "ClaimReview")).toHaveLength(
        all.filter(({ status }) => status !== "unreviewed").length,
      );
      expect(text).not.toMatch(/rating/i);
    }
  });

  test("says nothing that schema.org has no word for", () => {
    for (const incident of [herof, contested]) {
      const { "@graph": nodes } = graph.parse(JSON.parse(jsonLd(taken(incident))));
      expect(unknownIn(nodes)).toEqual([]);
    }
    const [claim] = graph.parse(JSON.parse(jsonLd(taken(herof))))["@graph"];
    expect(
      unknownIn({ ...claim, claimReviewed: "x", appearance: { "@type": "Newspiece" } }),
    ).toEqual([
      "$.appearance: no CreativeWork, IdReference",
      "$: no Claim.claimReviewed",
      "$.appearance: no type Newspiece",
    ]);
    const wrong = {
      "@type": "Claim",
      "@id": "/claims/1",
      about: "the killed",
      dateCreated: "2026-02-31T14",
      isPartOf: "/incidents/it",
      text: 84,
    };
    expect(unknownIn(wrong)).toEqual([
      "$.about: no Thing, IdReference",
      "$.dateCreated: no Date, DateTime",
      "$.isPartOf: no CreativeWork, URL, IdReference",
      "$.text: no Text",
      "$.@id: no URL",
    ]);
  });

  test("of several editions is one graph, in which one that was withdrawn has no place", () => {
    const gone = { ...herof, withdrawn: "An error." };
    const parts = [herof, gone, contested].map((one) => graphNodes(taken(one))).filter(Boolean);
    expect(parts).toHaveLength(2);
    const all = graph.parse(JSON.parse(graphHead + parts.join(",") + graphEnd))["@graph"];
    expect(unknownIn(all)).toEqual([]);
  });
});
