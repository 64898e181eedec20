import { once } from "node:events";
import { createServer, type RequestListener, Server } from "node:http";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { loggedPath, scrubbed } from "@/lib/web/log-line";
import { report } from "@/lib/web/report";
import { currentRequest } from "@/lib/web/request-context";
import { bodyLimit, standBeforeEveryRequest } from "@/lib/web/server-edge";
import { expectConsole } from "../support/setup";

const answer = z.object({ id: z.string(), forwarded: z.string().optional() });
const line = z.looseObject({ event: z.string(), request: z.string(), status: z.int() });

const listener: RequestListener = (request, response) => {
  if (request.url === "/fails") {
    const error = new Error("connect to postgresql://app:hunter2@db:5432/x failed");
    report(error);
    report(error);
    response.statusCode = 500;
  }
  const forwarded = request.headers["x-forwarded-for"];
  response.end(JSON.stringify({ id: currentRequest()?.id, forwarded }));
};

let written: string[] = [];
const lines = async () => {
  await vi.waitFor(() => expect(written.length).toBeGreaterThan(0));
  return written.map((text) => line.parse(JSON.parse(text)));
};

async function serving(): Promise<{ url: string; port: number }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  written = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    if (String(text).startsWith('{"at"')) written.push(String(text));
    return true;
  });
  return { url: `http://127.0.0.1:${address.port}`, port: address.port };
}

// Other files of this process have the servers and the settings as they were.
const { emit } = Server.prototype;
afterAll(() => {
  Server.prototype.emit = emit;
  delete process.env.COUNTERCLAIM_LOG_LEVEL;
  delete process.env.COUNTERCLAIM_TRUST_PROXY;
});

describe("before every request", () => {
  beforeAll(() => {
    process.env.COUNTERCLAIM_LOG_LEVEL = "info";
    delete process.env.COUNTERCLAIM_TRUST_PROXY;
    standBeforeEveryRequest();
  });
  afterEach(() => vi.restoreAllMocks());

  test("there is an id, in the answer, in the handler and in one line", async () => {
    const { url } = await serving();
    const response = await fetch(`${url}/incidents?query=secret`, {
      headers: { Cookie: "session=secret", "X-Request-Id": "forged-id-of-mine" },
    });
    const { id } = answer.parse(await response.json());
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("x-request-id")).toBe(id);
    const [only, ...more] = await lines();
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      level: "info",
      event: "request",
      request: id,
      method: "GET",
      path: "/incidents",
      status: 200,
      ms: expect.any(Number),
    });
    expect(written.join("")).not.toContain("secret");
  });

  test("an error has one line, with the id and without a password", async () => {
    expectConsole(/"event":"error"/);
    const { url } = await serving();
    const said: string[] = [];
    vi.spyOn(console, "error").mockImplementation((text) => void said.push(String(text)));
    const { id } = answer.parse(await (await fetch(`${url}/fails`)).json());
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? "")).toMatchObject({
      level: "error",
      request: id,
      path: "/fails",
    });
    expect(said[0]).not.toContain("hunter2");
    expect((await lines())[0]).toMatchObject({ level: "error", status: 500 });
  });

  test("what a proxy would say is not believed, and HSTS is not sent", async () => {
    const { url } = await serving();
    const headers = { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https" };
    const response = await fetch(url, { headers });
    expect(answer.parse(await response.json()).forwarded).toBeUndefined();
    expect(response.headers.get("strict-transport-security")).toBeNull();
  });

  test.each([
    ["too long", `Content-Length: ${bodyLimit + 1}`, 413],
    ["of no said length", "Transfer-Encoding: chunked", 411],
  ])("a body %s is refused unread", async (_, header, status) => {
    const { port } = await serving();
    const socket = connect(port, "127.0.0.1");
    socket.write(`POST /x HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`);
    let text = "";
    socket.on("data", (chunk) => {
      text += String(chunk);
    });
    await once(socket, "close");
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain("application/problem+json");
    expect((await lines())[0]).toMatchObject({ method: "POST", status });
  });
});

describe("where a proxy is trusted", () => {
  test("its id and its word for TLS are taken", async () => {
    process.env.COUNTERCLAIM_TRUST_PROXY = "1";
    standBeforeEveryRequest();
    const { url } = await serving();
    const headers = { "X-Request-Id": "edge-12345678", "X-Forwarded-Proto": "https" };
    // The first, which trusts nobody, stands in this process too, inside of this one.
    const response = await fetch(url, { headers });
    expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await lines()).map(({ request }) => request)).toContain("edge-12345678");
  });
});

describe("what is written down", () => {
  test.each([
    ["/incidents/operation-herof-phase-ii?query=x", "/incidents/operation-herof-phase-ii"],
    [
      "/desk/claims/019a9d5e-0000-7000-8000-000000000000",
      "/desk/claims/019a9d5e-0000-7000-8000-000000000000",
    ],
    ["/recover/aGVsbG8gd29ybGQgdGhpcyBpcw", "/recover/…"],
    ["/recover/0f0e0d0c0b0a09080706050403020100ff", "/recover/…"],
  ])("of the path %s: %s", (url, path) => {
    expect(loggedPath(url)).toBe(path);
  });

  test.each([
    ["postgresql://app:pw@h/x", "postgresql://…@h/x"],
    ['{"password":"pw"}', '{"password":…'],
    ["Cookie: a=pw", "Cookie: …"],
    ["Invalid `prisma.user.create()` invocation\n{ data: { name: pw } }", /inputs left out/],
    [
      "\nInvalid `prisma.$queryRaw()` invocation:\n\n\nRaw query failed. Code: `57P01`.\n    at f",
      "\nInvalid `prisma.$queryRaw()` invocation: Raw query failed. Code: `57P01`.\n    at f",
    ],
    ["duplicate: Key (email)=(pw@example.org) already exists", "duplicate: Key (email)=…"],
  ])("of the message %s: no secret", (text, safe) => {
    expect(scrubbed(text)).toEqual(safe instanceof RegExp ? expect.stringMatching(safe) : safe);
    expect(scrubbed(text)).not.toContain("pw");
  });
});
