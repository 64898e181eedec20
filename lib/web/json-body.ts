import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** The JSON body of a request, as its schema has it. Throws AppError `invalid`, each issue with its place. */
export async function jsonBody<Output>(
  request: Request,
  schema: z.ZodType<Output>,
): Promise<Output> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) {
    throw new AppError("invalid", "Send the body as application/json.");
  }
  const read = schema.safeParse(await request.json().catch(() => undefined));
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new AppError("invalid", "The body cannot be read.", issues);
}
