import "server-only";

/** `ok`, or in a word what is missing; the operator's log says more. */
export type Health = "ok" | "no_database" | "not_migrated";

/** `{"status": …}`, 200 or 503, kept by no cache. */
export function healthAnswer(status: Health): Response {
  return Response.json(
    { status },
    { status: status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
