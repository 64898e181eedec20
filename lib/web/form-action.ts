import "server-only";
import { redirect } from "next/navigation";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/schemas/form";
import { refusedForm } from "./refused-form";
import { report } from "./report";
import { refuseOtherOrigins } from "./same-origin";
import { sender } from "./session";

/** A command as forms use it (lib/commands/change.ts). */
interface Once<Input, Output> {
  once(actor: Actor, input: Input, key: string, answer: (o: Output) => string): Promise<string>;
}

interface Form<Input, Output> {
  command: Once<Input, Output>;
  /** The input as the fields say it; may look up what they mean, and throw AppError `invalid`. */
  read: (form: FormData, actor: Actor) => Input | Promise<Input>;
  /** Where to go when it is written (an address of ours), or with `stay` what to say. */
  answer: (output: Output) => string;
  stay?: boolean;
}

/**
 * A server action: the form to a command, once, and its refusal to what the form shows.
 *
 *     "use server";
 *     export async function enterPartyAction(_: FormState, form: FormData): Promise<FormState> {
 *       return submitForm(form, {
 *         command: enterParty,
 *         read: (it) => ({ name: text(it, "name"), … }),
 *         answer: ({ id }) => `/desk/parties/${id}`,
 *       });
 *     }
 *
 * In the form, with `form` from the page (`newForm()`): `useActionState(enterPartyAction, form)`, and
 * a hidden field `key` with `state.key`.
 */
export async function submitForm<Input, Output>(
  form: FormData,
  { command, read, answer, stay = false }: Form<Input, Output>,
): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender();
    return command.once(actor, await read(form, actor), text(form, "key"), answer);
  });
  if (typeof outcome !== "string") return outcome;
  // A form that keeps a draft goes on by itself, when it has thrown the draft away.
  if (!stay && text(form, "enhanced") !== "yes") redirect(outcome);
  return { ok: true, message: outcome, issues: [], values: {}, key: crypto.randomUUID() };
}

/**
 * Runs what a form asks for and turns what is refused into what the form shows. For the few that
 * are no single command; `secret` fields (passwords) are not sent back.
 */
export async function attempt<T>(
  form: FormData,
  run: () => Promise<T>,
  secret: readonly string[] = [],
): Promise<T | FormState> {
  try {
    await refuseOtherOrigins();
    return await run();
  } catch (error) {
    if (error instanceof AppError) return refusedForm(error, form, secret);
    report(error);
    const fault = new AppError(
      "invalid",
      "The fault is on our side and has been noted. Try again.",
    );
    return refusedForm(fault, form, secret);
  }
}

/** The text of a field; empty where there is none. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
