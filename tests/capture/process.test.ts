import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readingBounds } from "@/lib/capture/bounds";
import { pageOf } from "@/lib/capture/capture";
import { readPage } from "@/lib/capture/read";
import { startProcess } from "@/lib/capture/start-process";

const page = (html: string) => ({
  bytes: new TextEncoder().encode(html),
  contentType: "text/html",
  kind: "html" as const,
  address: null,
});

test("a page is read in a process of its own, and none of its scripts runs", async () => {
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

test("a process that takes too long, or dies of what it reads, is ended; the server goes on", async () => {
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 20);
  const [late, large, counted] = await Promise.allSettled([
    readPage(vast, { ...uncounted, time: 500 }),
    readPage(vast, { ...uncounted, time: 60_000, memory: 32 }),
    readPage(vast),
  ]);
  clearInterval(turning);
  expect(late).toMatchObject({
    reason: { code: "invalid", message: expect.stringMatching(/longer than 0.5 seconds/) },
  });
  expect(large).toMatchObject({
    reason: { code: "invalid", message: expect.stringMatching(/more memory/) },
  });
  expect(counted).toMatchObject({
    reason: { code: "invalid", message: "The page has too many parts to be an article." },
  });
  expect(turns).toBeGreaterThan(10);
});

test.runIf(process.platform === "linux")("its process has nothing of our environment", async () => {
  const reader = startProcess(64);
  const environment = await readFile(`/proc/${reader.pid}/environ`, "utf8");
  reader.kill("SIGKILL");
  const names = environment.split("\0").flatMap((line) => line.split("=")[0] || []);
  expect(names.filter((name) => !name.startsWith("NODE_CHANNEL_"))).toEqual(["NODE_ENV"]);
});

// In a thread it was the end of the server: V8 found no room for the table of its attributes.
const vast = page(`<p ${Array.from({ length: 300_000 }, (_, i) => `a${i}=1`).join(" ")}>x`);
const uncounted = {
  ...readingBounds,
  elements: 1e9,
  depth: 1e9,
  attributes: 1e9,
  stretches: 1e9,
};
