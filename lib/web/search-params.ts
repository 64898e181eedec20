import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";

/**
 * The parameters of an address as a schema reads them. Unknown ones are ignored, so that links with
 * somebody's tracking on them work; one given twice is an error, because either could be meant.
 */
export function readSearchParams<Shape extends z.ZodRawShape>(
  asked: Request | URLSearchParams,
  schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
  const given = asked instanceof URLSearchParams ? asked : new URL(asked.url).searchParams;
  const repeated = Object.keys(schema.shape).filter((name) => given.getAll(name).length > 1);
  if (repeated.length > 0) {
    throw new AppError(
      "invalid",
      "A parameter was given more than once.",
      repeated.map((path) => ({ path, message: "Give this parameter once." })),
    );
  }
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new AppError(
    "invalid",
    "A parameter cannot be read.",
    parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
  );
}
