import "server-only";
import { createHash } from "node:crypto";
import { publicHeaders } from "./public-headers";

/**
 * JSON text as it is stored, under an ETag that is the SHA-256 of its bytes; 304 without a body to
 * whoever has these bytes already. Always revalidated: a redaction has to reach every cache.
 */
export function jsonAnswer(request: Request, json: string): Response {
  const etag = `"${createHash("sha256").update(json, "utf8").digest("hex")}"`;
  const headers = { ...publicHeaders, "Cache-Control": "no-cache", ETag: etag };
  if (holds(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(json, {
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}

/** RFC 9110, 13.1.2: a list of tags, weak ones comparing equal to strong ones, or "*". */
function holds(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
