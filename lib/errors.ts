/** What can go wrong, in a handful of codes; each edge translates them once (HTTP status, exit code). */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_many";

/** One thing wrong with one place of an input: `path` is the place ("claims[2].quote"). */
export interface Issue {
  path: string;
  message: string;
  /** Which may have been meant, where several may. */
  candidates?: readonly { id: string; name: string }[];
}

/** An error whose message is a sentence for the person who can do something about it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.issues = issues;
  }
}
