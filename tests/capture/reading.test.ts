import { describe, expect, test } from "vitest";
import { readingBounds } from "@/lib/capture/bounds";
import { readDocument } from "@/lib/capture/document";
import { dayOf } from "@/lib/capture/published";

const sentence = "The army said on Monday that 17 soldiers were killed near the pass.";
const told = `<p>${sentence}</p>`.repeat(5);

function read(html: string | Uint8Array, contentType = "text/html", address: string | null = null) {
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  const kind = contentType.startsWith("text/plain") ? ("text" as const) : ("html" as const);
  return readDocument({ bytes, contentType, kind, address }, readingBounds);
}

describe("an article's text", () => {
  test("is its headline and its paragraphs, and nothing that stands around them", () => {
    const { headline, body, notes } = read(`<!doctype html><html><head>
      <title>Fighting near the pass | The Paper</title><style>p { color: red }</style></head><body>
      <nav><a href="/">Home</a><a href="/war">War</a></nav>
      <article><h1>Fighting near the pass</h1>
        <p>The army said on Monday that <b>17</b> soldiers
           were killed.<script>alert(1)</script></p>
        <p hidden>Not seen.</p><p style="display: none">Nor this.</p>
        <p>Resi&shy;dents spoke of &ldquo;more than&nbsp;20&rdquo; dead,<br>and of fire.</p>
        <ul><li>Ten houses.</li><li>Two cars.</li></ul>
        ${told}
      </article>
      <aside>Read also: another thing</aside><footer>All rights reserved</footer></body></html>`);
    expect(headline).toBe("Fighting near the pass");
    expect(body.split("\n\n")).toEqual([
      "The army said on Monday that 17 soldiers were killed.",
      "Residents spoke of “more than\u00a020” dead,\nand of fire.",
      "Ten houses.",
      "Two cars.",
      ...Array.from({ length: 5 }, () => sentence),
    ]);
    expect(notes).toEqual([]);
  });

  test("where no article can be told apart it is all of the page, and that is said", () => {
    const { headline, body, notes } = read("<b>12</b> killed");
    expect({ headline, body }).toEqual({ headline: "", body: "12 killed" });
    expect(notes).toEqual(["The page names no headline."]);
    const spread = read(
      `<body>${"<div><a href=x>One line of many in a list</a></div>".repeat(40)}`,
    );
    expect(spread.body).toContain("One line of many in a list");
  });

  test("in a script from right to left keeps its joiners", () => {
    const { body } = read(
      `<html lang="fa"><body><article><p>${"می\u200cگویند ۸۴ تن کشته شدند. ".repeat(20)}</p>`,
    );
    expect(body).toContain("می\u200cگویند ۸۴ تن کشته شدند.");
  });

  test("a plain text has its headline on its first line", () => {
    expect(read("\r\nFighting\r\n\r\n17 killed.\r\n\r\n20 hurt.\r\n", "text/plain")).toMatchObject({
      headline: "Fighting",
      body: "17 killed.\n\n20 hurt.",
    });
    expect(read("17 killed.", "text/plain")).toMatchObject({ headline: "", body: "17 killed." });
  });
});

