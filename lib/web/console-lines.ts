import "server-only";
import { inspect } from "node:util";
import { errorMembers, scrubbed, writeLine } from "./log-line";
import { currentRequest } from "./request-context";

/**
 * Makes one JSON line of whatever the framework and libraries write as an error or a warning, so that
 * the operator's log can be read by programs to its last line. An error that has its line already
 * gets no second one.
 */
export function writeConsoleAsLines(): void {
  for (const method of ["error", "warn"] as const) {
    console[method] = (...parts: unknown[]) => {
      const [first] = parts;
      if (parts.length === 1 && typeof first === "string" && first.startsWith('{"at":')) {
        process.stderr.write(`${first}\n`);
        return;
      }
      const error = parts.find((part) => part instanceof Error);
      if (error === undefined) {
        const words = parts.map((part) => (typeof part === "string" ? part : inspect(part)));
        writeLine("error", { event: method, message: scrubbed(words.join(" ")) });
        return;
      }
      const reported = currentRequest()?.reported;
      if (reported?.has(error)) return;
      reported?.add(error);
      writeLine("error", errorMembers(error));
    };
  }
}
