"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { completeSignIn, signIn } from "@/lib/auth/sign-in";
import type { FormState } from "@/lib/schemas/form";
import { attempt, text } from "@/lib/web/form-action";
import { nextPath } from "@/lib/web/next-path";

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const given = { email: text(form, "email"), password: text(form, "password") };
  const outcome = await attempt(form, async () => signIn(await headers(), given), ["password"]);
  if (typeof outcome !== "string") return outcome;
  const next = nextPath(form.get("next"));
  redirect(outcome === "signed_in" ? next : `/sign-in/code?next=${encodeURIComponent(next)}`);
}

export async function codeAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    await completeSignIn(await headers(), text(form, "code"));
    return "signed_in";
  });
  if (typeof outcome !== "string") return outcome;
  redirect(nextPath(form.get("next")));
}
