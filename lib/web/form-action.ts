import "server-only";
import { redirect } from "next/navigation";
import type { Action, Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { type FormState, newKey, redactedSince } from "@/lib/schemas/form";
import { refusedForm } from "./refused-form";
import { report } from "./report";
import { refuseOtherOrigins } from "./same-origin";
import { sender } from "./session";

/** A command as forms use it (lib/commands/change.ts). */
interface Once<Input, Output> {
  readonly action: Action;
  once(actor: Actor, input: Input, key: string, answer: (o: Output) => string): Promise<string>;
}

interface Form<Input, Output> {
  command: Once<Input, Output>;
  /** The input as the fields say it; may look up what they mean, and throw AppError `invalid`. */
  read: (form: FormData, actor: Actor) => Input | Promise<Input>;
  /** Where to go when it is written (an address of ours), or with `stay` what to say. */
  answer: (output: Output) => string;
  stay?: boolean;
  /** What somebody else did since this form was opened, asked for where the command meets a conflict. */
  meanwhile?: (form: FormData, actor: Actor) => Promise<Meanwhile | null>;
}

/** What changed, in lines, and the fields that say on what the form is decided from now on. */
export interface Meanwhile {
  lines: readonly string[];
  fresh: Readonly<Record<string, number | string>>;
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
  { command, read, answer, stay = false, meanwhile }: Form<Input, Output>,
): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender(command.action);
    const input = await read(form, actor);
    return shownWhatChanged(
      form,
      () => command.once(actor, input, text(form, "key"), answer),
      async () => meanwhile?.(form, actor) ?? null,
    );
  });
  return stay && typeof outcome === "string" ? wentWell(outcome) : ended(form, outcome);
}

/**
 * Runs what may meet a conflict. Then what changed meanwhile is shown, all that was typed is kept,
 * and sent again it is decided on what is there now. Where nothing changed the refusal is passed on.
 */
export async function shownWhatChanged(
  form: FormData,
  run: () => Promise<string | FormState>,
  meanwhile: () => Promise<Meanwhile | null>,
): Promise<string | FormState> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    if (error.message === redactedSince) throw error;
    const found = await meanwhile();
    if (!found) throw error;
    const told = new AppError(
      "conflict",
      "Somebody else changed this since you opened it. Your text is kept. Look at what they did, then send yours again if it still holds.",
    );
    const state = refusedForm(told, form);
    const fresh = Object.fromEntries(
      Object.entries(found.fresh).map(([name, value]) => [name, [`${value}`]]),
    );
    return {
      ...state,
      values: { ...state.values, ...fresh },
      fresh,
      asks: { title: "What changed meanwhile", lines: found.lines, token: "" },
    };
  }
}

/** Where an action ends: at the address that was answered, or with what the form shows. */
export function ended(form: FormData, outcome: string | FormState): FormState {
  if (typeof outcome !== "string") return outcome;
  // A form that keeps a draft goes on by itself, when it has thrown the draft away.
  if (text(form, "enhanced") !== "yes") redirect(outcome);
  return wentWell(outcome);
}

function wentWell(message: string): FormState {
  return { ok: true, message, issues: [], values: {}, key: newKey() };
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
