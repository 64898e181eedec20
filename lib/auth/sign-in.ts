import "server-only";
import { APIError } from "better-auth/api";
import { countAttempt, forgetAttempts } from "@/lib/commands/attempts";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { emailField } from "@/lib/schemas/account";
import { auth } from "./auth";
import { knownBrowser } from "./known-browser";

/** How far somebody came, and to which account. */
export interface SignedIn {
  step: "signed_in" | "second_factor";
  email: string;
}

/**
 * Opens a session, or says that a code of the second factor is asked for. A session that the
 * browser had ends. Throws `unauthenticated` in the same words, and after the same work, for an
 * account that does not exist, is closed, or has another password; `too_many` after ten attempts by
 * this browser, if it is known to the account, else by all that are not: nobody's guessing keeps
 * the owner out of a browser in which they have signed in before.
 */
export async function signIn(
  headers: Headers,
  given: { email: string; password: string },
): Promise<SignedIn> {
  const { data: email } = emailField.safeParse(given.email);
  if (email === undefined) throw wrong();
  const browser = knownBrowser(headers, email);
  const counted = browser === null ? email : `${email}\n${browser}`;
  await countAttempt("sign-in", counted, browser === null ? strangers : undefined);
  const old = await auth().api.getSession({ headers, query: { disableRefresh: true } });
  const before = await passwordSince(email);
  const body = { email, password: given.password };
  const answer = await auth().api.signInEmail({ body, headers }).catch(refusal);
  await refuseOldPassword(email, before);
  await forgetAttempts("sign-in", counted);
  await db().session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  // The browser has forgotten the session it had; so do we.
  if (old) await db().session.deleteMany({ where: { id: old.session.id } });
  return { step: "twoFactorRedirect" in answer ? "second_factor" : "signed_in", email };
}

/** What all browsers together may try that have never signed in to the account. */
const strangers = {
  limit: 10,
  told: "There were too many attempts for this account by browsers that never signed in to it. Use one that has, or ask an admin for a recovery code.",
};

/**
 * Opens the session that a code of the app, or a backup code, completes. Throws `unauthenticated`
 * for a wrong code, or where the password was asked too long ago; `too_many`.
 */
export async function completeSignIn(headers: Headers, given: string): Promise<SignedIn> {
  const code = given.replace(/\s/g, "").toLowerCase();
  const { verifyTOTP, verifyBackupCode } = auth().api;
  const verify = /^\d{6}$/.test(code) ? verifyTOTP : verifyBackupCode;
  const { user } = await verify({ body: { code }, headers }).catch(refusal);
  return { step: "signed_in", email: user.email };
}

/** Ends the session of these cookies and takes them away. */
export async function signOut(headers: Headers): Promise<void> {
  await auth().api.signOut({ headers });
}

function wrong(): AppError {
  return new AppError("unauthenticated", "E-mail address or password is not right.");
}

const codes: Readonly<Record<string, () => AppError>> = {
  INVALID_CODE: () => code("This code is not right. Wait for the next one and try that."),
  INVALID_BACKUP_CODE: () => code("This code is not right, or was used before."),
  INVALID_TWO_FACTOR_COOKIE: () =>
    new AppError("unauthenticated", "This took too long. Begin again with your password."),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () =>
    new AppError("too_many", "Too many wrong codes. Begin again with your password."),
  ACCOUNT_TEMPORARILY_LOCKED: () =>
    new AppError("too_many", "Too many wrong codes. Wait 15 minutes, then begin again."),
};

function code(message: string): AppError {
  return new AppError("unauthenticated", message, [{ path: "code", message }]);
}

function refusal(error: unknown): never {
  if (!(error instanceof APIError)) throw error;
  const known = codes[String(error.body?.code)];
  if (known) throw known();
  if (error.statusCode < 500) throw wrong();
  throw error;
}

/** When the account's password was last set; null where there is none. */
async function passwordSince(email: string): Promise<number | null> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`
    SELECT c.updated_at AS at FROM credential c JOIN "user" u ON u.id = c.user_id
    WHERE u.email = ${email} FOR SHARE OF c`;
  return row ? row.at.getTime() : null;
}

/**
 * A password that was changed while the old one was being checked has ended all sessions, but not
 * one that came a moment later. The lock waits for a change that is under way.
 */
async function refuseOldPassword(email: string, before: number | null): Promise<void> {
  if ((await passwordSince(email)) === before) return;
  const user = await db().user.findUnique({ where: { email }, select: { id: true } });
  if (user) {
    await db().session.deleteMany({ where: { userId: user.id } });
    await db().verification.deleteMany({ where: { value: user.id } });
  }
  throw wrong();
}
