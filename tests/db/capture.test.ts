import { beforeAll, describe, expect, test, vi } from "vitest";
import { enterArticle } from "@/lib/commands/articles";
import { captureAddress, captureFile, captureHtml, sweepCaptures } from "@/lib/commands/captures";
import { logClaim } from "@/lib/commands/claims";
import { enterIncident } from "@/lib/commands/incidents";
import { enterParty } from "@/lib/commands/parties";
import { redact } from "@/lib/commands/redactions";
import { enterSnapshot } from "@/lib/commands/snapshots";
import type { Actor } from "@/lib/domain/permissions";
import { articleAt, heldCapture, textChanges } from "@/lib/queries/captures";
import { liveArticle } from "@/lib/queries/live-articles";
import { claimRecord } from "@/lib/queries/live-claims";
import { verifyLog } from "@/lib/queries/verification";
import { useDatabase } from "@/tests/support/database";
import { loopback, loopbackServers } from "@/tests/support/pages";
import { somebody, system } from "./desk-scene";

// Each page is read in a thread of its own, which takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { ownerPool } = useDatabase();
const servers = loopbackServers();

const told = [
  "The army said on Monday that 17 soldiers were killed near the pass.",
  "Residents spoke of more than 20 dead, and a hospital of nineteen.",
  "The road stayed closed on Tuesday, and nobody else could be asked.",
];
const page = (paragraphs: readonly string[]) => `<!doctype html><html lang="en"><head>
  <title>Fighting near the pass</title><meta property="og:site_name" content="The Paper">
  <meta property="article:published_time" content="2026-02-02T08:00:00+05:00"></head>
  <body><article><h1>Fighting near the pass</h1>
  ${paragraphs.map((one) => `<p>${one}</p>`).join("\n")}</article></body></html>`;

let analyst: Actor & { kind: "user" };
let other: Actor & { kind: "user" };
let outlet: string;
beforeAll(async () => {
  analyst = await somebody("analyst", "Captor");
  other = await somebody("analyst", "Another");
  outlet = (await enterParty(system, { name: "The Paper", kind: "outlet" })).id;
});

/** What an analyst would enter of what was read. */
function asRead(held: Awaited<ReturnType<typeof captureHtml>>) {
  const { headline, body } = held.reading;
  return { outlet, headline, text: body, kind: "transcribed" as const, capture: held.id };
}

async function rawOf(snapshot: string) {
  const { rows } = await ownerPool.query<{
    way: string;
    text: string;
    type: string;
    whole: boolean;
  }>(
    `SELECT way, convert_from(bytes, 'UTF8') AS text, media_type AS type,
       sha256 = encode(sha256(bytes), 'hex') AS whole FROM snapshot_raw WHERE snapshot_id = $1`,
    [snapshot],
  );
  return rows[0];
}

const heldBy = async ({ id }: { id: string }) =>
  Number(
    (await ownerPool.query("SELECT count(*) FROM capture WHERE user_id = $1", [id])).rows[0].count,
  );

