import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { mayLook } from "./staff";
import type { Waiting } from "./waiting";

/** How long somebody counts as looking, in milliseconds. */
const glance = 10 * 60_000;

export interface Attended extends Waiting {
  /** Who took it, and who else looked at it in the last minutes. */
  assigned: { id: string; name: string } | null;
  looking: string[];
}

/** Each item with who has it and who looks at it. */
export async function attended(
  items: readonly Waiting[],
  viewer: Actor,
  now: Date,
): Promise<Attended[]> {
  const rows = await db().attention.findMany({
    where: { item: { in: items.map(({ key }) => key) } },
    include: { user: { select: { id: true, name: true } } },
  });
  const since = now.getTime() - glance;
  const me = viewer.kind === "user" ? viewer.id : null;
  return items.map((item): Attended => {
    const own = rows.filter((row) => row.item === item.key);
    return {
      ...item,
      assigned: own.find((row) => row.assignedAt !== null)?.user ?? null,
      looking: own
        .filter((row) => row.userId !== me && (row.openedAt?.getTime() ?? 0) > since)
        .map(({ user }) => user.name),
    };
  });
}

/** Who else looked at any of these items in the last minutes. */
export async function lookingAt(
  viewer: Actor,
  keys: readonly string[],
  now: Date,
): Promise<string[]> {
  mayLook(viewer);
  const me = viewer.kind === "user" ? viewer.id : null;
  const rows = await db().attention.findMany({
    where: { item: { in: [...keys] }, openedAt: { gt: new Date(now.getTime() - glance) } },
    include: { user: { select: { id: true, name: true } } },
  });
  return [...new Set(rows.filter(({ userId }) => userId !== me).map(({ user }) => user.name))];
}
