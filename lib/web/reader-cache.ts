import "server-only";
import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { collectAnswer } from "./collected-answer";
import { type Encoding, encoders, encodingFor, smallest } from "./encoding";
import { holdsTag } from "./etag";
import { ofOneAnswer } from "./of-one-answer";
import { type ReaderAddress, readerAddress } from "./reader-address";
import { report } from "./report";
import { askForShell, type Shell } from "./shell";
import { siteTold } from "./site";

/**
 * What readers may see at an address now, as a word that changes with every change of it; null where
 * nothing is published. For a list (`slug` null) it changes with every change of anything.
 */
export type PublishedState = (slug: string | null) => Promise<string | null>;

/** An answer to a reader, made without the framework. */
export interface Made {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  body: string;
}

/**
 * Makes what stands at an address of readers (path and query), `shell` around it; null for what is the
 * framework's to answer.
 */
export type MakeForReaders = (url: string, shell: () => Promise<Shell>) => Promise<Made | null>;

/** Answers a request from what is kept, or has it made and keeps it; false: not one of ours. */
export type ReaderCache = (
  request: IncomingMessage,
  response: ServerResponse,
  on: Passing,
) => boolean;

export interface Passing {
  /** Whether something may be made for whoever asks; false where they asked too much and were told so. */
  mayHaveMade: () => boolean;
  /** Leaves the request to the framework. */
  pass: () => void;
  /** Does work as a part of answering this request, by what is published in a state. */
  showing: <T>(state: string, work: () => T) => T;
}

/** For how long a state that was read is believed, in milliseconds. */
const believed = 400;

/** How often somebody waits for what another has made, who may leave before, or be refused. */
const patience = 5;

/** Bytes that are kept at most: of all answers with their encodings, and of one body. */
const keptAtMost = 128_000_000;
const bodyAtMost = 12_000_000;

/**
 * Keeps the answers of readers' addresses as bytes, compressed once, under the state that they show
 * (decision 017). Each instance asks for the state anew after `believed` milliseconds, so a
 * publication by any instance is seen by all of them within a second. `make` comes before the framework,
 * whose own pages have scripts and are not kept.
 */
export function readerCache(
  published: PublishedState,
  make: MakeForReaders = async () => null,
): ReaderCache {
  const answers = new LRUCache<string, Kept>({
    maxSize: keptAtMost,
    sizeCalculation: ({ body }, key) => 2 * (body.length + key.length) + 1000,
    dispose: (gone) => {
      gone.isHeld = false;
    },
  });
  const making = new Map<string, Promise<Kept | null>>();
  const states = new LRUCache<string, { state: string | null }>({
    max: 20_000,
    ttl: believed,
    fetchMethod: async (slug) => ({ state: await published(slug === list ? null : slug) }),
  });
  const shell = once(askForShell);

  const answer = async (
    address: ReaderAddress,
    request: IncomingMessage,
    response: ServerResponse,
    { mayHaveMade, pass, showing }: Passing,
  ) => {
    const state = (await states.fetch(address.slug ?? list))?.state ?? null;
    const key = keyOf(address, request);
    const kept = answers.get(key);
    if (kept !== undefined && kept.state === state) return send(kept, request, response);
    if (state === null) return mayHaveMade() && pass();
    // Whoever waited in vain looks again: of all who did, one has it made. Nothing is waited for between
    // looking and saying that it is made here.
    for (let turn = 0; turn < patience; turn += 1) {
      const underway = making.get(`${key} ${state}`);
      if (underway === undefined) break;
      const known = await underway;
      if (known) return send(known, request, response);
    }
    if (!mayHaveMade()) return;
    const made = makingOf(`${key} ${state}`, response);
    const ready = (fresh: Kept) => {
      if (fresh.status === 200 && fresh.body.length <= bodyAtMost) {
        answers.set(key, fresh);
        fresh.isHeld = answers.peek(key) === fresh;
      }
      made(fresh);
      void send(fresh, request, response);
    };
    const plain = await showing(state, () => make(address.key, () => shell(request)));
    if (plain !== null) return ready(keep({ ...plain, body: Buffer.from(plain.body) }, state));
    // A HEAD has no body to keep.
    if (request.method !== "GET") return pass();
    const encodings = request.headers["accept-encoding"];
    // What is kept is compressed here, once.
    delete request.headers["accept-encoding"];
    const nothingKept = () => made(null);
    collectAnswer(
      response,
      bodyAtMost,
      ({ status, body }) => {
        request.headers["accept-encoding"] = encodings;
        const given = response.getHeaders();
        if (status === 200 && !isPageOfScripts(given)) {
          return ready(keep({ status, headers: given, body }, state));
        }
        made(null);
        response.end(body);
      },
      nothingKept,
    );
    pass();
  };

  // Of many who ask for the same at once, after a publication say, the first has it made.
  const makingOf = (name: string, response: ServerResponse) => {
    let resolve: (fresh: Kept | null) => void = () => {};
    const underway = new Promise<Kept | null>((settle) => {
      resolve = settle;
    });
    making.set(name, underway);
    const made = (fresh: Kept | null) => {
      if (making.get(name) === underway) making.delete(name);
      resolve(fresh);
    };
    response.once("close", () => made(null));
    return made;
  };

  return (request, response, on) => {
    const address = isRead(request) ? readerAddress(request.url ?? "") : null;
    if (address === null) {
      if (!reads.has(request.method ?? "")) onHead(response, () => states.clear());
      return false;
    }
    // What is kept for all must hold nothing of what one of them had in the address besides.
    request.url = address.key;
    answer(address, request, response, on).catch((error) => {
      // Most likely the database is gone: the page itself has to say so.
      report(error);
      if (response.headersSent) response.destroy();
      else on.pass();
    });
    return true;
  };
}

