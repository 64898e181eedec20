import "server-only";
import {
  get,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
} from "node:http";
import { ofOneAnswer } from "./of-one-answer";
import { withoutScripts } from "./without-scripts";

/** What the framework puts around every page of a build, without its scripts. */
export interface Shell {
  /** The tag that opens the document, with its classes. */
  html: string;
  /** What is within every head: styles, typefaces, icons; neither a title nor scripts. */
  head: string;
  /** The headers of a page, but for those of one answer. */
  headers: Readonly<Record<string, string | string[]>>;
}

/** The address of a page with nothing on it. */
const path = "/frame";
const patience = 20_000;

/**
 * Asks this very server, at the address at which a request has come in, for a page with nothing on it.
 * Throws an Error where it does not answer with one.
 */
export async function askForShell({ socket }: IncomingMessage): Promise<Shell> {
  const at = { host: socket.localAddress ?? "", port: socket.localPort ?? 0 };
  const { status, headers, body } = await answerTo({ ...at, path, timeout: patience });
  const html = /<html\b[^>]*>/.exec(body)?.[0];
  const head = /<head>([\s\S]*)<\/head>/.exec(body)?.[1];
  if (status !== 200 || html === undefined || head === undefined) {
    throw new Error(`What is around every page cannot be had: ${path} answered ${status}.`);
  }
  return { html, head: ofEveryPage(head), headers: ofEveryAnswer(headers) };
}

function ofEveryPage(head: string): string {
  return withoutScripts(head)
    .replace(/<title>[^<]*<\/title>/, "")
    .replaceAll(/ nonce="[^"]*"/g, "");
}

function ofEveryAnswer({ link, ...headers }: IncomingHttpHeaders): Shell["headers"] {
  const all = {
    ...headers,
    // Nothing runs on a reader's page: no nonce is one for its policy.
    link: `${link ?? ""}`.replaceAll(/; nonce="[^"]*"/g, ""),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === "" || ofOneAnswer.has(name) ? [] : [[name, value]],
    ),
  );
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

function answerTo(options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = get(options, (response) => {
      const { statusCode: status, headers } = response;
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status, headers, body }));
      response.on("error", reject);
    });
    asked.on("timeout", () =>
      asked.destroy(new Error("What is around every page is awaited in vain.")),
    );
    asked.on("error", reject);
  });
}
