import "server-only";
import { AppError, type ErrorCode } from "@/lib/errors";
import { type ProblemDetails, problemText, problemType } from "./problem-details";
import { publicHeaders } from "./public-headers";
import { report } from "./report";

interface Problem extends ProblemDetails {
  headers?: Record<string, string>;
}

/** A problem as an answer of the public API (docs/api.md). */
export function problem({ headers = {}, ...details }: Problem): Response {
  return new Response(problemText(details), {
    status: details.status,
    headers: {
      ...publicHeaders,
      "Cache-Control": "no-store",
      ...headers,
      "Content-Type": problemType,
    },
  });
}

/** Any error as a problem: an AppError says what it is; of anything else only the operator learns. */
export function problemOf(error: unknown): Response {
  if (error instanceof AppError) {
    return problem({ status: statuses[error.code], detail: error.message, issues: error.issues });
  }
  report(error);
  return problem({
    status: 500,
    detail: "The fault is on our side and has been noted. Try again in a moment.",
  });
}

const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
};