const list = "";

interface Kept {
  state: string;
  status: number;
  headers: OutgoingHttpHeaders;
  etag: string;
  body: Buffer;
  encoded: Map<Encoding, Promise<Buffer>>;
  /** How often it was sent as brotli. */
  sent: number;
  /** Whether it is kept, and not made way for others. */
  isHeld: boolean;
  isSmaller: boolean;
}

// What names this installation, as exports do, names it as it was asked for, unless it was told its name.
function keyOf({ key }: ReaderAddress, { headers }: IncomingMessage): string {
  if (siteTold() !== "") return key;
  return `${headers["x-forwarded-proto"] ?? ""} ${headers.host ?? ""} ${key}`;
}

/** A page or its twin, asked for as a whole: not the framework's data for moving between pages. */
function isRead({ method = "", headers }: IncomingMessage): boolean {
  return reads.has(method) && headers.rsc === undefined && headers["next-action"] === undefined;
}

const reads = new Set(["GET", "HEAD"]);

/** Whoever wrote something here sees it at once: the state is forgotten before they are answered. */
function onHead(response: ServerResponse, act: () => void): void {
  const { writeHead } = response;
  Reflect.set(response, "writeHead", (...given: unknown[]) => {
    act();
    return Reflect.apply(writeHead, response, given);
  });
}

/** What was made, ready to be sent to anybody. */
function keep(
  { status, headers: given, body }: { status: number; headers: OutgoingHttpHeaders; body: Buffer },
  state: string,
): Kept {
  const headers = Object.fromEntries(
    Object.entries(given).filter(([name]) => !ofOneAnswer.has(name)),
  );
  // What is refused says itself that nobody keeps it.
  if (status === 200) headers["cache-control"] = "no-cache";
  headers.vary = [headers.vary, "Accept-Encoding"].filter(Boolean).join(", ");
  headers.etag = `"${createHash("sha256").update(body).digest("hex")}"`;
  const { etag } = headers;
  const fresh = { sent: 0, isHeld: false, isSmaller: false };
  return { state, status, headers, etag, body, encoded: new Map(), ...fresh };
}

/** A page that the framework made: an embed has no scripts, and a policy of its own that says so. */
function isPageOfScripts(headers: OutgoingHttpHeaders): boolean {
  const isHtml = `${headers["content-type"]}`.startsWith("text/html");
  return isHtml && `${headers["content-security-policy"]}`.includes("script-src");
}

/** The same promise for everybody, unless it fails: whoever comes then tries again. */
function once<Given, T>(work: (given: Given) => Promise<T>): (given: Given) => Promise<T> {
  let done: Promise<T> | undefined;
  return (given) => {
    done ??= work(given).catch((error) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

async function send(kept: Kept, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(kept.headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  if (kept.status === 200 && holdsTag(request.headers["if-none-match"], kept.etag)) {
    response.removeHeader("Content-Type");
    response.writeHead(304).end();
    return;
  }
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const body = encoding === null ? kept.body : await encodedAs(encoding, kept);
  if (encoding !== null) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", body.length);
  response.writeHead(kept.status);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The body in an encoding: made when it is first asked for, and kept beside it. */
function encodedAs(encoding: Encoding, kept: Kept): Promise<Buffer> {
  const { body, encoded } = kept;
  const made = encoded.get(encoding) ?? encoders[encoding](body);
  encoded.set(encoding, made);
  if (encoding === "br") {
    kept.sent += 1;
    if (kept.sent >= oftenFrom && body.length <= oftenAtMost) sendSmaller(kept);
  }
  return made;
}

/** From which time on a page counts as one that is read often, and how many bytes it may have for that. */
const oftenFrom = 2;
const oftenAtMost = 1_500_000;

/** How many wait to be made smaller: what comes besides has its turn when it is read again. */
const squeezedNext = 8;

/** What is read often is worth the time that it takes to make it smaller: one at a time, beside answering. */
function sendSmaller(kept: Kept): void {
  if (!kept.isHeld || kept.isSmaller || waiting >= squeezedNext) return;
  kept.isSmaller = true;
  waiting += 1;
  squeezing = squeezing
    .then(async () => {
      if (!kept.isHeld) return;
      const made = await smallest(kept.body);
      kept.encoded.set("br", Promise.resolve(made));
    })
    .catch(report)
    .finally(() => {
      waiting -= 1;
    });
}

let waiting = 0;
let squeezing: Promise<void> = Promise.resolve();
