import "server-only";
import { currentRequest } from "./request-context";

/**
 * Sets the status of the page that is being rendered (400 to 599). The framework has no place for
 * this: whatever it answers with another status it leaves to the browser's scripts to draw. The
 * gravest of a page and its frame stands.
 */
export function answerWith(status: number): void {
  const request = currentRequest();
  if (request) request.status = Math.max(request.status ?? 0, status);
}
