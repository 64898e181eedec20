import type { AppError } from "@/lib/errors";
import { type FormState, type FormValues, newKey } from "@/lib/schemas/form";
import { inForm } from "./fields";

/** A form that was refused: the reason, and all that was typed but for `secret` fields. */
export function refusedForm(
  error: AppError,
  form: FormData,
  secret: readonly string[] = [],
): FormState {
  const key = form.get("key");
  // What was written before under this key needs another to be written as well.
  const isKept = error.code !== "conflict" && typeof key === "string";
  return {
    ok: false,
    message: error.message,
    issues: inForm(form, error.issues),
    values: typed(form, secret),
    key: isKept ? key : newKey(),
  };
}

/** The texts of a form by name; files, and what the framework adds, are left out. */
function typed(form: FormData, secret: readonly string[]): FormValues {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    const isOurs = !name.startsWith("$") && name !== "key" && !secret.includes(name);
    if (typeof value === "string" && isOurs) values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
