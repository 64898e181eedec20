import "server-only";
import { createHash } from "node:crypto";
import { forgetAttempts } from "@/lib/commands/attempts";
import { issueRecovery, recoverAccount } from "@/lib/commands/passwords";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { chosenPassword, groups, hashPassword } from "./passwords";

/** How long a recovery code is valid. */
const hours = 48;

/**
 * Makes a code with which whoever holds it chooses a new password for an account, once, at /recover.
 * It is told to the person by other means; only its hash is kept.
 */
export async function makeRecovery(
  actor: Actor,
  id: string,
): Promise<{ code: string; expiresAt: Date }> {
  const code = groups(5, 4);
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  await issueRecovery(actor, { id, codeHash: hashOf(code), expiresAt });
  return { code, expiresAt };
}

/**
 * Sets the password that the holder of a recovery code chose, and ends a wait. Gives the account's
 * address. Throws `not_found`, `invalid`.
 */
export async function recover(given: { code: string; password: string }): Promise<string> {
  const password = chosenPassword(given.password);
  const codeHash = hashOf(given.code);
  // Asked before the costly hash; the command asks again.
  const known = await db().verification.findFirst({
    where: { identifier: `recovery:${codeHash}` },
  });
  const passwordHash = known ? await hashPassword(password) : noHash;
  const actor: Actor = { kind: "system", name: "recovery" };
  const { id } = await recoverAccount(actor, { codeHash, now: new Date(), passwordHash });
  const { email } = await db().user.findUniqueOrThrow({ where: { id }, select: { email: true } });
  // Whoever was kept out by somebody's guessing need not wait: the code says who they are.
  await forgetAttempts("sign-in", email);
  return email;
}

/** Well formed, and of no password; never written, because no code belongs to it. */
const noHash = `${"0".repeat(32)}:${"0".repeat(128)}`;

/** Codes are typed from paper: capitals, spaces and other dashes are the same code. */
function hashOf(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(plain).digest("hex");
}
