"use server";

import { redirect } from "next/navigation";
import { replaceOwnPassword } from "@/lib/auth/own-password";
import { actorOf } from "@/lib/auth/person";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  newBackupCodes,
} from "@/lib/auth/second-factor";
import { endOwnSessions } from "@/lib/commands/accounts";
import { type FormState, newForm } from "@/lib/schemas/form";
import { attempt, text } from "@/lib/web/form-action";
import { sendingPerson } from "@/lib/web/session";

export async function passwordAction(_: FormState, form: FormData): Promise<FormState> {
  const given = { password: text(form, "password"), newPassword: text(form, "newPassword") };
  const run = async () => {
    await replaceOwnPassword(await sendingPerson(), given);
    return "/sign-in?done=password";
  };
  return goOn(await attempt(form, run, ["password", "newPassword"]));
}

export async function signOutEverywhereAction(_: FormState, form: FormData): Promise<FormState> {
  const run = async () => {
    await endOwnSessions(actorOf(await sendingPerson()), {});
    return "/sign-in?done=everywhere";
  };
  return goOn(await attempt(form, run));
}

export async function beginSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const run = async () => {
    await beginSecondFactor(await sendingPerson(), text(form, "password"));
    return "/account/second-factor";
  };
  return goOn(await attempt(form, run, ["password"]));
}

export async function confirmSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const run = async () => {
    await confirmSecondFactor(await sendingPerson(), text(form, "code"));
    return "/account/second-factor";
  };
  return goOn(await attempt(form, run, ["code"]));
}

export async function endSecondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const run = async () => {
    await endSecondFactor(await sendingPerson(), text(form, "password"));
    return "/account/second-factor";
  };
  return goOn(await attempt(form, run, ["password"]));
}

export async function backupCodesAction(_: FormState, form: FormData): Promise<FormState> {
  const run = async () => newBackupCodes(await sendingPerson(), text(form, "password"));
  const outcome = await attempt(form, run, ["password"]);
  if (!Array.isArray(outcome)) return outcome;
  const message = "Your new backup codes, shown this once. The old ones are void.";
  return { ...newForm(), ok: true, message, shownOnce: outcome };
}

function goOn(outcome: string | FormState): FormState {
  if (typeof outcome === "string") redirect(outcome);
  return outcome;
}
