import type { RequestListener } from "node:http";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { expectConsole } from "../support/setup";
import { file, ld, site } from "./cached-site";

const nonce = '<script nonce="n">self.__f.push("<p>")</script>';
const page = `<html><head><link rel="preload" as="script" href="/a.js"/>${ld}</head><body>${nonce}<h1>84 – ৮৪</h1></body></html>`;

const html: RequestListener = (_, response) => {
  response.setHeader("Content-Security-Policy", "script-src 'nonce-n'");
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(page);
};

const made200 = { status: 200, headers: { "content-type": "text/plain" }, body: "84" };

const later = () => new Promise((resolve) => setTimeout(resolve, 450));

beforeAll(() => {
  process.env.COUNTERCLAIM_SECRET = "a secret of thirty-two characters";
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
});

describe("what readers get is kept", () => {
  test("made without the framework where it can be, refusals too, and these not kept", async () => {
    const { get, made } = await site(html, async (url) => {
      if (url === "/incidents/b") return null;
      const status = url === "/incidents?cursor=x" ? 400 : 200;
      return { status, headers: { "content-type": "text/html" }, body: `<p>${status}</p>` };
    });
    for (const _ of [1, 2]) {
      expect((await get("/incidents/a")).body.toString()).toBe("<p>200</p>");
      const refused = await get("/incidents?cursor=x", { "Accept-Encoding": "gzip" });
      expect([refused.status, gunzipSync(refused.body).toString()]).toEqual([400, "<p>400</p>"]);
    }
    const head = await get("/incidents/c", {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, "10"]);
    expect(made()).toBe(0);
    expect((await get("/incidents/b")).body.toString()).toBe(page);
    expect(made()).toBe(1);
  });

  test("what cannot be made without the framework is a page of it", async () => {
    const { get, made } = await site(html, () => Promise.reject(new Error("no frame")));
    expectConsole(/"no frame"/);
    expect((await get("/incidents/a")).body.toString()).toBe(page);
    expect(made()).toBe(1);
  });

  test("who asks too much has nothing made", async () => {
    const { get, made } = await site(html, undefined, () => false);
    expect((await get("/incidents/a")).status).toBe(429);
    expect(made()).toBe(0);
  });

  test("under the policy that an embed has, and for each name of the site by itself", async () => {
    const policy = "default-src 'none'; frame-ancestors *";
    const { get, made } = await site((_, response) => {
      response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy });
      response.end("<p>84</p>");
    });
    for (const host of ["a.example", "b.example", "a.example"]) {
      const { headers } = await get("/embed/a/1/killed", { Host: host });
      expect(headers["content-security-policy"]).toBe(policy);
    }
    expect(made()).toBe(2);
  });

  test("made for the name under which it is asked for, and for none that is no name", async () => {
    const { get } = await site(file, async (_, __, at) => ({ status: 200, headers: {}, body: at }));
    const asked = [
      [{ Host: "a.example" }, "http://a.example"],
      [{ Host: "A.example:8080" }, "http://a.example:8080"],
      [{ Host: "a.example", "X-Forwarded-Proto": "https" }, "https://a.example"],
      [{ Host: "a.example", "X-Forwarded-Proto": "https:" }, "http://a.example"],
      [{ Host: 'a"><script>' }, ""],
      [{ Host: `${"a".repeat(261)}` }, ""],
    ] as const;
    for (const [headers, at] of [...asked, ...asked]) {
      expect((await get("/incidents/a", headers)).body.toString(), headers.Host).toBe(at);
    }
  });

  test("of many who ask for the same at once, one has it made", async () => {
    const { get, made } = await site((_, response) => {
      setTimeout(() => response.end("made"), 50);
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => get("/incidents/a")));
    for (const { body } of answers) expect(body.toString()).toBe("made");
    expect(made()).toBe(1);
  });

  test("and where that one leaves, one of the others", async () => {
    const { get, leave, made } = await site((_, response) => {
      setTimeout(() => response.end("made"), 300);
    });
    const gone = leave("/incidents/a");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answers = await Promise.all(Array.from({ length: 20 }, () => get("/incidents/a")));
    await gone;
    for (const { body } of answers) expect(body.toString()).toBe("made");
    expect(made()).toBe(2);
  });

  test("of an address what is read there, and nothing that a link collected on its way", async () => {
    const asked: (string | undefined)[] = [];
    const { get, made } = await site(file, async (url) => {
      asked.push(url);
      return null;
    });
    for (const way of ["", "?utm_source=a", "?fbclid=b&x"]) await get(`/incidents/a${way}`);
    for (const way of ["", "&n=1"]) await get(`/incidents?query=a+b${way}`);
    expect(asked).toEqual(["/incidents/a", "/incidents?query=a+b"]);
    expect(made()).toBe(2);
  });

  test("until what is published there changes", async () => {
    const { get, made, publish } = await site(file);
    await get("/incidents/a");
    publish("2");
    await later();
    await get("/incidents/a");
    await get("/incidents/a");
    expect(made()).toBe(2);
    publish(null);
    await later();
    await get("/incidents/a");
    await get("/incidents/a");
    expect(made()).toBe(4);
  });

  test("and whoever changes it here sees that at once", async () => {
    const { get, made, publish } = await site(file);
    await get("/incidents/a");
    publish("2");
    await get("/desk/incidents/a/publish", {}, "POST");
    await get("/incidents/a");
    expect(made()).toBe(3);
  });

  test("and whoever asked while it was changed is answered from what is kept, too", async () => {
    const { get, made } = await site(file, async () => made200);
    await get("/incidents/a");
    for (let turn = 0; turn < 5; turn += 1) {
      await later();
      const asked = get("/incidents/a");
      await get("/nowhere", {}, "POST");
      expect((await asked).body.toString()).toBe("84");
    }
    // Those who wrote, and nobody else.
    expect(made()).toBe(5);
  });

  test("only what is whole and well", async () => {
    for (const status of [404, 500]) {
      const { get, made } = await site((_, response) => {
        response.statusCode = status;
        response.end("no");
      });
      expect((await get("/incidents/a")).status).toBe(status);
      await get("/incidents/a");
      expect(made()).toBe(2);
    }
    // And no page of the framework's, whose scripts carry a nonce of one answer.
    const paged = await site(html);
    for (const _ of [1, 2]) expect((await paged.get("/incidents/a")).body.toString()).toBe(page);
    expect(paged.made()).toBe(2);
  });

  test("nothing of what is larger than a page, and all of it arrives", async () => {
    const { get, made } = await site((_, response) => {
      for (let i = 0; i < 8; i += 1) response.write(Buffer.alloc(2_000_000, `${i}`));
      response.end("end");
    });
    expect((await get("/incidents/a")).body.length).toBe(16_000_003);
    await get("/incidents/a");
    expect(made()).toBe(2);
  });

  test("nothing of the framework's own requests, of other addresses and methods", async () => {
    const { get, made } = await site(html);
    const others: [string, Record<string, string>?, string?][] = [
      ["/incidents/a", { RSC: "1" }],
      ["/incidents/a", {}, "POST"],
      ["/desk/incidents/a"],
      ["/incidents/a/editions/1/said?by=2026-02-01"],
      ["/parties/a"],
    ];
    for (const [path, headers, method] of others) {
      for (const _ of [1, 2]) expect((await get(path, headers, method)).body.toString()).toBe(page);
    }
    expect(made()).toBe(2 * others.length);
  });

  test("a database that does not answer leaves it to the page, of those who may have one made", async () => {
    for (const [mayHaveMade, answered] of [
      [true, "500 out of order"],
      [false, "429 "],
    ] as const) {
      const gone = () => Promise.reject(new Error("gone"));
      const outOfOrder: RequestListener = (_, response) => {
        response.writeHead(500).end("out of order");
      };
      const { get } = await site(outOfOrder, undefined, () => mayHaveMade, gone);
      expectConsole(/"gone"/);
      const { status, body } = await get("/incidents/a");
      expect(`${status} ${body}`).toBe(answered);
    }
  });
});
