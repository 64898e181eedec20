import "server-only";
import { randomUUID } from "node:crypto";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { isDeveloping, type LogLevel, serverSettings } from "@/lib/env";
import { inTurn, type TurnBounds } from "./in-turn";
import { limiter } from "./limiter";
import { loggedPath, writeLine } from "./log-line";
import { type ProblemDetails, problemText, problemType } from "./problem-details";
import type { ReaderCache } from "./reader-cache";
import { type RequestContext, withRequest } from "./request-context";
import { isHost } from "./site";
import { tellBusy, tellTooMany } from "./too-many";
import { isLeft, whenLeft } from "./when-left";
import { isSession, senderOf, whoAsks } from "./who-asks";

/**
 * For how long nothing may move on a connection, in milliseconds: longer than any answer takes to begin. Whoever asks
 * and never reads what is sent would else keep it, and what is to be sent, for ever.
 */
const stillAtMost = 300_000;

/**
 * How many answers are begun at once for all readers together, and how many wait for that. All are made in one process:
 * while one waits for the database another is made; more at once would be made no sooner, and would keep whoever asks for
 * what is ready waiting.
 */
const turnBounds: TurnBounds = {
  atOnce: 2,
  inLine: 500,
  waitAtMost: 10_000,
  countAtMost: 2_000,
  idleAtMost: 100,
};

/** The largest body that is read, in bytes: a snapshot of two million characters fits. */
export const bodyLimit = 10_000_000;

/**
 * Stands before the framework for every request: names it, bounds its body, believes a proxy only
 * where that was said, answers readers from what is kept and nobody too often, and writes its line once it is
 * answered. The framework has no place for this: its proxy runs before an answer is known and sees no static file.
 */
export function standBeforeEveryRequest(
  cache: ReaderCache = () => false,
  patience = stillAtMost,
  bounds = turnBounds,
): void {
  const settings = serverSettings();
  const limit = limiter(settings.answersPerMinute * (costs.answered + costs.made));
  const crowd = crowdOf(settings.answersPerMinute === 0 ? Number.POSITIVE_INFINITY : madeAtOnce);
  const waitInLine = inTurn(bounds);
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    const [request, response] = args;
    const pass = () => Reflect.apply(emit, this, [event, ...args]) === true;
    // Nothing here is spoken but HTTP, except by the framework while developing.
    if ((event === "upgrade" || event === "connect") && !isDeveloping) {
      if (response instanceof Socket)
        response.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
      return true;
    }
    if (event === "connection") this.timeout = patience;
    if (event !== "request") return pass();
    if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) return pass();
    if (!settings.trustsProxy) forgetProxy(request);
    readWholeAddress(request);
    const context = contextOf(request, settings.trustsProxy);
    prepare(request, response, context);
    heedPage(response, context);
    logWhenAnswered(response, context, settings.logLevel);
    const refusal = lineRefusal(request) ?? bodyRefusal(request);
    if (refusal !== null) {
      refuse(response, refusal);
      return true;
    }
    const asker = whoAsks(request, settings.trustsProxy);
    const wait = (cost: number) => (isRoutine(context.path) ? 0 : limit(asker, cost));
    const soon = wait(costs.answered);
    if (soon > 0) {
      tellTooMany(request, response, soon);
      return true;
    }
    let isLetIn = isRoutine(context.path);
    const mayHaveMade = () => {
      if (isLetIn) return true;
      // Nothing is made for nobody, and nobody is counted.
      if (isLeft(response)) return false;
      const later = crowd.isFull(asker) ? 1 : wait(costs.made);
      if (later > 0) tellTooMany(request, response, later);
      else crowd.enter(asker, response);
      isLetIn = later === 0;
      return isLetIn;
    };
    let isTurn: Promise<boolean> | undefined;
    const turn = () => {
      isTurn ??= waitInLine(asker, response).then((isTheirs) => {
        if (!isTheirs && !isLeft(response)) tellBusy(request, response);
        return isTheirs;
      });
      return isTurn;
    };
    const isReaders = isForReaders(request, context.path, asker);
    const passOn = () => void withRequest(context, pass);
    const on = {
      mayHaveMade,
      turn: isReaders ? turn : async () => true,
      pass: isReaders ? () => void turn().then((isTheirs) => isTheirs && passOn()) : passOn,
      showing: <T>(state: string, work: () => T) => {
        context.shows = state;
        return withRequest(context, work);
      },
    };
    if (cache(request, response, on)) return true;
    if (mayHaveMade()) on.pass();
    return true;
  };
}

/** What an answer costs whoever asks for it, and what it costs besides where it is not kept already. */
const costs = { answered: 1, made: 9 };

/** How many answers may be under way for whoever asks that are not kept already: an export may take seconds. */
const madeAtOnce = 8;

/** Who has how many answers under way. */
function crowdOf(atMost: number) {
  const under = new Map<string, number>();
  return {
    isFull: (asker: string) => (under.get(asker) ?? 0) >= atMost,
    enter: (asker: string, response: ServerResponse) => {
      under.set(asker, (under.get(asker) ?? 0) + 1);
      whenLeft(response, () => {
        const left = (under.get(asker) ?? 1) - 1;
        if (left > 0) under.set(asker, left);
        else under.delete(asker);
      });
    },
  };
}

