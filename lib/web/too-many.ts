import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { problemText, problemType } from "./problem-details";

/**
 * Tells whoever asked for too much when they may ask again: a page to a browser, a problem to a program
 * (RFC 9457). It is made without the framework and without the database, which it is to spare.
 */
export function tellTooMany(
  request: IncomingMessage,
  response: ServerResponse,
  seconds: number,
): void {
  tell(request, response, 429, seconds, {
    because: "More was asked from one place than is answered in a minute.",
    title: "Too many requests",
    heading: "Too much was asked from where you are",
    reason: "More pages were asked for than are made for one place in a minute.",
    remark:
      "Whoever shares a connection with many others can sign in, or ask those who run this site to raise the limit.",
  });
}

/** Tells so whoever waited in vain, because too much is being made for others. */
export function tellBusy(request: IncomingMessage, response: ServerResponse): void {
  tell(request, response, 503, 5, {
    because: "More is asked by all readers together just now than can be made.",
    title: "Too many readers at once",
    heading: "Too much is asked just now",
    reason: "More pages are asked for by all readers together than can be made at once.",
    remark: "Pages that somebody else has read lately are ready, and are answered meanwhile.",
  });
}

interface Words {
  /** To a program. */
  because: string;
  /** To a person. */
  title: string;
  heading: string;
  reason: string;
  remark: string;
}

function tell(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  seconds: number,
  words: Words,
): void {
  const wait = seconds === 1 ? "one second" : `${seconds} seconds`;
  const isProgram = request.url?.startsWith("/api/") || !takesPages(request);
  response.writeHead(status, {
    "Retry-After": String(seconds),
    "Cache-Control": "no-store",
    "Content-Type": isProgram ? problemType : "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    ...(isProgram && {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "Retry-After",
    }),
  });
  const detail = `${words.because} Ask again in ${wait}.`;
  response.end(isProgram ? problemText({ status, detail }) : pageWith(wait, words));
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

function takesPages({ headers }: IncomingMessage): boolean {
  return `${headers.accept ?? ""}`.includes("text/html");
}

function pageWith(wait: string, { title, heading, reason, remark }: Words): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Counterclaim</title>
<style>html{color-scheme:light dark;background:light-dark(#fdfcf9,#161512);color:light-dark(#1c1a17,#ece7dc)}body{max-width:36rem;margin:4rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}h1{font:600 1.5rem/1.3 Georgia,serif}</style>
</head>
<body>
<h1>${heading}</h1>
<p>${reason} Wait ${wait}, then load this page again.</p>
<p>Nothing was lost, and nothing is wrong with the address. ${remark}</p>
</body>
</html>
`;
}
