import "server-only";
import { errorMembers } from "./log-line";
import { currentRequest } from "./request-context";

/**
 * Tells the operator of an error that the reader must not see: one line of JSON on stderr, once for
 * each error.
 */
export function report(error: unknown): void {
  if (typeof error === "object" && error !== null) {
    const reported = currentRequest()?.reported;
    if (reported?.has(error)) return;
    reported?.add(error);
  }
  const line = { at: new Date().toISOString(), level: "error", ...errorMembers(error) };
  // biome-ignore lint/suspicious/noConsole: this is the operator's log
  console.error(JSON.stringify(line));
}
