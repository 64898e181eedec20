import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { mayLook } from "./staff";

/** How this installation decides now, and why; four eyes are off until somebody switches them on. */
export async function deskSetting(
  viewer: Actor,
): Promise<{ fourEyes: boolean; reason: string | null }> {
  mayLook(viewer);
  const newest = await db().deskSetting.findFirst({ orderBy: { number: "desc" } });
  return { fourEyes: newest?.fourEyes ?? false, reason: newest?.reason ?? null };
}
