import "server-only";
import { AppError } from "@/lib/errors";

/** Refuses a page with a sentence for whoever asked for it. */
export function refusePage(message: string): never {
  throw new AppError("invalid", message);
}
