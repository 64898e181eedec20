import "server-only";
import { AppError } from "@/lib/errors";
import * as schema from "@/lib/schemas/account";
import { endSessionsOf, openAccount, ownAccount, writeCredential } from "./account-parts";
import { verb } from "./change";

/** Gives an account another password, and ends its sessions. The log has neither it nor its hash. */
export const setPassword = verb("manage_accounts", schema.setPassword, async (change, input) => {
  const { id } = await openAccount(change.tx, input.id);
  await writeCredential(change.tx, id, input.passwordHash);
  await endSessionsOf(change.tx, id);
  await change.log({ verb: "set_password", subject: { kind: "user", id } });
  return { id };
});

/** The same for one's own account; whoever calls has asked for the old password. */
export const changeOwnPassword = verb(
  "change_own_account",
  schema.changeOwnPassword,
  async (change, { passwordHash }) => {
    const id = ownAccount(change);
    await writeCredential(change.tx, id, passwordHash);
    await endSessionsOf(change.tx, id);
    await change.log({ verb: "set_password", subject: { kind: "user", id } });
    return { id };
  },
);

/** Keeps the hash of a recovery code until it is used or expires; an earlier one is void. */
export const issueRecovery = verb(
  "manage_accounts",
  schema.issueRecovery,
  async (change, input) => {
    const { id } = await openAccount(change.tx, input.id);
    const { expiresAt } = input;
    await change.tx.verification.deleteMany({ where: { value: id, identifier: recoveries } });
    const identifier = `recovery:${input.codeHash}`;
    await change.tx.verification.create({ data: { identifier, value: id, expiresAt } });
    await change.log({
      verb: "issue_recovery",
      subject: { kind: "user", id },
      new: { expiresAt: expiresAt.toISOString() },
    });
    return { id };
  },
);

/**
 * Gives an account the password that whoever holds its recovery code chose, and ends its sessions.
 * The code is used up. `not_found` for one that is unknown, used, or expired before `now`.
 */
export const recoverAccount = verb(
  "manage_accounts",
  schema.recoverAccount,
  async (change, input) => {
    const identifier = `recovery:${input.codeHash}`;
    const issued = await change.tx.verification.findFirst({
      where: { identifier, expiresAt: { gt: input.now } },
    });
    if (!issued) {
      throw new AppError(
        "not_found",
        "This code is not valid, or no longer. Ask an admin for another.",
        [{ path: "code", message: "Not valid, or no longer." }],
      );
    }
    const { id } = await openAccount(change.tx, issued.value);
    await writeCredential(change.tx, id, input.passwordHash);
    await endSessionsOf(change.tx, id);
    await change.log({ verb: "recover_account", subject: { kind: "user", id } });
    return { id };
  },
);

const recoveries = { startsWith: "recovery:" };
