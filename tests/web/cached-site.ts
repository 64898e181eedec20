import { once } from "node:events";
import {
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { onTestFinished } from "vitest";
import { type MakeForReaders, type PublishedState, readerCache } from "@/lib/web/reader-cache";

export const ld = '<script type="application/ld+json">{"@type":"Claim"}</script>';
export const still = `<html><head>${ld}</head><body><h1>84 – ৮৪</h1></body></html>`;

export interface Site {
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
export async function site(
  listener: RequestListener,
  make?: MakeForReaders,
  mayHaveMade = () => true,
  published?: PublishedState,
): Promise<Site> {
  let made = 0;
  let state: string | null = "1";
  // A question to the database takes a moment, in which others come and wait for the same answer.
  const inAMoment = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return state;
  };
  const cache = readerCache(published ?? inAMoment, make);
  const server = createServer((request, response) => {
    const pass = () => {
      made += 1;
      listener(request, response);
    };
    const mayHave = () => mayHaveMade() || tell(response);
    const on = { pass, showing, mayHaveMade: mayHave, turn: async () => true };
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

/** As a route of the framework answers: in pieces, and with a cookie of one answer. */
export const file: RequestListener = (_, response) => {
  response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8", "Set-Cookie": "a=1" });
  response.write(still.slice(0, 90));
  response.end(still.slice(90));
};
