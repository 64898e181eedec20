import "server-only";
import type { ServerResponse } from "node:http";

/** An answer that was made and not sent: what `sendAs` gets to change before it leaves. */
export interface CollectedAnswer {
  status: number;
  body: Buffer;
}

/**
 * Has whatever is written to a response collected instead of sent, and hands it over when it is
 * whole; headers that were set stay set. A body of more than `limit` bytes is sent as it comes, which
 * `letGoOf` is told, and nothing is handed over.
 */
export function collectAnswer(
  response: ServerResponse,
  limit: number,
  sendAs: (answer: CollectedAnswer) => void,
  letGoOf: () => void = () => {},
): void {
  const { writeHead, write, end, flushHeaders } = response;
  const chunks: Buffer[] = [];
  let length = 0;
  let isCollecting = true;

  const letGo = () => {
    isCollecting = false;
    Object.assign(response, { writeHead, write, end, flushHeaders });
  };
  const collect = (chunk: unknown, encoding: unknown) => {
    const bytes = bytesOf(chunk, encoding);
    if (bytes === null) return;
    chunks.push(bytes);
    length += bytes.length;
    if (length <= limit) return;
    letGo();
    letGoOf();
    for (const held of chunks.splice(0)) response.write(held);
  };

  Object.assign(response, {
    flushHeaders: () => {},
    writeHead: (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      setHeaders(response, rest.at(-1));
      return response;
    },
    write: (chunk: unknown, ...rest: unknown[]) => {
      collect(chunk, rest[0]);
      callLast(rest);
      return true;
    },
    end: (...given: unknown[]) => {
      const [chunk, encoding] = given;
      if (typeof chunk !== "function") collect(chunk, encoding);
      if (!isCollecting) return response.end();
      letGo();
      if (response.destroyed) return response;
      sendAs({ status: response.statusCode, body: Buffer.concat(chunks) });
      callLast(given);
      return response;
    },
  });
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer | null {
  if (typeof chunk === "string") {
    return Buffer.from(chunk, encoding === "latin1" || encoding === "binary" ? "latin1" : "utf8");
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : null;
}

/** Headers in the shapes that writeHead takes: an object, or a flat list of names and values. */
function setHeaders(response: ServerResponse, headers: unknown): void {
  if (typeof headers !== "object" || headers === null) return;
  const pairs = Array.isArray(headers)
    ? headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1]]] : []))
    : Object.entries(headers);
  for (const [name, value] of pairs) {
    if (value !== undefined) response.setHeader(`${name}`, value);
  }
}

function callLast(given: unknown[]): void {
  const done = given.at(-1);
  if (typeof done === "function") done();
}
