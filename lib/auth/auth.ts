import "server-only";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { cookieRules } from "./cookies";

/** How long a session lasts, in seconds; it is not prolonged by use. */
const sessionLength = 7 * 24 * 3600;

/**
 * better-auth, for what it does well: checking passwords and codes, sessions and their cookies. It
 * serves no address and changes no account: what happens to one is a command with its log entry.
 * Made at first use, because the build imports every page and has no secret.
 */
export function auth() {
  held ??= make();
  return held;
}

let held: ReturnType<typeof make> | undefined;

function make() {
  const { COUNTERCLAIM_SECRET: secret, COUNTERCLAIM_URL: url } = env();
  const { prefix, attributes } = cookieRules();
  return betterAuth({
    appName: "Counterclaim",
    secret,
    baseURL: url ?? "http://localhost",
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: prismaAdapter(tables(), { provider: "postgresql", transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    account: { modelName: "credential" },
    session: { expiresIn: sessionLength, disableSessionRefresh: true },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    // Attempts are counted by account (sign-in.ts): an address can be made up in a header.
    rateLimit: { enabled: false },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    advanced: {
      database: { generateId: false },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookiePrefix: prefix,
      defaultCookieAttributes: attributes,
    },
    plugins: [
      twoFactor({ issuer: "Counterclaim", accountLockout: { enabled: true } }),
      nextCookies(),
    ],
  });
}

/**
 * The tables that better-auth may use, and no others. Accounts and passwords it only reads; columns
 * that it would have for other ways of signing in are not there.
 */
function tables() {
  const { user, credential, session, verification, twoFactor } = db();
  return {
    user: { findFirst: user.findFirst, findMany: user.findMany },
    credential: { findFirst: credential.findFirst, findMany: credential.findMany },
    session,
    verification,
    twoFactor,
  };
}

/** An account that is closed gets no session, and the same answer as a wrong password. */
async function refuseDisabled({ userId }: { userId: string }): Promise<false | undefined> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  return user?.disabledAt === null ? undefined : false;
}
