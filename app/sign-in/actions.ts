"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { completeSignIn, type SignedIn, signIn } from "@/lib/auth/sign-in";
import type { FormState } from "@/lib/schemas/form";
import { attempt, text } from "@/lib/web/form-action";
import { nextPath } from "@/lib/web/next-path";
import { rememberBrowser } from "@/lib/web/remember-browser";

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const given = { email: text(form, "email"), password: text(form, "password") };
  return goOn(form, async () => signIn(await headers(), given), ["password"]);
}

export async function codeAction(_: FormState, form: FormData): Promise<FormState> {
  return goOn(form, async () => completeSignIn(await headers(), text(form, "code")));
}

async function goOn(
  form: FormData,
  run: () => Promise<SignedIn>,
  secret: readonly string[] = [],
): Promise<FormState> {
  const outcome = await attempt(form, run, secret);
  if ("values" in outcome) return outcome;
  const next = nextPath(form.get("next"));
  if (outcome.step === "second_factor") redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
  await rememberBrowser(outcome.email);
  redirect(next);
}
