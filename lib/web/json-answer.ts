import "server-only";
import { createHash } from "node:crypto";
import { holdsTag } from "./etag";
import { publicHeaders } from "./public-headers";

/**
 * JSON text as it is stored, under an ETag that is the SHA-256 of its bytes; 304 without a body to
 * whoever has these bytes already. Always revalidated: a redaction has to reach every cache.
 */
export function jsonAnswer(request: Request, json: string): Response {
  const etag = `"${createHash("sha256").update(json, "utf8").digest("hex")}"`;
  const headers = { ...publicHeaders, "Cache-Control": "no-cache", ETag: etag };
  if (holdsTag(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(json, {
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}