describe("what a page says of itself", () => {
  const ld = (value: unknown) =>
    `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const article = {
    "@type": ["NewsArticle"],
    headline: "Fighting near the pass &amp; beyond",
    author: [{ "@type": "Person", name: "A. Writer" }, { name: "B. Writer" }],
    datePublished: "2026-02-01T23:30:00+05:00",
    inLanguage: "en-PK",
    publisher: { name: "The Paper" },
  };

  test("in JSON-LD, wherever it stands", () => {
    const page = {
      headline: "Fighting near the pass & beyond",
      byline: "A. Writer, B. Writer",
      publishedOn: "2026-02-01",
      language: "en-PK",
      outlet: "The Paper",
    };
    for (const value of [article, [{ "@type": "WebSite" }, article], { "@graph": [article] }]) {
      expect(read(`<html><head>${ld(value)}</head><body>${told}</body></html>`)).toMatchObject(
        page,
      );
    }
  });

  test("in OpenGraph and other tags", () => {
    const { notes, ...found } = read(`<html><head>
      <meta property="og:title" content="Fighting near the pass">
      <meta property="og:site_name" content="The Paper"><meta property="og:locale" content="ur_PK">
      <meta property="article:published_time" content="2026-01-31T20:30:00Z">
      <meta property="article:author" content="https://example.org/writer">
      <meta name="author" content="A. Writer"></head><body>${told}</body></html>`);
    expect(found).toMatchObject({
      headline: "Fighting near the pass",
      byline: "A. Writer",
      publishedOn: "2026-01-31",
      language: "ur-PK",
      outlet: "The Paper",
    });
    expect(notes.join()).toContain("universal time: 2026-01-31T20:30:00Z");
  });

  test("its canonical address counts when it is of the same site", () => {
    const canonical = (href: string, address: string | null) =>
      read(
        `<html><head><link rel="canonical" href="${href}"></head><body>${told}`,
        "text/html",
        address,
      ).canonical;
    const at = "https://m.paper.example.org/a?utm=1";
    expect(canonical("https://www.paper.example.org/a#top", at)).toBe(
      "https://www.paper.example.org/a",
    );
    expect(canonical("/a", at)).toBe("https://m.paper.example.org/a");
    expect(canonical("https://elsewhere.example.com/a", at)).toBeNull();
    expect(canonical("javascript:alert(1)", at)).toBeNull();
    expect(canonical("https://paper.example.org/a", null)).toBe("https://paper.example.org/a");
    expect(canonical("/a", null)).toBeNull();
  });

  test("which lies, or is broken, is left out", () => {
    const found =
      read(`<html lang="a language"><head>${ld({ "@type": "NewsArticle", datePublished: "2026-02-31", author: 7 })}
      <script type="application/ld+json">{"@type": "NewsArticle", </script>
      <meta property="og:site_name" content="${"x".repeat(400)}"></head><body>${told}`);
    expect(found).toMatchObject({ byline: null, publishedOn: null, language: null, outlet: null });
  });

  test.each([
    ["2026-02-01", "2026-02-01"],
    ["2026-02-01T23:59:59+05:30", "2026-02-01"],
    ["20260201", "2026-02-01"],
    ["2026/02/01 10:00", "2026-02-01"],
    ["Sun, 01 Feb 2026 10:00:00 GMT", "2026-02-01"],
    ["1st February, 2026", "2026-02-01"],
    ["February 1, 2026 at 10 am", "2026-02-01"],
    ["2026-13-01", null],
    ["30 Feb 2026", null],
    ["yesterday", null],
    ["1769900000", null],
  ])("a date written %s", (written, day) => {
    expect(dayOf(written)).toBe(day);
  });
});

describe("characters", () => {
  const letters = "Tod in Zürich – „achtzig“ Söldner";
  const latin = (text: string) =>
    Uint8Array.from(
      [...text.replace("–", "\x96").replace("„", "\x84").replace("“", "\x93")].map((c) =>
        c.charCodeAt(0),
      ),
    );
  const paged = (head: string) => `<html><head>${head}</head><body><p>${letters}</p></body></html>`;

  test.each([
    [
      "UTF-8 that says so",
      new TextEncoder().encode(paged("<meta charset=utf-8>")),
      "text/html",
      "utf-8",
    ],
    [
      "UTF-8 that says Latin-1",
      new TextEncoder().encode(paged("<meta charset=iso-8859-1>")),
      "text/html; charset=ISO-8859-1",
      "utf-8",
    ],
    [
      "windows-1252 that says UTF-8",
      latin(paged("<meta charset=utf-8>")),
      "text/html; charset=utf-8",
      "windows-1252",
    ],
    ["windows-1252 that says nothing", latin(paged("")), "text/html", "windows-1252"],
    [
      "windows-1252 of no known name",
      latin(paged("")),
      "text/html; charset=klingon",
      "windows-1252",
    ],
    ["UTF-16 by its mark", Buffer.from(`\uFEFF${paged("")}`, "utf16le"), "text/html", "utf-16le"],
  ])("%s", (_, bytes, contentType, charset) => {
    const found = read(bytes, contentType);
    expect(found.body).toBe(letters);
    expect(found.charset).toBe(charset);
    expect(found.notes.some((note) => note.includes("is said to be in"))).toBe(
      /that says (Latin|UTF)/.test(_) && !_.endsWith("so"),
    );
  });

  test("other alphabets by their names", () => {
    const cyrillic = Uint8Array.from([
      ...Buffer.from("<p>"),
      0xd3,
      0xe1,
      0xe8,
      0xf2,
      0xee,
      ...Buffer.from(" 17</p>"),
    ]);
    expect(read(cyrillic, "text/html; charset=windows-1251").body).toBe("Убито 17");
  });

  test("one broken letter does not spoil the others", () => {
    const bytes = Buffer.concat([
      Buffer.from("<p>کشته شدند "),
      Buffer.from([0xd8]),
      Buffer.from(" 84</p>"),
    ]);
    const { body, charset } = read(bytes, "text/html; charset=utf-8");
    expect({ body, charset }).toEqual({ body: "کشته شدند \uFFFD 84", charset: "utf-8" });
  });
});

describe("pages made to be hard", () => {
  const refused: [string, string, RegExp][] = [
    ["nested without end", "<div>".repeat(20_000), /nested too deeply/],
    ["of many parts", "<p><b>17</b> killed".repeat(60_000), /too many parts/],
    ["without a letter", "<p>… — …</p>".repeat(100), /no text/],
    ["with a book in it", `<p>${"17 killed. ".repeat(120_000)}</p>`, /more text than an article/],
  ];
  test.each(refused)("%s", (_, html, why) => {
    expect(() => read(html)).toThrow(why);
  });

  test("100,000 numbers, and no sentence", () => {
    const { body } = read(`<p>${Array.from({ length: 100_000 }, (_, i) => i).join(" ")}</p>`);
    expect(body).toContain("99998 99999");
  });

  test.each([
    ["blanks in a title", `<title>${" ".repeat(200_000)}|</title><p>17 killed`],
    ["a title of bars", `<title>${"| ".repeat(100_000)}</title><p>17 killed`],
    ["an attribute that looks like a style", `<p style="${";".repeat(200_000)}display">17 killed`],
    ["a date that goes on", `<meta name="date" content="${"1 a".repeat(100_000)}"><p>17 killed`],
    ["a charset that never comes", `<meta ${"charset ".repeat(40_000)}><p>17 killed`],
    [
      "entities that name entities",
      `<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><p>17 killed &a;`,
    ],
    ["comments in comments", `${"<!--".repeat(100_000)}--><p>17 killed`],
    ["half tags", `<p>17 killed ${"<".repeat(20_000)}`],
  ])("%s: read in a moment", (_, html) => {
    const begun = performance.now();
    expect(read(html).body).toMatch(/17 killed/);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
