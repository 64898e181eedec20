import { once } from "node:events";
import {
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { readerAddress } from "@/lib/web/reader-address";
import { type MakeForReaders, readerCache } from "@/lib/web/reader-cache";
import { withoutScripts } from "@/lib/web/without-scripts";
import { expectConsole } from "../support/setup";

const nonce = '<script nonce="n">self.__f.push("<p>")</script>';
const ld = '<script type="application/ld+json">{"@type":"Claim"}</script>';
const page = `<html><head><link rel="preload" as="script" href="/a.js"/>${ld}</head><body>${nonce}<h1>84 – ৮৪</h1></body></html>`;
const still = `<html><head>${ld}</head><body><h1>84 – ৮৪</h1></body></html>`;

interface Site {
  get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
  /** Asks and is gone before there is an answer. */
  leave: (path: string) => Promise<void>;
  /** How often the framework was asked. */
  made: () => number;
  publish: (state: string | null) => void;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server with the cache before a listener that stands where the framework does. */
async function site(
  listener: RequestListener,
  make?: MakeForReaders,
  mayHaveMade = () => true,
): Promise<Site> {
  let made = 0;
  let state: string | null = "1";
  // A question to the database takes a moment, in which others come and wait for the same answer.
  const cache = readerCache(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return state;
  }, make);
  const server = createServer((request, response) => {
    const pass = () => {
      made += 1;
      listener(request, response);
    };
    const on = { pass, showing, mayHaveMade: () => mayHaveMade() || tell(response) };
    if (!cache(request, response, on)) pass();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const get: Site["get"] = async (path, headers = {}, method = "GET") => {
    const sent = ask({ port: address.port, path, headers, method }).end();
    const [answer] = await once(sent, "response");
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
  };
  const leave: Site["leave"] = async (path) => {
    const sent = ask({ port: address.port, path }).end();
    sent.on("error", () => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    sent.destroy();
  };
  return { get, leave, made: () => made, publish: (next) => (state = next) };
}

const showing = <T>(_: string, work: () => T) => work();

function tell(response: ServerResponse): false {
  response.writeHead(429).end();
  return false;
}

const html: RequestListener = (_, response) => {
  response.setHeader("Content-Security-Policy", "script-src 'nonce-n'");
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(page);
};

/** As a route of the framework answers: in pieces, and with a cookie of one answer. */
const file: RequestListener = (_, response) => {
  response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8", "Set-Cookie": "a=1" });
  response.write(still.slice(0, 90));
  response.end(still.slice(90));
};

const later = () => new Promise((resolve) => setTimeout(resolve, 450));

beforeAll(() => {
  process.env.COUNTERCLAIM_SECRET = "a secret of thirty-two characters";
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
});

describe("what readers get is kept", () => {
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

  test("a database that does not answer leaves it to the page", async () => {
    const cache = readerCache(() => Promise.reject(new Error("gone")));
    const server = createServer((request, response) => {
      const pass = () => response.writeHead(500).end("out of order");
      cache(request, response, { pass, showing, mayHaveMade: () => true });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    expectConsole(/"gone"/);
    const answer = await fetch(`http://127.0.0.1:${address.port}/incidents/a`);
    expect([answer.status, await answer.text()]).toEqual([500, "out of order"]);
  });
});

test("an address is a reader's, or none", () => {
  expect(readerAddress("/incidents")).toEqual({ key: "/incidents", slug: null });
  expect(readerAddress("/incidents?query=a")?.slug).toBeNull();
  expect(readerAddress("/api/v1/incidents/a-b")?.slug).toBe("a-b");
  const ofIncident = "/history /editions/2 /editions/2/claims.csv /editions.atom".split(" ");
  for (const rest of [...ofIncident, "/history?before=3", "/editions/2/figures/killed.svg"]) {
    expect(readerAddress(`/api/v1/incidents/a-b${rest}`)?.slug).toBe("a-b");
  }
  for (const list of ["/corrections?incident=a-b", "/api/v1/corrections"]) {
    expect(readerAddress(list)).toEqual({ key: list, slug: null });
  }
  expect(readerAddress("/embed/a-b/1/killed")?.slug).toBe("a-b");
  expect(readerAddress("/incidents?n=1&query=a&query=%20b")?.key).toBe(
    "/incidents?query=a&query=+b",
  );
  expect(readerAddress("/method?query=a")).toEqual({ key: "/method", slug: null });
  expect(readerAddress("/incidents/a?at=2026&utm=b")).toEqual({
    key: "/incidents/a?at=2026",
    slug: "a",
  });
  const others =
    "/ /corrections/a /objections/new?page=/ /incidents/ /incidents/A /incidents/a#b /incidents//a /incidents/a/editions/x /embed/a";
  for (const other of others.split(" ")) expect(readerAddress(other)).toBeNull();
  expect(readerAddress(`/incidents?query=${"x".repeat(1000)}`)).toBeNull();
});

test("what a reader wrote is never taken for a script", () => {
  const text = "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>";
  expect(withoutScripts(text)).toBe(text);
});
