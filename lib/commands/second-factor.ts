import "server-only";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import * as schema from "@/lib/schemas/account";
import { endSessionsOf, openAccount, ownAccount } from "./account-parts";
import { verb } from "./change";

/**
 * Asks a second factor of one's own account from now on; whoever calls has seen a code of it. Every
 * other session ends: it was opened without.
 */
export const switchOnSecondFactor = verb(
  "change_own_account",
  schema.switchOnSecondFactor,
  async (change, { session }) => {
    const id = ownAccount(change);
    const { count } = await change.tx.twoFactor.updateMany({
      where: { userId: id, verified: false },
      data: { verified: true },
    });
    if (count === 0) throw new AppError("conflict", "Begin setting up the second factor first.");
    await change.tx.user.update({ where: { id }, data: { twoFactorEnabled: true } });
    await endSessionsOf(change.tx, id, session);
    await change.log({
      verb: "switch_on_second_factor",
      subject: { kind: "user", id },
      new: { secondFactor: true },
    });
    return { id };
  },
);

/** Asks none of one's own account any more; whoever calls has asked for the password. */
export const switchOffSecondFactor = verb("change_own_account", schema.nothing, async (change) => {
  const id = ownAccount(change);
  await forget(change.tx, id);
  await change.log({
    verb: "switch_off_second_factor",
    subject: { kind: "user", id },
    new: { secondFactor: false },
  });
  return { id };
});

/** The same for somebody who has lost theirs; ends their sessions. */
export const removeSecondFactor = verb("manage_accounts", schema.account, async (change, input) => {
  const { id } = await openAccount(change.tx, input.id);
  await forget(change.tx, id);
  await endSessionsOf(change.tx, id);
  await change.log({
    verb: "switch_off_second_factor",
    subject: { kind: "user", id },
    new: { secondFactor: false },
  });
  return { id };
});

/** Puts new backup codes in the place of the old ones. */
export const replaceBackupCodes = verb(
  "change_own_account",
  schema.replaceBackupCodes,
  async (change, { backupCodes }) => {
    const id = ownAccount(change);
    const { count } = await change.tx.twoFactor.updateMany({
      where: { userId: id, verified: true },
      data: { backupCodes },
    });
    if (count === 0) throw new AppError("conflict", "This account has no second factor.");
    await change.log({ verb: "replace_backup_codes", subject: { kind: "user", id } });
    return { id };
  },
);

async function forget(tx: Tx, userId: string): Promise<void> {
  const { count } = await tx.twoFactor.deleteMany({ where: { userId } });
  if (count === 0) throw new AppError("conflict", "This account has no second factor.");
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: null } });
}
