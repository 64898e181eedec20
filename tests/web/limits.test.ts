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
import type { TurnBounds } from "@/lib/web/in-turn";
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
    bounds,
  }: {
    patience?: number;
    published?: PublishedState;
    make?: MakeForReaders;
    bounds?: TurnBounds;
  } = {},
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
  standBeforeEveryRequest(readerCache(published, make), patience, bounds);
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

const long = { waitAtMost: 10_000, countAtMost: 10_000, idleAtMost: 10_000 };
const ample: TurnBounds = { atOnce: 100, inLine: 0, ...long };

test("whoever has eight answers made at once waits for one of them", async () => {
  const waiting: ServerResponse[] = [];
  const port = await guarded((_, response) => void waiting.push(response), "1000", {
    bounds: ample,
  });
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
  const port = await guarded((_, response) => void waiting.push(response), "1000", {
    bounds: ample,
  });
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

describe("of what is made for readers", () => {
  const two: TurnBounds = { atOnce: 2, inLine: 2, ...long };

  /** A site whose framework answers when it is told to, and who asks it. */
  async function slow(bounds: TurnBounds) {
    const making = new Map<string, ServerResponse>();
    const port = await guarded(
      ({ url = "" }, response) => {
        if (url === "/healthz" || url.endsWith("/ready")) response.end("ready");
        else making.set(url, response);
      },
      "1000",
      { bounds },
    );
    const ask = (path: string, given: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, given);
    const begun = (...paths: string[]) =>
      vi.waitFor(() => expect([...making.keys()]).toEqual(paths));
    return {
      ask,
      begun,
      head: (path: string) => making.get(path)?.writeHead(200),
      end: (path: string) => making.get(path)?.end("made"),
    };
  }

  test("a few answers are made at once, and the others in turn", async () => {
    const { ask, begun, end } = await slow(two);
    const asked = ["/parties/a", "/incidents/b", "/nowhere"].map((path) => ask(path));
    await begun("/parties/a", "/incidents/b");
    end("/incidents/b");
    await begun("/parties/a", "/incidents/b", "/nowhere");
    end("/parties/a");
    end("/nowhere");
    for (const answer of asked) expect(await (await answer).text()).toBe("made");
  });

  test("nobody waits for what is ready, for our health, at the desk, or to write", async () => {
    const { ask, begun, end } = await slow(two);
    expect((await ask("/incidents/ready")).status).toBe(200);
    const asked = ["/incidents/a", "/incidents/b", "/incidents/c"].map((path) => ask(path));
    await begun("/incidents/a", "/incidents/b");
    expect(await (await ask("/incidents/ready")).text()).toBe("ready");
    expect(await (await ask("/healthz")).text()).toBe("ready");
    const signature = createHmac("sha256", secret).update("t").digest("base64");
    const cookie = `counterclaim.session_token=${encodeURIComponent(`t.${signature}`)}`;
    expect(await (await ask("/desk/ready", { headers: { cookie } })).text()).toBe("ready");
    expect(await (await ask("/sign-in/ready", { method: "POST" })).text()).toBe("ready");
    end("/incidents/a");
    end("/incidents/b");
    await begun("/incidents/a", "/incidents/b", "/incidents/c");
    end("/incidents/c");
    await Promise.all(asked);
  });

  test("whoever finds the line full, or waits too long, is told so", async () => {
    const { ask, begun } = await slow({ ...two, inLine: 1, waitAtMost: 300 });
    const held = ["/incidents/a", "/incidents/b"].map((path) => ask(path).catch(() => null));
    await begun("/incidents/a", "/incidents/b");
    const late = ask("/api/v1/incidents/c");
    await vi.waitFor(async () => {
      const page = await ask("/incidents/d", { headers: { accept: "text/html" } });
      expect(await page.text()).toContain("<h1>Too much is asked just now</h1>");
      expect([page.status, page.headers.get("retry-after")]).toEqual([503, "5"]);
    });
    const problem = await late;
    expect(problem.headers.get("retry-after")).toBe("5");
    expect(await problem.json()).toMatchObject({ title: "Too busy", status: 503 });
    expect(held).toHaveLength(2);
  });

  test("whoever leaves gives up the place, and what waits for the database keeps none", async () => {
    const { ask, begun, end } = await slow({ ...two, atOnce: 1, idleAtMost: 400 });
    const left = new AbortController();
    const [first] = [ask("/incidents/a"), ask("/incidents/b", left).catch(() => null)];
    await begun("/incidents/a");
    left.abort();
    const third = ask("/incidents/c");
    // Nobody ends the first: it counts no longer.
    await begun("/incidents/a", "/incidents/c");
    end("/incidents/a");
    end("/incidents/c");
    for (const answer of [first, third]) expect((await answer).status).toBe(200);
  });

  test("nothing is begun beside what keeps the process busy", async () => {
    const { ask, begun, end } = await slow({ ...two, atOnce: 1, idleAtMost: 100 });
    const work = setInterval(() => {
      const until = performance.now() + 20;
      while (performance.now() < until);
    });
    onTestFinished(() => clearInterval(work));
    const asked = ["/parties/a", "/parties/b"].map((path) => ask(path));
    await new Promise((resolve) => setTimeout(resolve, 700));
    await begun("/parties/a");
    clearInterval(work);
    await begun("/parties/a", "/parties/b");
    end("/parties/a");
    end("/parties/b");
    for (const answer of asked) expect((await answer).status).toBe(200);
  });

  test("nobody keeps a place by reading slowly", async () => {
    const { ask, begun, head, end } = await slow({ ...two, atOnce: 1 });
    const asked = ["/parties/a", "/parties/b"].map((path) => ask(path));
    await begun("/parties/a");
    head("/parties/a");
    await begun("/parties/a", "/parties/b");
    end("/parties/a");
    end("/parties/b");
    for (const answer of asked) expect(await (await answer).text()).toBe("made");
  });

  test("who waited is told what is published by then", async () => {
    let state = "1";
    const made: string[] = [];
    const ends: (() => void)[] = [];
    const port = await guarded(() => {}, "1000", {
      bounds: { ...two, atOnce: 1 },
      published: async () => state,
      make: async (url) => {
        made.push(url);
        if (url === "/incidents/a") await new Promise<void>((resolve) => ends.push(resolve));
        return { status: 200, headers: {}, body: state };
      },
    });
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const first = ask("/incidents/a");
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    const second = ask("/incidents/b");
    // Longer than a state is believed.
    await new Promise((resolve) => setTimeout(resolve, 600));
    state = "2";
    ends[0]?.();
    await first;
    expect(await (await second).text()).toBe("2");
    // What they were told is kept for what is published now.
    expect(await (await ask("/incidents/b")).text()).toBe("2");
    expect(made).toEqual(["/incidents/a", "/incidents/b"]);
  });
});
