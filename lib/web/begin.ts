import "server-only";
import { isDeveloping, serverSettings } from "@/lib/env";
import { writeConsoleAsLines } from "./console-lines";
import { type MakeForReaders, type PublishedState, readerCache } from "./reader-cache";
import { stopBeforeClosed } from "./server-close";
import { standBeforeEveryRequest } from "./server-edge";

/**
 * Puts what stands before the framework in its place, and begins the operator's log. While
 * developing nothing is kept for readers, since the code changes under them, and the framework's own
 * words are left as they are.
 */
export function beginServing(
  published: PublishedState,
  make: MakeForReaders,
  beside: { stop(): Promise<void> },
): void {
  standBeforeEveryRequest(isDeveloping ? undefined : readerCache(published, make));
  stopBeforeClosed(beside);
  if (serverSettings().isStructured) writeConsoleAsLines();
}
