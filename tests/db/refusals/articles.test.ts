import { beforeAll, describe, expect, test } from "vitest";
import { enterArticle, reviseArticle } from "@/lib/commands/articles";
import { enterInError } from "@/lib/commands/errors";
import { redact } from "@/lib/commands/redactions";
import { useDatabase } from "../../support/database";
import { type Refusal, refused } from "../support/refused";
import { texts, unacceptable } from "../support/texts";
import { article, count, incident, logged, party, system, user } from "../support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";

type Input = Parameters<typeof enterArticle>[1];

let outlet: string;
beforeAll(async () => {
  outlet = await party("Dawn Chronicle", { kind: "outlet" });
});

const valid = (): Input => ({
  outlet,
  headline: "A headline",
  text: "A body.",
  kind: "transcribed",
});
const enters = (more: object, refusal: Refusal) =>
  refused(ownerPool, () => enterArticle(system, { ...valid(), ...more }), refusal);

describe("an article is refused", () => {
  test.each([
    ...unacceptable(1000).map(
      ([what, headline]) => [`a headline that is ${what}`, { headline }, "headline"] as const,
    ),
    ...unacceptable(500).map(
      ([what, byline]) => [`a byline that is ${what}`, { byline }, "byline"] as const,
    ),
    ...unacceptable(500).map(
      ([what, dateline]) => [`a dateline that is ${what}`, { dateline }, "dateline"] as const,
    ),
    ["an empty body", { text: "" }, "text"],
    ["a body of white space", { text: "\n \u00a0\n" }, "text"],
    ["a body with a NUL", { text: "a\0b" }, "text"],
    ["a body with half a character", { text: "a\ud83d b" }, "text"],
    ["a body without end", { text: "x".repeat(1_000_001) }, "text"],
    ["an address of another kind", { url: "ftp://example.org/x" }, "url"],
    ["an address that runs something", { url: "javascript:alert(1)" }, "url"],
    ["an address that is none", { url: "example.org" }, "url"],
    ["an address without end", { url: `https://example.org/${"x".repeat(2000)}` }, "url"],
    ["an address that grows too long", { url: `https://example.org/${"ü".repeat(400)}` }, "url"],
    ["an address with a password", { url: "https://me:secret@example.org/" }, "url"],
    ["a language that is none", { language: "e" }, "language"],
    ["a language with a NUL", { language: "en\0" }, "language"],
    ["an endless language", { language: "en-".concat("abcdefgh-".repeat(9), "x") }, "language"],
    ["29 February of a common year", { publishedOn: "2026-02-29" }, "publishedOn"],
    ["24 o'clock", { publishedOn: "2026-02-01T24" }, "publishedOn"],
    ["a date with seconds", { publishedOn: "2026-02-01T10:00:00" }, "publishedOn"],
    ["a date before the year 1000", { publishedOn: "0999" }, "publishedOn"],
    ["a date in other digits", { publishedOn: "٢٠٢٦" }, "publishedOn"],
    ["a date and a line", { publishedOn: "2026\n" }, "publishedOn"],
    ["an outlet that is no identifier", { outlet: "dawn" }, "outlet"],
  ] as const)("for %s", async (_, more, at) => {
    await enters(more, { code: "invalid", at });
  });

  test("for raw bytes, which only a capture has", async () => {
    const input = JSON.parse(JSON.stringify({ ...valid(), kind: "captured" }));
    await refused(ownerPool, () => enterArticle(system, input), { code: "invalid", at: "kind" });
  });

  test("for an outlet that does not exist, or was entered in error", async () => {
    await enters({ outlet: nobody }, { code: "not_found", at: "outlet" });
    const fallen = await party("Nobody's Gazette", { kind: "outlet" });
    const why = { noun: "party", id: fallen, openedOn: 1, reason: "There is none." } as const;
    await enterInError(system, why);
    await enters({ outlet: fallen }, { code: "conflict", at: "outlet" });
  });

  test("when this text stands at this address, however either is written", async () => {
    const url = "https://example.org/Same?a=1";
    await enterArticle(system, { ...valid(), url, text: "One\nTwo" });
    for (const again of [url, "HTTPS://EXAMPLE.org:443/Same?a=1"]) {
      const more = { url: again, text: "One\r\nTwo" };
      await enters(more, { code: "conflict", at: "url", says: /already/ });
    }
  });

  test("when words of it were redacted", async () => {
    const url = "https://example.org/redacted";
    const { snapshot } = await article("Some words.", { url });
    const admin = await user("admin");
    const why = { legalGround: "Court order", reason: "As ordered." };
    await redact(admin, { target: "snapshot", id: snapshot, ...why });
    await enters({ url }, { code: "conflict", at: "url", says: /redacted/ });
  });
});

describe("a revision of an article is refused", () => {
  const input = { headline: "Another", reason: "Misread." };

  test("when it is of nothing, of an older state, or of what was entered in error", async () => {
    const { id } = await article("x");
    const revise = (of: string, openedOn: number) => () =>
      reviseArticle(system, { ...input, outlet, id: of, openedOn });
    await refused(ownerPool, revise(nobody, 1), { code: "not_found" });
    await refused(ownerPool, revise(id, 2), { code: "conflict", says: /newer revision/ });
    await enterInError(system, { noun: "article", id, openedOn: 1, reason: "Twice." });
    await refused(ownerPool, revise(id, 2), { code: "conflict", says: /in error/ });
  });

  test("when another article has its address", async () => {
    const url = "https://example.org/taken";
    await article("One", { url });
    const { id } = await article("Two");
    const taking = { ...input, outlet, id, openedOn: 1, url };
    await refused(ownerPool, () => reviseArticle(system, taking), { code: "conflict", at: "url" });
  });

  test("when it would come out before a claim in it was asserted", async () => {
    const it = await article("84 died", { publishedOn: "2026-02-03" });
    await logged(count(it, await incident(), "84", { assertedOn: "2026-02-02" }));
    const early = { ...input, outlet, id: it.id, openedOn: 1, publishedOn: "2026-02-01" };
    await refused(ownerPool, () => reviseArticle(system, early), {
      code: "invalid",
      at: "publishedOn",
      says: /2026-02-02/,
    });
    await reviseArticle(system, { ...early, publishedOn: "2026-02" });
  });
});

describe("a text is kept as it is printed", () => {
  test.each(texts)("%s", async (_, words) => {
    const { id, text } = await article(`  ${words}\r\n\r${words} `, {
      headline: words,
      byline: words,
    });
    const body = `  ${words}\n\n${words} `;
    expect(text).toBe(`${words}\n\n${body}`);
    const { rows } = await ownerPool.query(
      `SELECT s.text, r.headline, s.sha256 = encode(sha256(convert_to($2, 'UTF8')), 'hex') AS hashed
       FROM snapshot s JOIN article_revision r USING (article_id) WHERE article_id = $1`,
      [id, text],
    );
    expect(rows).toEqual([{ text, headline: words, hashed: true }]);
  });

  test("and an address is that which a browser would show", async () => {
    const { id } = await article("x", { url: " HTTP://Example.ORG:80/ü?q=1#a " });
    const { rows } = await ownerPool.query(
      "SELECT url FROM article_revision WHERE article_id = $1",
      [id],
    );
    expect(rows).toEqual([{ url: "http://example.org/%C3%BC?q=1#a" }]);
  });

  test("and another text at an address is another snapshot of the article", async () => {
    const url = "https://example.org/updated";
    const first = await article("First", { url });
    const second = await article("Second", { url });
    expect(second.id).toBe(first.id);
    expect(second.snapshot).not.toBe(first.snapshot);
  });
});
