import type { Issue } from "@/lib/errors";

/** What is wrong with a request, in the one shape of all our errors (RFC 9457; docs/api.md). */
export interface ProblemDetails {
  status: number;
  /** Says what is wrong with this request; the title says it of every such request. */
  detail: string;
  issues?: readonly Issue[];
}

/** The media type of what `problemText` gives. */
export const problemType = "application/problem+json";

/** The answer that tells a program what went wrong, and a person what to do about it, as JSON. */
export function problemText({ status, detail, issues = [] }: ProblemDetails): string {
  const title = titles[status] ?? "Error";
  const places = issues.length > 0 && { issues };
  return `${JSON.stringify({ type: "about:blank", title, status, detail, ...places })}\n`;
}

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  411: "Length required",
  413: "Content too large",
  429: "Too many requests",
  500: "Internal error",
  503: "Too busy",
};
