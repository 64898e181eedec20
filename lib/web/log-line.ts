import "server-only";
import { currentRequest } from "./request-context";

export type Level = "debug" | "info" | "error";

/** Where lines go: one JSON object a line, on standard output. */
export function writeLine(level: Level, what: Record<string, unknown>): void {
  const line = { at: new Date().toISOString(), level, ...what };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** An error as members of a line: name, message and stack, and the request in which it arose. */
export function errorMembers(error: unknown): Record<string, unknown> {
  const context = currentRequest();
  const { name, message, stack } = error instanceof Error ? error : asError(error);
  const digest = memberOf(error, "digest");
  const code = memberOf(error, "code");
  return {
    event: "error",
    ...(context && { request: context.id, method: context.method, path: context.path }),
    name,
    message: scrubbed(message),
    stack: stack === undefined ? undefined : scrubbed(stack),
    code,
    digest,
  };
}

/** Next names an error for its reader by a digest; Prisma and Node say by a code what it is. */
function memberOf(error: unknown, name: "code" | "digest"): string | undefined {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === "string" ? value : undefined;
}

function asError(thrown: unknown): Error {
  return new Error(typeof thrown === "string" ? thrown : "Something that is no error was thrown.");
}

/**
 * A text without what must not be written down: passwords within addresses, the values that follow
 * the name of a secret, and the inputs that Prisma prints when it is called wrongly.
 */
export function scrubbed(text: string): string {
  return text
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, "$1…@")
    .replace(
      /\b(password|passwd|secret|token|cookie|authorization)(["']?\s*[:=]\s*)[^\n]+/gi,
      "$1$2…",
    )
    .replace(/(Invalid `[^`]*` invocation)([\s\S]*?)(?=\n\s+at |$)/g, withoutInputs)
    .replace(/\b(Key \([^)]*\)=)\([^\n]*/g, "$1…")
    .slice(0, 8_000);
}

/** Prisma prints what it was given between braces, and the reason on the last line. */
function withoutInputs(_: string, call: string, rest: string): string {
  const reason = rest.trim().split("\n").at(-1)?.trim() ?? "";
  return rest.includes("{") || reason === "" ? `${call} (inputs left out)` : `${call}: ${reason}`;
}

/**
 * A path as it may be written down: a part of it that could be a key (a link in an e-mail, a token)
 * is left out. Slugs and identifiers stay.
 */
export function loggedPath(url: string): string {
  const path = url.split("?", 1)[0] ?? "";
  const parts = path.split("/").map((part) => (couldBeKey(part) ? "…" : part));
  return parts.join("/").slice(0, 500);
}

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const slug = /^[a-z]+(-[a-z0-9]{1,20})*$/;

function couldBeKey(part: string): boolean {
  if (part.length < 20 || identifier.test(part)) return false;
  return !slug.test(part) || !part.includes("-");
}
