import { expect, test } from "vitest";
import { readingBounds } from "@/lib/capture/bounds";
import { pageOf } from "@/lib/capture/capture";
import { readPage } from "@/lib/capture/read";

const page = (html: string) => ({
  bytes: new TextEncoder().encode(html),
  contentType: "text/html",
  kind: "html" as const,
  address: null,
});

test("a page is read in a thread, and none of its scripts runs", async () => {
  const told = "<p>The army said on Monday that 17 soldiers were killed near the pass.</p>".repeat(
    5,
  );
  const script = "<script>globalThis.ran = true; document.write('RAN')</script>";
  const read = await readPage(
    page(`<html lang="en"><head><title>Fighting</title>${script}</head><body onload="ran = true">
      <img src=x onerror="ran = true"><h1>Fighting</h1>${told}${script}</body></html>`),
  );
  expect(read).toMatchObject({ headline: "Fighting", language: "en", charset: "utf-8" });
  expect(read.body).toContain("17 soldiers were killed");
  expect(read.body).not.toMatch(/RAN|<|script/);
  expect("ran" in globalThis).toBe(false);
});

test("what is brought is as bounded as what is fetched", async () => {
  await expect(pageOf(new Uint8Array(20_000_000).fill(32), "text/html")).rejects.toMatchObject({
    code: "invalid",
    message: "The page is larger than 5 million bytes.",
  });
});

test("a thread that takes too long, or too much memory, is ended; the server goes on", async () => {
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 20);
  const vast = page(`<div>${"<table><tr><td>".repeat(200_000)}`);
  const [late, large] = await Promise.allSettled([
    readPage(vast, { ...readingBounds, time: 500 }),
    readPage(vast, { ...readingBounds, memory: 24 }),
  ]);
  clearInterval(turning);
  expect(late).toMatchObject({
    reason: { code: "invalid", message: expect.stringMatching(/longer than 0.5 seconds/) },
  });
  expect(large).toMatchObject({
    reason: { code: "invalid", message: expect.stringMatching(/more memory/) },
  });
  expect(turns).toBeGreaterThan(10);
});
