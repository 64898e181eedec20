"use server";

import { refresh } from "next/cache";
import { makeRecovery } from "@/lib/auth/recovery";
import {
  changeRole,
  disableAccount,
  enableAccount,
  endSessions,
  enterAccount,
} from "@/lib/commands/accounts";
import { removeSecondFactor } from "@/lib/commands/second-factor";
import { changeSetting } from "@/lib/commands/settings";
import type { Actor } from "@/lib/domain/permissions";
import { roles } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { type FormState, newForm } from "@/lib/schemas/form";
import { attempt, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";

/** What an admin is told after an action: a sentence, and perhaps a code that is shown once. */
type Told = { message: string; shownOnce?: string[] };

export async function enterAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    const email = text(form, "email");
    const role = roleIn(form);
    const { id } = await enterAccount(actor, { name: text(form, "name"), email, role });
    return recoveryOf(actor, id, "The account is entered.");
  });
}

/** Switches four eyes on or off, as the form says, with the reason. */
export async function fourEyesAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    const isOn = text(form, "fourEyes") === "yes";
    await changeSetting(actor, { fourEyes: isOn, reason: text(form, "reason") });
    return { message: `Four eyes are ${isOn ? "on" : "off"} now.` };
  });
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    const role = roleIn(form);
    await changeRole(actor, { id: text(form, "id"), role });
    return { message: `The role is ${role} now. All sessions of this account have ended.` };
  });
}

export async function recoveryAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, (actor) => recoveryOf(actor, text(form, "id"), ""));
}

export async function endSessionsAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    const { ended } = await endSessions(actor, { id: text(form, "id") });
    return { message: ended === 1 ? "One session has ended." : `${ended} sessions have ended.` };
  });
}

export async function removeSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    await removeSecondFactor(actor, { id: text(form, "id") });
    return { message: "The second factor is off. All sessions of this account have ended." };
  });
}

export async function disableAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    await disableAccount(actor, { id: text(form, "id") });
    return { message: "The account is closed. All its sessions have ended." };
  });
}

export async function enableAction(_: FormState, form: FormData): Promise<FormState> {
  return told(form, async (actor) => {
    await enableAccount(actor, { id: text(form, "id") });
    return { message: "The account is open again." };
  });
}

async function told(form: FormData, run: (actor: Actor) => Promise<Told>): Promise<FormState> {
  const outcome = await attempt(form, async () => run(await sender("manage_accounts")));
  if ("values" in outcome) return outcome;
  refresh();
  return { ...newForm(), ok: true, ...outcome };
}

async function recoveryOf(actor: Actor, id: string, before: string): Promise<Told> {
  const { code, expiresAt } = await makeRecovery(actor, id);
  const until = `${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const message = `${before} Give them this code, shown this once; with it they choose a password at /recover, until ${until}.`;
  return { message: message.trim(), shownOnce: [code] };
}

function roleIn(form: FormData) {
  const role = roles.find((it) => it === text(form, "role"));
  if (role) return role;
  throw new AppError("invalid", "Choose a role.", [{ path: "role", message: "Choose a role." }]);
}
