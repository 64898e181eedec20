import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { idField, line } from "./fields";

/** An e-mail address as accounts are known by: small letters, nothing around it. */
export const emailField = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email("Write an e-mail address, such as name@example.org.").max(254));

/** A password that somebody chooses; whatever its characters, only its length is asked of it. */
export const newPasswordField = z
  .string()
  .min(12, "Too short: at least 12 characters.")
  .max(128, "Too long: at most 128 characters.");

/** What lib/auth makes of a password; a command never meets the password itself. */
const passwordHash = z.string().regex(/^[0-9a-f]{32}:[0-9a-f]{128}$/, "This is not a hash.");

const roleField = z.enum(word.roles, "Choose a role.");

export const enterAccount = z.strictObject({
  name: line(200),
  email: emailField,
  role: roleField,
  /** Made by the demonstration; the real thing refuses to start while one exists. */
  demonstration: z.boolean().default(false),
  /** Without one the account is entered by a recovery code. */
  passwordHash: passwordHash.optional(),
});

/** An account that something is done to. */
export const account = z.strictObject({ id: idField });

export const changeRole = z.strictObject({ id: idField, role: roleField });

export const setPassword = z.strictObject({ id: idField, passwordHash });

export const changeOwnPassword = z.strictObject({ passwordHash });

export const issueRecovery = z.strictObject({
  id: idField,
  /** SHA-256 of the code, which is kept nowhere. */
  codeHash: z.hash("sha256"),
  expiresAt: z.date(),
});

export const recoverAccount = z.strictObject({
  codeHash: z.hash("sha256"),
  now: z.date(),
  passwordHash,
});

export const switchOnSecondFactor = z.strictObject({
  /** The session that goes on; every other one ends. */
  session: idField,
});

/** Encrypted. */
export const replaceBackupCodes = z.strictObject({ backupCodes: z.string().min(1) });

export const nothing = z.strictObject({});
