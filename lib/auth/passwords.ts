import "server-only";
import { randomInt } from "node:crypto";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { countAttempt, forgetAttempts } from "@/lib/commands/attempts";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newPasswordField } from "@/lib/schemas/account";

export { hashPassword };

/** A password that nobody has to think of: six groups of four small letters and digits, 120 bits. */
export function randomPassword(): string {
  return groups(6, 4);
}

/** Groups of characters that are not taken for one another on paper. */
export function groups(count: number, length: number): string {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: count }, group).join("-");
}

/** A new password, or `invalid` at `password`. */
export function chosenPassword(given: string, path = "password"): string {
  const { data, error } = newPasswordField.safeParse(given);
  if (data !== undefined) return data;
  const message = error?.issues[0]?.message ?? "Choose another password.";
  throw new AppError("invalid", message, [{ path, message }]);
}

/**
 * Asks somebody who is signed in for their password again. Throws `invalid` at `password`, or
 * `too_many`.
 */
export async function checkOwnPassword(userId: string, password: string): Promise<void> {
  await countAttempt("password", userId);
  const held = await db().credential.findFirst({ where: { userId }, select: { password: true } });
  const isRight =
    typeof held?.password === "string" && (await verifyPassword({ hash: held.password, password }));
  if (!isRight) {
    const message = "This is not your password.";
    throw new AppError("invalid", message, [{ path: "password", message }]);
  }
  await forgetAttempts("password", userId);
}
