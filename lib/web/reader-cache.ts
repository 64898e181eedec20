import "server-only";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { type CollectedAnswer, collectAnswer } from "./collected-answer";
import { bodyAtMost, heldAnswers } from "./held-answers";
import { type KeptAnswer, keptAnswer, sendKept } from "./kept-answer";
import { onHead } from "./on-head";
import { type ReaderAddress, readerAddress } from "./reader-address";
import { report } from "./report";
import { askForShell, type Shell } from "./shell";
import { siteAsked } from "./site";
import { underWay } from "./under-way";

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
 * Makes what stands at an address of readers (path and query) of the installation that is found at `site`,
 * `shell` around it; null for what is the framework's to answer.
 */
export type MakeForReaders = (
  url: string,
  shell: () => Promise<Shell>,
  site: string,
) => Promise<Made | null>;

/** Answers a request from what is kept, or has it made and keeps it; false: not one of ours. */
export type ReaderCache = (
  request: IncomingMessage,
  response: ServerResponse,
  on: Passing,
) => boolean;

export interface Passing {
  /**
   * Whether something may be made for whoever asks; false where they left, or asked too much and were told so. Whom it
   * was allowed once it costs nothing more.
   */
  mayHaveMade: () => boolean;
  /**
   * Waits for the turn of whom it was allowed; false where they left meanwhile, or waited in vain and were told so. Whoever
   * had a turn waits for no second one.
   */
  turn: () => Promise<boolean>;
  /** Leaves the request to the framework, in its turn. */
  pass: () => void;
  /** Does work as a part of answering this request, by what is published in a state. */
  showing: <T>(state: string, work: () => T) => T;
}

/** For how long a state that was read is believed, in milliseconds. */
const believed = 400;

/** How often somebody waits for what another has made, who may leave before, or be refused. */
const patience = 5;

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
  const answers = heldAnswers();
  const making = underWay<KeptAnswer>();
  const states = new LRUCache<string, { state: string | null }>({
    max: 20_000,
    ttl: believed,
    // What is being read while somebody writes is not kept, and yet answers those who wait for it.
    ignoreFetchAbort: true,
    fetchMethod: async (slug) => ({ state: await published(slug === list ? null : slug) }),
  });
  const shell = once(askForShell);

  const stateOf = async ({ slug }: ReaderAddress) =>
    (await states.fetch(slug ?? list))?.state ?? null;

  const answer = async (
    address: ReaderAddress,
    request: IncomingMessage,
    response: ServerResponse,
    on: Passing,
  ): Promise<unknown> => {
    const { mayHaveMade, turn, pass, showing } = on;
    const state = await stateOf(address);
    const site = siteOf(request);
    // What names this installation, as exports do, names it as it was asked for, unless it was told its name.
    const key = `${site} ${address.key}`;
    const kept = answers.get(key, state);
    if (kept !== null) return sendKept(kept, request, response);
    if (state === null) return mayHaveMade() && pass();
    // Whoever waited in vain looks again: of all who did, one has it made. Nothing is waited for between
    // looking and saying that it is made here.
    for (let look = 0; look < patience; look += 1) {
      const promised = making.at(`${key} ${state}`);
      if (promised === undefined) break;
      const known = await promised;
      if (known) return sendKept(known, request, response);
    }
    if (!mayHaveMade()) return;
    const made = making.begin(`${key} ${state}`, response);
    const ready = (fresh: KeptAnswer) => {
      answers.keep(key, fresh);
      made(fresh);
      void sendKept(fresh, request, response);
    };
    // Others wait for what is made here from now on, and not each in the line.
    if (!(await turn())) return;
    // The line may have been longer than a state is believed.
    if ((await stateOf(address)) !== state) {
      made(null);
      return answer(address, request, response, on);
    }
    const plain = await showing(state, () => make(address.key, () => shell(request), site));
    if (plain !== null) {
      return ready(keptAnswer({ ...plain, body: Buffer.from(plain.body) }, state));
    }
    // A HEAD has no body to keep.
    if (request.method !== "GET") return pass();
    collectFromFramework(request, response, state, ready, () => made(null));
    pass();
  };

  return (request, response, on) => {
    const address = isRead(request) ? readerAddress(request.url ?? "") : null;
    if (address === null) {
      // Whoever wrote something here sees it at once: the state is forgotten before they are answered.
      if (!reads.has(request.method ?? "")) onHead(response, () => states.clear());
      return false;
    }
    // What is kept for all must hold nothing of what one of them had in the address besides.
    request.url = address.key;
    answer(address, request, response, on).catch((error) => {
      // Most likely the database is gone: the page itself has to say so.
      report(error);
      if (response.headersSent) response.destroy();
      else if (on.mayHaveMade()) on.pass();
    });
    return true;
  };
}

const list = "";

function siteOf({ headers }: IncomingMessage): string {
  return siteAsked({ host: headers.host, proto: headers["x-forwarded-proto"] });
}

/** A page or its twin, asked for as a whole: not the framework's data for moving between pages. */
function isRead({ method = "", headers }: IncomingMessage): boolean {
  return reads.has(method) && headers.rsc === undefined && headers["next-action"] === undefined;
}

const reads = new Set(["GET", "HEAD"]);

/** Has what the framework is about to answer collected, for keeping where it may be kept. */
function collectFromFramework(
  request: IncomingMessage,
  response: ServerResponse,
  state: string,
  ready: (fresh: KeptAnswer) => void,
  nothingKept: () => void,
): void {
  const encodings = request.headers["accept-encoding"];
  // What is kept is compressed here, once.
  delete request.headers["accept-encoding"];
  const sendAs = ({ status, body }: CollectedAnswer) => {
    request.headers["accept-encoding"] = encodings;
    const headers = response.getHeaders();
    if (status === 200 && !isPageOfScripts(headers)) {
      return ready(keptAnswer({ status, headers, body }, state));
    }
    nothingKept();
    response.end(body);
  };
  collectAnswer(response, bodyAtMost, sendAs, nothingKept);
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
