import "server-only";
import { AppError } from "@/lib/errors";
import * as schema from "@/lib/schemas/account";
import {
  endSessionsOf,
  openAccount,
  ownAccount,
  refuseLastAdmin,
  writeCredential,
} from "./account-parts";
import { verb } from "./change";

/** Enters an account with its role. Returns its id. */
export const enterAccount = verb("manage_accounts", schema.enterAccount, async (change, input) => {
  const { passwordHash, ...account } = input;
  const taken = await change.tx.user.findUnique({ where: { email: account.email } });
  if (taken) {
    const message = "An account with this e-mail address exists already.";
    throw new AppError("conflict", message, [{ path: "email", message }]);
  }
  const { id } = await change.tx.user.create({ data: account, select: { id: true } });
  if (passwordHash) await writeCredential(change.tx, id, passwordHash);
  await change.log({ verb: "enter_account", subject: { kind: "user", id }, new: account });
  return { id };
});

/** Gives an account another role, and ends its sessions. The last admin stays one. */
export const changeRole = verb("manage_accounts", schema.changeRole, async (change, input) => {
  const { id, role } = input;
  const account = await openAccount(change.tx, id);
  if (account.role === role) return { id };
  await refuseLastAdmin(change.tx, account);
  await change.tx.user.update({ where: { id }, data: { role } });
  await endSessionsOf(change.tx, id);
  await change.log({
    verb: "change_role",
    subject: { kind: "user", id },
    old: { role: account.role },
    new: { role },
  });
  return { id };
});

/** Closes an account: its sessions end and none begins. What it did stays its own. */
export const disableAccount = verb("manage_accounts", schema.account, async (change, { id }) => {
  const account = await openAccount(change.tx, id);
  await refuseLastAdmin(change.tx, account);
  await change.tx.user.update({ where: { id }, data: { disabledAt: new Date() } });
  await endSessionsOf(change.tx, id);
  await change.log({
    verb: "disable_account",
    subject: { kind: "user", id },
    new: { open: false },
  });
  return { id };
});

/** Opens an account that was closed, with the role and password it had. */
export const enableAccount = verb("manage_accounts", schema.account, async (change, { id }) => {
  const account = await change.tx.user.findUnique({ where: { id } });
  if (!account) throw new AppError("not_found", "There is no such account.");
  if (account.disabledAt === null) throw new AppError("conflict", "This account is open already.");
  await change.tx.user.update({ where: { id }, data: { disabledAt: null } });
  await change.log({ verb: "enable_account", subject: { kind: "user", id }, new: { open: true } });
  return { id };
});

/** Ends every session of an account. Returns how many there were. */
export const endSessions = verb("manage_accounts", schema.account, async (change, { id }) => {
  await openAccount(change.tx, id);
  const ended = await endSessionsOf(change.tx, id);
  await change.log({ verb: "end_sessions", subject: { kind: "user", id }, new: { ended } });
  return { ended };
});

/** Ends every session of one's own account, this one too. Returns how many there were. */
export const endOwnSessions = verb("change_own_account", schema.nothing, async (change) => {
  const id = ownAccount(change);
  const ended = await endSessionsOf(change.tx, id);
  await change.log({ verb: "end_sessions", subject: { kind: "user", id }, new: { ended } });
  return { ended };
});