describe("a page of an address", () => {
  test("is held until it is entered, then kept in private behind its snapshot", async () => {
    const port = await servers.web((_, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(told));
    });
    const url = `http://news.example.org:${port}/a`;
    const held = await captureAddress(analyst, { url: `${url}#top` }, loopback(port));
    expect(held).toMatchObject({ way: "address", address: url });
    expect(held.reading).toMatchObject({
      headline: "Fighting near the pass",
      body: told.join("\n\n"),
      publishedOn: "2026-02-02",
      outlet: "The Paper",
      language: "en",
    });
    expect(await articleAt(analyst, [url])).toBeNull();
    expect(await heldCapture(analyst, held.id)).toMatchObject({ reading: held.reading });

    const entered = await enterArticle(analyst, { ...asRead(held), url });
    expect(entered).toMatchObject({
      kind: "captured",
      text: `Fighting near the pass\n\n${told.join("\n\n")}`,
    });
    expect(await rawOf(entered.snapshot)).toEqual({
      way: "address",
      text: page(told),
      type: "text/html; charset=utf-8",
      whole: true,
    });
    expect(await heldCapture(analyst, held.id)).toBeNull();
    expect(await articleAt(analyst, [url])).toMatchObject({ id: entered.id });
    expect((await liveArticle(analyst, entered.id))?.snapshots[0]).toMatchObject({
      kind: "captured",
      way: "address",
      changes: null,
    });
  });

  test("that is inside, gone or no page leaves nothing behind", async () => {
    const before = await heldBy(other);
    const port = await servers.web((_, response) => response.writeHead(404).end());
    await expect(captureAddress(other, { url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject(
      {
        code: "invalid",
        issues: [{ path: "url" }],
      },
    );
    await expect(
      captureAddress(other, { url: `http://news.example.org:${port}/` }, loopback(port)),
    ).rejects.toMatchObject({ issues: [{ path: "url", message: /no such page/ }] });
    await expect(captureAddress(other, { url: "nowhere" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await heldBy(other)).toBe(before);
  });
});

describe("HTML and files", () => {
  test("are read by the same reader; text that was changed by hand is transcribed", async () => {
    const html = await captureHtml(analyst, { html: page(told) });
    expect(html).toMatchObject({ way: "html", address: null });
    const given = asRead(html);
    const entered = await enterArticle(analyst, { ...given, text: given.text.replace("17", "18") });
    expect(entered.kind).toBe("transcribed");
    expect(await rawOf(entered.snapshot)).toMatchObject({ way: "html", text: page(told) });

    const bytes = new TextEncoder().encode("Fighting\r\n\r\n17 soldiers were killed.\r\n");
    const file = await captureFile(analyst, { bytes, mediaType: "text/plain" });
    expect(file.reading).toMatchObject({ headline: "Fighting", body: "17 soldiers were killed." });
    expect(await enterArticle(analyst, asRead(file))).toMatchObject({ kind: "captured" });
    await expect(
      captureFile(analyst, { bytes: Buffer.from("%PDF-1.7"), mediaType: "application/pdf" }),
    ).rejects.toMatchObject({ issues: [{ path: "file" }] });
    await expect(captureHtml(analyst, { html: "<script>alert(1)</script>" })).rejects.toMatchObject(
      {
        issues: [{ path: "html", message: "There is no text on this page." }],
      },
    );
  });

  test("what is refused holds on to what was captured; nothing is stored half-way", async () => {
    const held = await captureHtml(analyst, { html: page([...told, "More."]) });
    const given = asRead(held);
    await expect(enterArticle(analyst, { ...given, kind: "stand_in" })).rejects.toMatchObject({
      issues: [{ path: "kind" }],
    });
    await expect(enterArticle(other, given)).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "capture" }],
    });
    expect(await heldCapture(other, held.id)).toBeNull();
    expect(await heldCapture(analyst, held.id)).not.toBeNull();
    await ownerPool.query("UPDATE capture SET at = at - interval '25 hours' WHERE id = $1", [
      held.id,
    ]);
    await expect(enterArticle(analyst, given)).rejects.toMatchObject({
      issues: [{ path: "capture" }],
    });
    expect(await heldCapture(analyst, held.id)).toBeNull();
    const { rows } = await ownerPool.query("SELECT 1 FROM snapshot WHERE text LIKE '%More.'");
    expect(rows).toEqual([]);
    await sweepCaptures();
    expect((await ownerPool.query("SELECT 1 FROM capture WHERE id = $1", [held.id])).rows).toEqual(
      [],
    );
  });

  test("few are held at once, and few may be captured in a while", async () => {
    const eager = await somebody("analyst", "Eager");
    const first = await captureHtml(eager, { html: "<p>1 killed" });
    await ownerPool.query(
      `INSERT INTO capture (user_id, way, media_type, bytes, reading)
       SELECT user_id, way, media_type, bytes, reading FROM capture, generate_series(1, 7) WHERE id = $1`,
      [first.id],
    );
    await captureHtml(eager, { html: "<p>2 killed" });
    expect(await heldBy(eager)).toBe(5);
    expect(await heldCapture(eager, first.id)).toBeNull();
    await ownerPool.query("UPDATE attempt SET count = 40");
    await expect(captureHtml(eager, { html: "<p>1 killed" })).rejects.toMatchObject({
      code: "too_many",
      message: expect.stringMatching(/very many pages.*Wait \d+ minutes/),
    });
    await ownerPool.query("DELETE FROM attempt");
  });

  test("is for those who may", async () => {
    const viewer = await somebody("viewer", "Looks");
    await expect(captureHtml(viewer, { html: "<p>1" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(captureHtml({ kind: "anonymous" }, { html: "<p>1" })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});

describe("an article that is captured again", () => {
  test("shows what changed, gains a snapshot, and names the claims whose quote is gone", async () => {
    let text = told;
    const port = await servers.web((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end(page(text));
    });
    const url = `http://news.example.org:${port}/b`;
    const again = () => captureAddress(analyst, { url }, loopback(port));
    const article = await enterArticle(analyst, { ...asRead(await again()), url });
    const incident = (
      await enterIncident(analyst, {
        slug: "pass",
        title: "The pass",
        period: { start: "2026-02-01", end: "2026-02-01" },
      })
    ).id;
    const claim = async (quote: string, figure: string) => {
      const span = (words: string) => {
        const start = article.text.indexOf(words);
        return { start, end: start + words.length };
      };
      const { id } = await logClaim(analyst, {
        kind: "count",
        incident,
        snapshot: article.snapshot,
        quote: span(quote),
        figure: { span: span(figure) },
        measure: { outcome: "killed", group: "people" },
      });
      return id;
    };
    const army = await claim("17 soldiers were killed", "17");
    const residents = await claim("more than 20 dead", "more than 20");

    text = [told[0]?.replace("17", "19") ?? "", told[1] ?? "", "A hospital counted 19 bodies."];
    const held = await again();
    const found = await textChanges(
      analyst,
      article.id,
      `${held.reading.headline}\n\n${held.reading.body}`,
    );
    expect(found?.paragraphs.map(({ kind }) => kind)).toEqual([
      "kept",
      "changed",
      "kept",
      "removed",
      "added",
    ]);
    expect(found?.gone).toEqual([{ id: army, quote: "17 soldiers were killed" }]);
    // Nothing counts before it is kept.
    expect((await claimRecord(analyst, army))?.goneSince).toBeNull();

    const { headline, text: body, kind, capture } = asRead(held);
    const snapshot = { article: article.id, headline, text: body, kind, capture };
    expect(await enterSnapshot(analyst, snapshot)).toMatchObject({ kind: "captured" });
    const live = await liveArticle(analyst, article.id);
    expect(live?.gone).toEqual(found?.gone);
    expect(live?.snapshots).toHaveLength(2);
    expect(live?.snapshots[0]?.changes).toEqual(found?.paragraphs);
    expect((await claimRecord(analyst, army))?.goneSince).toMatch(/^20/);
    expect((await claimRecord(analyst, residents))?.goneSince).toBeNull();

    const same = asRead(await again());
    await expect(
      enterSnapshot(analyst, { ...snapshot, capture: same.capture }),
    ).rejects.toMatchObject({ code: "conflict" });

    // Where words had to go, nothing is laid beside them, and nothing is said to be gone.
    const admin = await somebody("admin", "Admin");
    const [newest] = live?.snapshots ?? [];
    await redact(admin, {
      target: "snapshot",
      id: newest?.id ?? "",
      legalGround: "Order 7 of a court",
      reason: "A test.",
    });
    expect(await heldCapture(analyst, same.capture)).toBeNull();
    const after = await liveArticle(analyst, article.id);
    expect(after?.snapshots[0]).toMatchObject({ text: null, changes: null });
    expect(after?.gone).toEqual([]);
    expect(await textChanges(analyst, article.id, "x")).toBeNull();
    expect((await claimRecord(analyst, army))?.goneSince).toBeNull();
  });
});

test("the log holds, raw bytes and all", async () => {
  expect((await verifyLog()).faults).toEqual([]);
});
