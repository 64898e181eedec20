import "server-only";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { encode } from "uqr";
import { z } from "zod";
import { countAttempt, forgetAttempts } from "@/lib/commands/attempts";
import {
  replaceBackupCodes,
  switchOffSecondFactor,
  switchOnSecondFactor,
} from "@/lib/commands/second-factor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { auth } from "./auth";
import { checkOwnPassword, groups } from "./passwords";
import { actorOf, mustHaveSecondFactor, type Person } from "./person";

/** What an authenticator app needs, as a picture and as text. */
export interface Enrolment {
  /** otpauth:// address. */
  uri: string;
  /** The secret in groups of four, for those who type it. */
  secret: string;
  /** The address as a QR code: an SVG path of dark squares on a field of size × size. */
  qr: { size: number; path: string };
  /** Each opens the account once, for whoever has lost the app. */
  backupCodes: string[];
}

/** Makes a secret for this account that asks nothing yet; an earlier one that asks nothing is void. */
export async function beginSecondFactor(person: Person, password: string): Promise<void> {
  await checkOwnPassword(person.id, password);
  if (person.hasSecondFactor) throw new AppError("conflict", "Your second factor is on already.");
  const secret = await encrypted(generateRandomString(32));
  await db().twoFactor.deleteMany({ where: { userId: person.id, verified: false } });
  const backupCodes = await encrypted(JSON.stringify(newCodes()));
  await db().twoFactor.create({ data: { userId: person.id, secret, backupCodes } });
}

/** What was begun and is not confirmed; null where nothing is. */
export async function openEnrolment(person: Person): Promise<Enrolment | null> {
  const held = await unconfirmed(person.id);
  if (held === null) return null;
  const { secret, backupCodes } = held;
  const uri = createOTP(secret).url("Counterclaim", person.email);
  const plain = base32.encode(secret, { padding: false });
  return { uri, secret: plain.match(/.{1,4}/g)?.join(" ") ?? plain, qr: qrCode(uri), backupCodes };
}

/**
 * Switches the second factor on, if the code is the app's. The session of `person` goes on, every
 * other one of the account ends.
 */
export async function confirmSecondFactor(person: Person, given: string): Promise<void> {
  await countAttempt("second-factor", person.id);
  const held = await unconfirmed(person.id);
  if (held === null) throw new AppError("conflict", "Begin setting up the second factor first.");
  if (!(await createOTP(held.secret).verify(given.replace(/\s/g, "")))) {
    const message = "This code is not right. Wait for the next one and try that.";
    throw new AppError("invalid", message, [{ path: "code", message }]);
  }
  await switchOnSecondFactor(actorOf(person), { session: person.session });
  await forgetAttempts("second-factor", person.id);
}

/** Switches it off, unless this installation asks it of the role. */
export async function endSecondFactor(person: Person, password: string): Promise<void> {
  await checkOwnPassword(person.id, password);
  if (mustHaveSecondFactor(person.role)) {
    throw new AppError("forbidden", "Here editors and admins must have a second factor.");
  }
  await switchOffSecondFactor(actorOf(person), {});
}

/** New backup codes; the old ones are void. */
export async function newBackupCodes(person: Person, password: string): Promise<string[]> {
  await checkOwnPassword(person.id, password);
  const codes = newCodes();
  const backupCodes = await encrypted(JSON.stringify(codes));
  await replaceBackupCodes(actorOf(person), { backupCodes });
  return codes;
}

async function unconfirmed(
  userId: string,
): Promise<{ secret: string; backupCodes: string[] } | null> {
  const held = await db().twoFactor.findUnique({ where: { userId } });
  if (!held || held.verified) return null;
  const secret = await symmetricDecrypt({ key: await key(), data: held.secret });
  const codes = await symmetricDecrypt({ key: await key(), data: held.backupCodes });
  return { secret, backupCodes: codesSchema.parse(JSON.parse(codes)) };
}

const codesSchema = z.array(z.string());

function newCodes(): string[] {
  return Array.from({ length: 10 }, () => groups(3, 4));
}

async function encrypted(data: string): Promise<string> {
  return symmetricEncrypt({ key: await key(), data });
}

async function key() {
  return (await auth().$context).secretConfig;
}

function qrCode(text: string): Enrolment["qr"] {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join("") };
}
