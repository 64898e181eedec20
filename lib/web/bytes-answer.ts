import "server-only";
import { createHash } from "node:crypto";
import { holdsTag } from "./etag";
import { publicHeaders } from "./public-headers";

/**
 * A public picture under an ETag that is the SHA-256 of its bytes, always asked for again: a redaction has
 * to reach every cache. What `none` makes is thrown where there is no picture.
 */
export function bytesAnswer(
  request: Request,
  bytes: Uint8Array<ArrayBuffer> | null,
  none: () => Error,
): Response {
  if (bytes === null) throw none();
  const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
  const headers = { ...publicHeaders, "Cache-Control": "no-cache", ETag: etag };
  if (holdsTag(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(bytes, { headers: { ...headers, "Content-Type": "image/png" } });
}
