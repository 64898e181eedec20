"use server";

import { redirect } from "next/navigation";
import { recover } from "@/lib/auth/recovery";
import type { FormState } from "@/lib/schemas/form";
import { attempt, text } from "@/lib/web/form-action";

export async function recoverAction(_: FormState, form: FormData): Promise<FormState> {
  const given = { code: text(form, "code"), password: text(form, "password") };
  const run = async () => {
    await recover(given);
    return "done";
  };
  const outcome = await attempt(form, run, ["password"]);
  if (typeof outcome !== "string") return outcome;
  redirect("/sign-in?done=password");
}