/**
 * Whether an answer is made in turns: what is read by whoever has not signed in. The desk waits for no readers, nor does
 * whatever asks how we are. What is around every page is asked for here, by pages that have their turn and wait for it.
 */
function isForReaders({ method }: IncomingMessage, path: string, asker: string): boolean {
  const isRead = method === "GET" || method === "HEAD";
  return isRead && !isSession(asker) && !isRoutine(path) && path !== "/frame";
}

/** What anybody may write, and only a proxy of ours would mean. */
function forgetProxy({ headers }: IncomingMessage): void {
  for (const name of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded"]) {
    delete headers[name];
  }
}

/**
 * A whole address instead of a path, as proxies are asked: its host is then the one that is meant (RFC 9112, 3.2.2). The
 * framework would lead to wherever it names.
 */
function readWholeAddress(request: IncomingMessage): void {
  const [, host, rest] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(request.url ?? "") ?? [];
  if (host === undefined || rest === undefined) return;
  request.headers.host = host;
  request.url = rest.startsWith("/") ? rest : `/${rest}`;
}

function contextOf(request: IncomingMessage, trustsProxy: boolean): RequestContext {
  const given = request.headers["x-request-id"];
  const isGiven = trustsProxy && typeof given === "string" && /^[\w.-]{8,64}$/.test(given);
  return {
    id: isGiven ? given : randomUUID(),
    method: request.method ?? "",
    path: loggedPath(request.url ?? ""),
    from: senderOf(request, trustsProxy),
    reported: new WeakSet(),
    status: null,
    shows: null,
  };
}

function prepare(request: IncomingMessage, response: ServerResponse, { id }: RequestContext): void {
  request.headers["x-request-id"] = id;
  response.setHeader("X-Request-Id", id);
  // Only ever set when a proxy that we believe says so: over plain HTTP it would mean nothing.
  if (request.headers["x-forwarded-proto"] === "https") {
    response.setHeader("Strict-Transport-Security", "max-age=31536000");
  }
}

/** A page's word on its status (answer-status.ts), where the framework would answer that all is well. */
function heedPage(response: ServerResponse, context: RequestContext): void {
  const { writeHead } = response;
  Reflect.set(response, "writeHead", (status: number, ...rest: unknown[]) => {
    const answered = status === 200 ? (context.status ?? status) : status;
    return Reflect.apply(writeHead, response, [answered, ...rest]);
  });
}

function logWhenAnswered(
  response: ServerResponse,
  { id, method, path }: RequestContext,
  logLevel: LogLevel,
): void {
  const begun = performance.now();
  whenLeft(response, () => {
    const status = response.statusCode;
    const level =
      status >= 500 && path !== "/readyz" ? "error" : isRoutine(path) ? "debug" : "info";
    if (ranks[level] < ranks[logLevel]) return;
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const left = response.writableFinished ? {} : { cut: true };
    writeLine(level, { event: "request", request: id, method, path, status, ms, ...left });
  });
}

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, error: 2, silent: 3 };

function isRoutine(path: string): boolean {
  return path === "/healthz" || path === "/readyz" || path.startsWith("/_next/static/");
}

/**
 * What no browser asks for. Dots within a path are taken out by browsers before they ask; the framework takes them
 * out after everything here has looked at the path, which would then have been another one. And the framework's
 * own drawing of pictures, of which we use nothing, would keep what was withheld since.
 */
function lineRefusal({ method = "", url = "", headers }: IncomingMessage): ProblemDetails | null {
  if (!methods.has(method)) {
    return { status: 405, detail: "Nothing here knows this method." };
  }
  if (headers.host !== undefined && headers.host !== "" && !isHost(headers.host)) {
    return { status: 400, detail: "The Host that was asked for is no name of a host." };
  }
  const [path = ""] = url.split(/[?#]/, 1);
  if (path.startsWith("/_next/image")) {
    return { status: 404, detail: "There are no pictures at this address." };
  }
  if (path !== "*" && !stray.test(path)) return null;
  return {
    status: 400,
    detail: "The address has steps in it: leave them out.",
  };
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const stray = /\\|(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;

/** A body has to say its length, and be no longer than any form of ours. */
function bodyRefusal({ headers }: IncomingMessage): ProblemDetails | null {
  if (headers["transfer-encoding"] !== undefined) {
    return { status: 411, detail: "Say how long the body is." };
  }
  if (Number(headers["content-length"] ?? 0) <= bodyLimit) return null;
  const detail = `A body may have ${bodyLimit / 1_000_000} million bytes at most.`;
  return { status: 413, detail };
}

/** The body is not read: the connection ends with the answer. */
function refuse(response: ServerResponse, refusal: ProblemDetails): void {
  response.writeHead(refusal.status, {
    "Content-Type": problemType,
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.end(problemText(refusal));
}
