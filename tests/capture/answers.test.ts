import { type BrotliOptions, brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pageAt } from "@/lib/capture/capture";
import { fetchPage } from "@/lib/capture/fetch";
import { loopback, loopbackServers } from "@/tests/support/pages";

const servers = loopbackServers();
const bounds = { bytes: 200_000, time: 1_500, silence: 600, redirects: 5 };
const told = "<p>The army said on Monday that 17 soldiers were killed near the pass.</p>".repeat(5);
const page = `<html><head><title>Fighting</title></head><body><h1>Fighting</h1>${told}</body></html>`;

/** Fetches "/" of a server of this name, which only these tests can reach. */
async function fetched(port: number, path = "/") {
  return fetchPage(`http://news.example.org:${port}${path}`, loopback(port, 80), bounds);
}

async function refusal(port: number, path = "/"): Promise<string> {
  const begun = performance.now();
  try {
    await fetched(port, path);
  } catch (error) {
    expect(performance.now() - begun).toBeLessThan(bounds.time + 1_500);
    if (error instanceof Error && "code" in error && error.code === "invalid") return error.message;
    throw error;
  }
  throw new Error("was not refused");
}

describe("a page", () => {
  test("comes with its bytes, its type and where it was found; nothing of ours goes with the question", async () => {
    const headers: unknown[] = [];
    const port = await servers.web((request, response) => {
      headers.push(request.headers);
      if (request.url === "/a") response.writeHead(302, { location: "/b?c=1#part" }).end();
      else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    });
    const found = await fetched(port, "/a");
    expect(found).toMatchObject({
      address: `http://news.example.org:${port}/b?c=1`,
      redirects: 1,
      contentType: "text/html; charset=utf-8",
    });
    expect(Buffer.from(found.bytes).toString()).toBe(page);
    expect(headers).toHaveLength(2);
    for (const one of headers) {
      expect(one).toMatchObject({ host: `news.example.org:${port}` });
      expect(one).not.toHaveProperty("cookie");
      expect(one).not.toHaveProperty("authorization");
      expect(one).not.toHaveProperty("referer");
    }
  });

  const packings: [string, (bytes: Buffer) => Buffer][] = [
    ["gzip", gzipSync],
    ["br", (bytes) => brotliCompressSync(bytes)],
    ["deflate", deflateSync],
    ["gzip, br", (bytes) => brotliCompressSync(gzipSync(bytes))],
  ];
  test.each(packings)("packed as %s is unpacked", async (encoding, pack) => {
    const port = await servers.web((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(pack(Buffer.from(page)));
    });
    expect(Buffer.from((await fetched(port)).bytes).toString()).toBe(page);
  });
});

describe("the address is resolved once, and where it leads is what was checked", () => {
  test("a name server that changes its mind after the check finds nobody who asks again", async () => {
    let reached = 0;
    const port = await servers.web((_, response) => {
      reached += 1;
      response.end(page);
    });
    const network = loopback(port);
    const answers = [["127.0.0.1"], ["169.254.169.254"]];
    let asked = 0;
    network.resolve = async () => answers[asked++] ?? [];
    await fetchPage(`http://news.example.org:${port}/`, network, bounds);
    expect({ asked, reached }).toEqual({ asked: 1, reached: 1 });
  });

  test("after a redirect it is resolved and checked anew", async () => {
    const port = await servers.web((_, response) => {
      response.writeHead(302, { location: `http://other.example.org:${port}/` }).end();
    });
    const network = loopback(port);
    network.resolve = async (host) => (host.startsWith("news") ? ["127.0.0.1"] : ["10.0.0.1"]);
    await expect(
      fetchPage(`http://news.example.org:${port}/`, network, bounds),
    ).rejects.toMatchObject({ message: expect.stringMatching(/private network/) });
  });

  const leads: [string, RegExp][] = [
    ["http://169.254.169.254/latest/meta-data/", /private network/],
    ["http://2852039166/", /private network/],
    ["http://[::1]/", /private network/],
    ["http://localhost/", /private network/],
    ["//10.0.0.1/", /private network/],
    ["http://news.example.org:22/", /usual ports/],
    ["http://a:b@news.example.org/", /name or a password/],
    ["file:///etc/passwd", /begin with http/],
    ["javascript:alert(1)", /begin with http/],
    ["http://[", /not an address/],
  ];
  test.each(leads)("a redirect to %s is refused", async (location, why) => {
    const port = await servers.web((_, response) => response.writeHead(302, { location }).end());
    expect(await refusal(port)).toMatch(why);
  });
});

