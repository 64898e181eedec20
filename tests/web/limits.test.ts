import { createHmac } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  IncomingMessage,
  type RequestListener,
  Server,
  type ServerResponse,
} from "node:http";
import { connect, Socket } from "node:net";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { limiter } from "@/lib/web/limiter";
import { type MakeForReaders, type PublishedState, readerCache } from "@/lib/web/reader-cache";
import { standBeforeEveryRequest } from "@/lib/web/server-edge";
import { whoAsks } from "@/lib/web/who-asks";
import { expectConsole } from "../support/setup";

describe("how much somebody may ask", () => {
  test("is so much a minute, all at once if they like, and grows back", () => {
    let now = 0;
    const limit = limiter(60, () => now);
    for (let i = 0; i < 6; i += 1) expect(limit("a", 10)).toBe(0);
    expect(limit("a", 10)).toBe(10);
    expect(limit("b", 10)).toBe(0);
    now = 9_999;
    expect(limit("a", 10)).toBe(1);
    now = 10_001;
    expect(limit("a", 10)).toBe(0);
    now = 10_000_000;
    for (let i = 0; i < 6; i += 1) expect(limit("a", 10)).toBe(0);
    expect(limit("a", 1)).toBe(1);
  });

  test("is without end where no limit is set", () => {
    const limit = limiter(0);
    for (let i = 0; i < 10_000; i += 1) expect(limit("a", 10)).toBe(0);
  });
});

const secret = "a secret of thirty-two characters";

describe("who asks", () => {
  beforeAll(() => {
    process.env.COUNTERCLAIM_SECRET = secret;
    process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
  });

  function asking(from: string, headers: Record<string, string> = {}): IncomingMessage {
    const socket = new Socket();
    Object.defineProperty(socket, "remoteAddress", { value: from });
    return Object.assign(new IncomingMessage(socket), { headers });
  }
  const cookie = (token: string, key: string) => {
    const signed = `${token}.${createHmac("sha256", key).update(token).digest("base64")}`;
    return { cookie: `a=1; counterclaim.session_token=${encodeURIComponent(signed)}` };
  };

  test("is an address, of IPv6 the network of one line", () => {
    expect(whoAsks(asking("203.0.113.9"), false)).toBe("address 203.0.113.9");
    expect(whoAsks(asking("::ffff:203.0.113.9"), false)).toBe("address 203.0.113.9");
    const one = whoAsks(asking("2001:db8:1:2:3:4:5:6"), false);
    expect(whoAsks(asking("2001:db8:1:2::1"), false)).toBe(one);
    expect(whoAsks(asking("2001:db8:1:3::1"), false)).not.toBe(one);
    expect(whoAsks(asking("::1"), false)).toBe("address 0:0:0:0::/64");
    expect(whoAsks(asking("2001:0db8:0001:0002::1"), false)).toBe(one);
  });

  test("is whom the proxy names, where it is trusted, and never whom the asker names", () => {
    const headers = { "x-forwarded-for": "198.51.100.1, 203.0.113.9" };
    expect(whoAsks(asking("127.0.0.1", headers), true)).toBe("address 203.0.113.9");
    expect(whoAsks(asking("127.0.0.1", headers), false)).toBe("address 127.0.0.1");
  });

  test("is a session whose cookie we signed, and of no other cookie", () => {
    expect(whoAsks(asking("203.0.113.9", cookie("token", secret)), false)).toBe("session token");
    expect(whoAsks(asking("203.0.113.9", cookie("token", `${secret}!`)), false)).toBe(
      "address 203.0.113.9",
    );
    for (const value of ["", "x", "x.", "%", "x.y.z"]) {
      const headers = { cookie: `counterclaim.session_token=${value}` };
      expect(whoAsks(asking("203.0.113.9", headers), false)).toBe("address 203.0.113.9");
    }
  });
});

