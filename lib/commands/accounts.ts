import "server-only";
import { AppError } from "@/lib/errors";
import { enterAccount as schema } from "@/lib/schemas/account";
import { verb } from "./change";

/** Enters an account with its role. Returns its id. */
export const enterAccount = verb("manage_accounts", schema, async (change, input) => {
  const taken = await change.tx.user.findUnique({ where: { email: input.email } });
  if (taken) {
    const message = "An account with this e-mail address exists already.";
    throw new AppError("conflict", message, [{ path: "email", message }]);
  }
  const { id } = await change.tx.user.create({ data: input, select: { id: true } });
  await change.log({ verb: "enter_account", subject: { kind: "user", id }, new: input });
  return { id };
});
