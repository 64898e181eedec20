import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { file, site, still } from "./cached-site";

beforeAll(() => {
  process.env.COUNTERCLAIM_SECRET = "a secret of thirty-two characters";
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
});

describe("an answer that is kept is sent", () => {
  test("made once, in each encoding the same, and checked by its tag", async () => {
    const { get, made } = await site(file);
    const first = await get("/incidents/a");
    expect(first.body.toString()).toBe(still);
    expect(first.headers["cache-control"]).toBe("no-cache");
    const br = await get("/incidents/a", { "Accept-Encoding": "gzip, br" });
    const gz = await get("/incidents/a", { "Accept-Encoding": "br;q=0, gzip" });
    expect([br.headers["content-encoding"], gz.headers["content-encoding"]]).toEqual([
      "br",
      "gzip",
    ]);
    expect(brotliDecompressSync(br.body).toString()).toBe(still);
    expect(gunzipSync(gz.body).toString()).toBe(still);
    expect(br.headers.vary).toContain("Accept-Encoding");
    expect(br.headers["set-cookie"]).toBeUndefined();
    const again = await get("/incidents/a", { "If-None-Match": `"x", ${first.headers.etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await get("/incidents/a", {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([
      200,
      0,
      `${Buffer.byteLength(still)}`,
    ]);
    expect(made()).toBe(1);
  });

  test("with each thing that answers differ by said once", async () => {
    const { get } = await site((_, response) => {
      response.setHeader("Vary", "rsc, Accept-Encoding");
      response.setHeader("Content-Type", "image/svg+xml");
      response.end("<svg/>");
    });
    expect((await get("/incidents/a")).headers.vary).toBe("rsc, Accept-Encoding");
  });

  test("smaller, once it is read often", async () => {
    const told = Array.from({ length: 3000 }, (_, i) => `<p>${(i * i * 7919) % 10007} said</p>`);
    const body = `<html>${told.join("")}</html>`;
    const { get, made } = await site((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(body);
    });
    const br = { "Accept-Encoding": "br" };
    const first = await get("/incidents/a", br);
    await get("/incidents/a", br);
    await vi.waitFor(
      async () => {
        const again = await get("/incidents/a", br);
        expect(again.body.length).toBeLessThan(first.body.length);
        expect(brotliDecompressSync(again.body).toString()).toBe(body);
        expect(again.headers.etag).toBe(first.headers.etag);
      },
      { timeout: 10_000, interval: 50 },
    );
    expect(made()).toBe(1);
  });
});