describe("answers that are refused", () => {
  test("a redirect to itself, and a ring of two", async () => {
    const port = await servers.web(({ url }, response) => {
      response.writeHead(301, { location: url === "/a" ? "/b" : "/a" }).end();
    });
    expect(await refusal(port, "/a")).toBe("The address leads round in a circle.");
  });

  test("redirects without end", async () => {
    let count = 0;
    const port = await servers.web((_, response) => {
      count += 1;
      response.writeHead(307, { location: `/${count}` }).end();
    });
    expect(await refusal(port)).toBe("The address leads on and on: more than 5 redirects.");
    expect(count).toBe(6);
  });

  test("a page that is too large, by what it says and by what it sends", async () => {
    const saying = await servers.web((_, response) => {
      response.writeHead(200, { "content-length": 20_000_000 }).write("x");
    });
    expect(await refusal(saying)).toMatch(/larger than 0.2 million bytes/);
    const sending = await servers.web((_, response) => {
      response.writeHead(200);
      for (let i = 0; i < 40; i += 1) response.write("x".repeat(10_000));
    });
    expect(await refusal(sending)).toMatch(/larger than/);
  });

  test("a page that never ends", async () => {
    const port = await servers.web((_, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write("<p>more</p>"), 20);
      response.on("close", () => clearInterval(more));
    });
    expect(await refusal(port)).toBe("The page did not come within 1.5 seconds.");
  });

  const bombs: [string, Buffer][] = [
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000), { params: {} } satisfies BrotliOptions)],
    ["deflate", deflateSync(Buffer.alloc(50_000_000))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ];
  test.each(bombs)("a bomb packed as %s stops at the bound", async (encoding, bomb) => {
    const port = await servers.web((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(bomb);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(port)).toMatch(/larger than/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  const packed: [string, string | Buffer, RegExp][] = [
    ["gzip", "this is not packed", /cannot be undone/],
    ["br", "nor is this, and not at all", /cannot be undone/],
    ["gzip", gzipSync(Buffer.from(page)).subarray(0, 60), /cannot be undone/],
    ["zstd", "(", /not known here/],
    ["gzip, gzip, gzip", "", /over and over/],
  ];
  test.each(packed)("packed as %s, and not so", async (encoding, body, why) => {
    const port = await servers.web((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(body);
    });
    expect(await refusal(port)).toMatch(why);
  });

  test("one that accepts and says nothing, and one that drips its head", async () => {
    expect(await refusal(await servers.raw(() => {}))).toBe(
      "The site fell silent for 0.6 seconds.",
    );
    const dripping = await servers.raw((socket) => {
      const letters = [...`HTTP/1.1 200 OK\r\nX: ${"a".repeat(1000)}`];
      const more = setInterval(() => socket.write(letters.shift() ?? "a"), 50);
      socket.on("close", () => clearInterval(more));
    });
    expect(await refusal(dripping)).toBe("The page did not come within 1.5 seconds.");
  });

  test("a body that stops in the middle, and one that is cut off", async () => {
    const stopping = await servers.raw((socket) => {
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
    });
    expect(await refusal(stopping)).toBe("The site fell silent for 0.6 seconds.");
    const cut = await servers.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    expect(await refusal(cut)).toBe("The site broke off before the page was there.");
  });

  const raw: [string, string, RegExp][] = [
    ["no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", /no web site/],
    [
      "a head without end",
      `HTTP/1.1 200 OK\r\nX: ${"a".repeat(60_000)}\r\n\r\n`,
      /more before the page/,
    ],
    [
      "two lengths",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      /no web site/,
    ],
    [
      "a length and chunks",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
      /no web site/,
    ],
    [
      "a broken chunk",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
      /no web site|broke off/,
    ],
    [
      "another protocol",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
      /no web site/,
    ],
    ["nothing", "", /broke off/],
  ];
  test.each(raw)("%s", async (_, answer, why) => {
    expect(await refusal(await servers.raw(answer))).toMatch(why);
  });

  const statuses: [number, RegExp][] = [
    [204, /no page \(204\)/],
    [206, /no page \(206\)/],
    [304, /no page \(304\)/],
    [401, /does not let/],
    [403, /does not let/],
    [404, /no such page/],
    [429, /too often/],
    [500, /fault of its own/],
  ];
  test.each(statuses)("%i", async (status, why) => {
    const port = await servers.web((_, response) => response.writeHead(status).end());
    expect(await refusal(port)).toMatch(why);
  });

  test("a port at which nobody listens, and TLS where there is none", async () => {
    const gone = await servers.web(() => {});
    const network = loopback(9, gone);
    await expect(fetchPage("http://news.example.org:9/", network, bounds)).rejects.toMatchObject({
      message: "Nothing answers at this address.",
    });
    await expect(
      fetchPage(`https://news.example.org:${gone}/`, network, bounds),
    ).rejects.toMatchObject({ message: expect.stringMatching(/prove|broke off/) });
  });

  const others: [string, string, string | Buffer, RegExp][] = [
    ["a PDF by its type", "application/pdf", "%PDF-1.7", /a PDF/],
    ["a PDF that calls itself a page", "text/html", "%PDF-1.7\n1 0 obj", /a PDF/],
    ["a picture", "image/png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /a picture/],
    [
      "a picture that calls itself a page",
      "text/html",
      Buffer.from("\xff\xd8\xff\xe0", "latin1"),
      /a picture/,
    ],
    ["an archive without a type", "", Buffer.from("PK\x03\x04....", "latin1"), /archive/],
    ["JSON", "application/json", "{}", /not a page/],
    ["a script", "text/javascript", "alert(1)", /not a page/],
    ["bytes that are no text", "text/html", Buffer.from([60, 112, 62, 0, 1, 2]), /not text/],
    ["an empty page", "text/html", "", /no text/],
    [
      "a page of pictures",
      "text/html",
      "<html><body><img src=a><img src=b></body></html>",
      /no text/,
    ],
  ];
  test.each(others)("%s", async (_, type, body, why) => {
    const port = await servers.web((__, response) => {
      response.writeHead(200, type === "" ? {} : { "content-type": type }).end(body);
    });
    await expect(pageAt(`http://news.example.org:${port}/`, loopback(port))).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(why),
    });
  });
});

test("few pages are read at once", async () => {
  const port = await servers.web(() => {});
  const network = loopback(port);
  const at = () => pageAt(`http://news.example.org:${port}/`, network).catch((error) => error);
  const waiting = [at(), at(), at()];
  expect(await at()).toMatchObject({ code: "too_many" });
  void Promise.all(waiting);
});
