import "server-only";
/** Errors of the public API as RFC 9457 problem details, one shape for all of them (docs/api.md). */
import { AppError, type ErrorCode, type Issue } from "@/lib/errors";
import { publicHeaders } from "./public-headers";
import { report } from "./report";

interface Problem {
  status: number;
  /** Says what is wrong with this request; the title says it of every such request. */
  detail: string;
  issues?: readonly Issue[];
  headers?: Record<string, string>;
}

/** The answer that tells a program what went wrong, and a person what to do about it. */
export function problem({ status, detail, issues = [], headers = {} }: Problem): Response {
  const body = {
    type: "about:blank",
    title: titles[status] ?? "Error",
    status,
    detail,
    ...(issues.length > 0 && { issues }),
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      ...publicHeaders,
      "Cache-Control": "no-store",
      ...headers,
      "Content-Type": "application/problem+json",
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

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  429: "Too many requests",
  500: "Internal error",
};
