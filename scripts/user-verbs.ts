import { hashPassword, randomPassword } from "@/lib/auth/passwords";
import { makeRecovery } from "@/lib/auth/recovery";
import {
  changeRole,
  disableAccount,
  enableAccount,
  endSessions,
  enterAccount,
} from "@/lib/commands/accounts";
import { setPassword } from "@/lib/commands/passwords";
import { removeSecondFactor } from "@/lib/commands/second-factor";
import type { Actor } from "@/lib/domain/permissions";
import { type Role, roles } from "@/lib/domain/vocabulary";
import { Refusal } from "@/lib/installation/refusal";
import type { OnStep } from "@/lib/installation/steps";
import { account, accounts } from "@/lib/queries/accounts";

const actor: Actor = { kind: "system", name: "user script" };
export const usage = `Usage: npm run -s user -- add EMAIL ROLE NAME | role EMAIL ROLE | password EMAIL | recover EMAIL | second-factor-off EMAIL | sign-out EMAIL | disable EMAIL | enable EMAIL | list`;

/** What somebody may do with accounts at the machine, by its name. Throws a Refusal or an AppError. */
export const verbs: Readonly<Record<string, (onStep: OnStep, given: string[]) => Promise<void>>> = {
  add: async (onStep, [email, role, ...words]) => {
    if (!email || !role || words.length === 0) throw new Refusal(usage);
    const password = randomPassword();
    const passwordHash = await hashPassword(password);
    const name = words.join(" ");
    await enterAccount(actor, { name, email, role: roleNamed(role), passwordHash });
    onStep(`${email} is entered as ${role}. Its password, shown this once: ${password}`);
  },
  role: async (onStep, [email, role]) => {
    if (!role) throw new Refusal(usage);
    await changeRole(actor, { id: await idOf(email), role: roleNamed(role) });
    onStep(`${email} is ${role} now. Its sessions have ended.`);
  },
  password: async (onStep, [email]) => {
    const password = randomPassword();
    const passwordHash = await hashPassword(password);
    await setPassword(actor, { id: await idOf(email), passwordHash });
    onStep(`The new password of ${email}, shown this once: ${password}`);
  },
  recover: async (onStep, [email]) => {
    const { code, expiresAt } = await makeRecovery(actor, await idOf(email));
    onStep(`${email} chooses a new password at /recover with this code: ${code}`);
    onStep(`It works once, until ${expiresAt.toISOString()}.`);
  },
  "second-factor-off": async (onStep, [email]) => {
    await removeSecondFactor(actor, { id: await idOf(email) });
    onStep(`${email} has no second factor any more. Its sessions have ended.`);
  },
  "sign-out": async (onStep, [email]) => {
    const { ended } = await endSessions(actor, { id: await idOf(email) });
    onStep(`${ended} sessions of ${email} have ended.`);
  },
  disable: async (onStep, [email]) => {
    await disableAccount(actor, { id: await idOf(email) });
    onStep(`${email} is closed. Its sessions have ended.`);
  },
  enable: async (onStep, [email]) => {
    await enableAccount(actor, { id: await idOf(email) });
    onStep(`${email} is open again.`);
  },
  list: async (onStep) => {
    for (const it of await accounts(actor)) {
      const notes = [
        it.isOpen ? "" : "closed",
        it.hasPassword ? "" : "no password yet",
        it.hasSecondFactor ? "second factor" : "",
        it.sessions > 0 ? `${it.sessions} signed in` : "",
      ].filter((note) => note !== "");
      onStep([it.email.padEnd(36), it.role.padEnd(8), it.name, ...notes].join("  "));
    }
  },
};

async function idOf(email: string | undefined): Promise<string> {
  if (!email) throw new Refusal(usage);
  const found = await account(actor, { email: email.trim().toLowerCase() });
  if (!found) throw new Refusal(`There is no account of ${email}.`);
  return found.id;
}

function roleNamed(text: string): Role {
  const role = roles.find((it) => it === text);
  if (!role) throw new Refusal(`A role is one of ${roles.join(", ")}; not ${text}.`);
  return role;
}
