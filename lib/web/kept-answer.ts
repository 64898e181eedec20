import "server-only";
import { createHash } from "node:crypto";
import type {
  IncomingMessage,
  OutgoingHttpHeader,
  OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import { type Encoding, encoders, encodingFor } from "./encoding";
import { holdsTag } from "./etag";
import { ofOneAnswer } from "./of-one-answer";
import { squeeze } from "./squeeze";

/** An answer that can be sent to anybody, and to any number of them. */
export interface KeptAnswer {
  /** What was published when it was made. */
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

/** What was made by what is published in a state, ready to be sent. */
export function keptAnswer(
  { status, headers: given, body }: { status: number; headers: OutgoingHttpHeaders; body: Buffer },
  state: string,
): KeptAnswer {
  const headers = Object.fromEntries(
    Object.entries(given).filter(([name]) => !ofOneAnswer.has(name)),
  );
  // What is refused says itself that nobody keeps it.
  if (status === 200) headers["cache-control"] = "no-cache";
  headers.vary = variedBy(headers.vary);
  headers.etag = `"${createHash("sha256").update(body).digest("hex")}"`;
  const { etag } = headers;
  const fresh = { sent: 0, isHeld: false, isSmaller: false };
  return { state, status, headers, etag, body, encoded: new Map(), ...fresh };
}

/** What answers at an address differ by: what whoever made this one says, and their encoding, which is chosen here. */
function variedBy(said: OutgoingHttpHeader | undefined): string {
  const others = `${said ?? ""}`
    .split(/ *, */)
    .filter((name) => !/^(?:accept-encoding)?$/i.test(name));
  return [...others, "Accept-Encoding"].join(", ");
}

/** Sends it in the best encoding that is taken, or says that whoever asks has it already. */
export async function sendKept(
  kept: KeptAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
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
function encodedAs(encoding: Encoding, kept: KeptAnswer): Promise<Buffer> {
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

/** What is read often is worth the time that it takes to make it smaller. */
function sendSmaller(kept: KeptAnswer): void {
  if (!kept.isHeld || kept.isSmaller) return;
  const isWanted = () => kept.isHeld;
  kept.isSmaller = squeeze(kept.body, isWanted, (smaller) => {
    kept.encoded.set("br", Promise.resolve(smaller));
  });
}
