"use server";

import { redirect } from "next/navigation";
import { recover } from "@/lib/auth/recovery";
import type { FormState } from "@/lib/schemas/form";
import { attempt, text } from "@/lib/web/form-action";
import { rememberBrowser } from "@/lib/web/remember-browser";

export async function recoverAction(_: FormState, form: FormData): Promise<FormState> {
  const given = { code: text(form, "code"), password: text(form, "password") };
  const outcome = await attempt(form, () => recover(given), ["password"]);
  if (typeof outcome !== "string") return outcome;
  // The holder of a code signs in next, whoever else is guessing meanwhile.
  await rememberBrowser(outcome);
  redirect("/sign-in?done=password");
}
