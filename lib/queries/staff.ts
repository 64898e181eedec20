import "server-only";
import { type Action, type Actor, can } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";

/** Throws unless the viewer may look: at live facts, unless another action is named. */
export function mayLook(viewer: Actor, action: Action = "read_live"): void {
  if (can(viewer, action)) return;
  if (viewer.kind === "anonymous") throw new AppError("unauthenticated", "Sign in to see this.");
  throw new AppError("forbidden", "Your role does not show you this.");
}

/** Whether a text could be an identifier; whatever is none is not asked of the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
