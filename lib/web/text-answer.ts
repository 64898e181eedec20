import "server-only";
import { createHash } from "node:crypto";
import { holdsTag } from "./etag";
import { publicHeaders } from "./public-headers";

/**
 * A public text under an ETag that is the SHA-256 of its bytes; 304 without a body to whoever has
 * these bytes already. Always revalidated: a redaction has to reach every cache. `type` is the media
 * type; with `name` a browser saves it under that name instead of showing it.
 */
export function textAnswer(
  request: Request,
  text: string,
  { type, name }: { type: string; name?: string },
): Response {
  const etag = `"${createHash("sha256").update(text, "utf8").digest("hex")}"`;
  const headers = { ...publicHeaders, "Cache-Control": "no-cache", ETag: etag };
  if (holdsTag(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  const saved: Record<string, string> =
    name === undefined ? {} : { "Content-Disposition": `attachment; filename="${name}"` };
  return new Response(text, {
    headers: { ...headers, ...saved, "Content-Type": `${type}; charset=utf-8` },
  });
}
