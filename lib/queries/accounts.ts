import "server-only";
import { db } from "@/lib/db";
import { type Actor, can } from "@/lib/domain/permissions";
import type { Role } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  isOpen: boolean;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** Sessions that have not expired. */
  sessions: number;
}

/** Every account, by e-mail address; `forbidden` to whoever may not manage them. */
export async function accounts(viewer: Actor): Promise<AccountRow[]> {
  refuseOthers(viewer);
  const rows = await db().user.findMany({ orderBy: { email: "asc" }, include: counts() });
  return rows.map(rowOf);
}

/** One account by its id or its e-mail address, or null. */
export async function account(viewer: Actor, which: { id: string } | { email: string }) {
  refuseOthers(viewer);
  const row = await db().user.findUnique({ where: which, include: counts() });
  return row ? rowOf(row) : null;
}

/** What was done to an account, newest first, and by whom; admins see each other's names. */
export async function accountHistory(viewer: Actor, id: string): Promise<AccountEvent[]> {
  refuseOthers(viewer);
  const entries = await db().logEntry.findMany({
    where: { subjectKind: "user", subjectId: id },
    orderBy: { seq: "desc" },
    take: 100,
    select: { seq: true, at: true, verb: true, actorId: true, actorRole: true, payload: true },
  });
  const ids = [...new Set(entries.flatMap(({ actorId }) => (actorId ? [actorId] : [])))];
  const users = await db().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return entries.map(({ seq, at, verb, actorId, actorRole, payload }) => ({
    seq: Number(seq),
    at: at.toISOString(),
    verb,
    by: (actorId && names.get(actorId)) || actorRole || "system",
    payload,
  }));
}

export interface AccountEvent {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  verb: string;
  by: string;
  /** JSON: old, new, why; null where it was redacted. */
  payload: string | null;
}

function refuseOthers(viewer: Actor): void {
  if (can(viewer, "manage_accounts")) return;
  throw new AppError("forbidden", "Your role does not allow this.");
}

function counts() {
  const sessions = { where: { expiresAt: { gt: new Date() } } };
  return { _count: { select: { sessions, credentials: true } } };
}

function rowOf(row: {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  twoFactorEnabled: boolean | null;
  _count: { sessions: number; credentials: number };
}): AccountRow {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    isOpen: row.disabledAt === null,
    hasPassword: row._count.credentials > 0,
    hasSecondFactor: row.twoFactorEnabled === true,
    sessions: row._count.sessions,
  };
}
