import "server-only";
import type { Tx } from "@/lib/db";
import type { Role } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import type { Change } from "./change";

/** An account that exists and is not closed. */
export async function openAccount(tx: Tx, id: string): Promise<{ id: string; role: Role }> {
  const account = await tx.user.findUnique({ where: { id } });
  if (!account) throw new AppError("not_found", "There is no such account.");
  if (account.disabledAt !== null) {
    throw new AppError("conflict", "This account is closed. Open it first.");
  }
  return account;
}

/** Throws `conflict` where nobody would be left to manage accounts. */
export async function refuseLastAdmin(tx: Tx, account: { id: string; role: Role }): Promise<void> {
  if (account.role !== "admin") return;
  const others = await tx.user.count({
    where: { role: "admin", disabledAt: null, id: { not: account.id } },
  });
  if (others > 0) return;
  throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.");
}

/** Ends all sessions of an account, but for `kept`, and what is half way to one. Returns how many. */
export async function endSessionsOf(tx: Tx, userId: string, kept?: string): Promise<number> {
  // Challenges of the second factor and recovery codes are of this account too.
  await tx.verification.deleteMany({ where: { value: userId } });
  const where = kept === undefined ? { userId } : { userId, id: { not: kept } };
  const { count } = await tx.session.deleteMany({ where });
  return count;
}

/** Puts a new hash in the place of the old. */
export async function writeCredential(tx: Tx, userId: string, password: string): Promise<void> {
  const providerId = "credential";
  await tx.credential.upsert({
    where: { userId_providerId: { userId, providerId } },
    create: { userId, providerId, accountId: userId, password },
    update: { password, updatedAt: new Date() },
  });
}

/** The account of whoever acts. */
export function ownAccount({ actor }: Change): string {
  if (actor.kind === "user") return actor.id;
  throw new AppError("forbidden", "Only a person has an account of their own.");
}