/** A server behind what stands before every request; `answer` stands where the framework does. */
async function guarded(
  answer: RequestListener,
  perMinute: string,
  {
    patience,
    published = async () => "1",
    make,
  }: { patience?: number; published?: PublishedState; make?: MakeForReaders } = {},
) {
  process.env.COUNTERCLAIM_ANSWERS_PER_MINUTE = perMinute;
  process.env.COUNTERCLAIM_LOG_LEVEL = "silent";
  const server = createServer(answer).listen(0, "127.0.0.1");
  // As the framework does, which then leaves them open.
  server.on("upgrade", () => {});
  await once(server, "listening");
  const { emit } = Server.prototype;
  onTestFinished(() => {
    Server.prototype.emit = emit;
    delete process.env.COUNTERCLAIM_ANSWERS_PER_MINUTE;
    delete process.env.COUNTERCLAIM_LOG_LEVEL;
    server.closeAllConnections();
    server.close();
  });
  standBeforeEveryRequest(readerCache(published, make), patience);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

test("whoever asks too much is told when to come back, as a page or as a problem", async () => {
  let made = 0;
  const port = await guarded((_, response) => {
    made += 1;
    response.end("made");
  }, "3");
  const ask = (path: string, accept = "text/html") =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });

  // Made once, then kept: ten of these cost as much as one that is made.
  for (let i = 0; i < 8; i += 1) expect((await ask("/incidents/a")).status).toBe(200);
  expect((await ask("/incidents/b")).status).toBe(200);
  expect(made).toBe(2);
  const page = await ask("/incidents/c");
  expect([page.status, page.headers.get("content-type")]).toEqual([
    429,
    "text/html; charset=utf-8",
  ]);
  expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(await page.text()).toContain("load this page again");
  const problem = await ask("/api/v1/incidents/c");
  expect(problem.headers.get("access-control-expose-headers")).toContain("Retry-After");
  expect(await problem.json()).toMatchObject({ title: "Too many requests", status: 429 });
  expect((await ask("/healthz")).status).toBe(200);
  expect((await ask("/incidents/a")).status).toBe(200);
  expect(made).toBe(3);
});

test("what could not be made for readers and was left to the framework is counted once", async () => {
  const port = await guarded((_, response) => response.writeHead(500).end("out of order"), "3", {
    make: () => Promise.reject(new Error("no frame")),
  });
  expectConsole(/"no frame"/);
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) {
    statuses.push((await fetch(`http://127.0.0.1:${port}/incidents/${i}`)).status);
  }
  expect(statuses).toEqual([500, 500, 500, 429]);
});

test("whoever has eight answers made at once waits for one of them", async () => {
  const waiting: ServerResponse[] = [];
  const port = await guarded((_, response) => void waiting.push(response), "1000");
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const eight = Array.from({ length: 8 }, (_, i) => ask(`/desk/${i}`));
  await vi.waitFor(() => expect(waiting).toHaveLength(8));
  expect((await ask("/desk/8")).status).toBe(429);
  for (const response of waiting) response.end("made");
  for (const answer of eight) expect((await answer).status).toBe(200);
  const ninth = ask("/desk/8");
  await vi.waitFor(() => expect(waiting).toHaveLength(9));
  waiting.at(-1)?.end("made");
  expect((await ninth).status).toBe(200);
});

test("whoever leaves before anything is made keeps nobody waiting and takes nobody's place", async () => {
  const asked: (() => void)[] = [];
  const port = await guarded((_, response) => response.end("made"), "1000", {
    published: () => new Promise((resolve) => asked.push(() => resolve("1"))),
  });
  const address = (i: number) => `/api/v1/incidents/a-${i}`;
  for (let i = 0; i < 9; i += 1) {
    const socket = connect(port, "127.0.0.1");
    socket.write(`GET ${address(i)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await vi.waitFor(() => expect(asked).toHaveLength(i + 1));
    socket.resetAndDestroy();
  }
  // That they left is known before what is published is.
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const tell of asked) tell();
  for (let i = 0; i < 9; i += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}${address(i)}`, {
      signal: AbortSignal.timeout(5_000),
    });
    expect([i, answer.status]).toEqual([i, 200]);
  }
});

test("nor does whoever asks for several things over one connection and leaves", async () => {
  const waiting: ServerResponse[] = [];
  const port = await guarded((_, response) => void waiting.push(response), "1000");
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write("GET /desk HTTP/1.1\r\nHost: a\r\n\r\n".repeat(8));
  await vi.waitFor(() => expect(waiting).toHaveLength(8));
  socket.resetAndDestroy();
  await vi.waitFor(() => expect(waiting[0]?.closed).toBe(true));
  const eight = Array.from({ length: 8 }, () => fetch(`http://127.0.0.1:${port}/desk`));
  await vi.waitFor(() => expect(waiting).toHaveLength(16));
  for (const response of waiting) response.end("made");
  for (const answer of eight) expect((await answer).status).toBe(200);
});

test("whoever asks and never reads is left", async () => {
  let ended = 0;
  const port = await guarded(
    (_, response) => {
      response.once("close", () => {
        ended += 1;
      });
      response.end(Buffer.alloc(50_000_000));
    },
    "1000",
    { patience: 200 },
  );
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  onTestFinished(() => void socket.destroy());
  socket.pause().write("GET /desk HTTP/1.1\r\nHost: a\r\n\r\n");
  await vi.waitFor(() => expect(ended).toBe(1), { timeout: 10_000 });
});

test("a whole address is read as the path of its host, and leads nowhere else", async () => {
  const asked: unknown[] = [];
  const port = await guarded(({ url, headers }, response) => {
    asked.push([headers.host, url]);
    response.end("made");
  }, "1000");
  for (const address of [
    "http://b.example/desk?a=1",
    "HTTP://b.example?a",
    "http://c@b.example/",
  ]) {
    const socket = connect(port, "127.0.0.1").resume();
    socket.end(`GET ${address} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n`);
    await once(socket, "close");
  }
  expect(asked).toEqual([
    ["b.example", "/desk?a=1"],
    ["b.example", "/?a"],
  ]);
});

test("what no browser asks for goes no further", async () => {
  let made = 0;
  const port = await guarded((_, response) => {
    made += 1;
    response.end("made");
  }, "1000");
  const lines = [
    ["GET /_next/../api/v1/incidents", 400],
    ["GET /_next/%2e%2E/incidents", 400],
    ["GET /_next\\..\\incidents", 400],
    ["GET /incidents/./a", 400],
    ["GET *", 400],
    ["GET /_next/image?url=%2Fa.png&w=1080&q=75", 404],
    ["TRACE /incidents", 405],
    ["GET /nothing", 400, "Connection: Upgrade\r\nUpgrade: websocket\r\n"],
    ["GET /incidents", 400, 'Host: a"><b\r\n'],
    ["GET /incidents", 400, "Host: a.example/b\r\n"],
    ["GET /incidents", 400, `Host: ${"a".repeat(300)}\r\n`],
    ["GET /incidents", 200, "Host: [::1]:3000\r\n"],
    ["GET /incidents/a..b", 200],
    ["GET /incidents?query=../..", 200],
  ] as const;
  for (const [line, status, headers = ""] of lines) {
    const socket = connect(port, "127.0.0.1");
    const host = headers.startsWith("Host") ? "" : "Host: a\r\n";
    const close = headers.startsWith("Connection") ? "" : "Connection: close\r\n";
    socket.end(`${line} HTTP/1.1\r\n${host}${headers}${close}\r\n`);
    const said: Buffer[] = [];
    for await (const chunk of socket) said.push(chunk);
    expect(Buffer.concat(said).toString(), line + headers).toMatch(
      new RegExp(`^HTTP/1.1 ${status} `),
    );
  }
  expect(made).toBe(3);
});
