import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormState, sentFromElsewhere } from "@/lib/schemas/form";

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * Sends a form, and where no answer of an action comes back says why, above what was typed. The key
 * stays the same: nothing tells whether the form arrived, and sent again it is written once.
 */
export async function answerTo(
  action: FormAction,
  state: FormState,
  form: FormData,
): Promise<FormState> {
  try {
    return await action(state, form);
  } catch (error) {
    // An action that leads to another page says so by throwing.
    unstable_rethrow(error);
    return { ...state, ok: false, message: why(error), issues: [] };
  }
}

/**
 * The action of a short form, which keeps what was typed and says why it did not go through. On the
 * server it is the action itself: its address stands in the markup, for whoever has no scripts.
 */
export function kept(action: FormAction): FormAction {
  if (typeof window === "undefined") return action;
  return async (state, form) => {
    const next = await answerTo(action, state, form);
    return next.values === state.values ? { ...next, values: typed(form) } : next;
  };
}

function why(error: unknown): string {
  const words = error instanceof Error ? error.message : "";
  if (words.startsWith(sentFromElsewhere)) return words;
  if (unstable_isUnrecognizedActionError(error)) return renewed;
  return lost;
}

const lost =
  "The connection was lost. What you wrote is still here: send it again; it is written once.";
const renewed =
  "Counterclaim was renewed since this page was opened. Nothing was written. Load the page again, then send what you wrote.";

function typed(form: FormData): FormState["values"] {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$") && name !== "key");
  return Object.fromEntries(
    names.map((name) => [name, form.getAll(name).filter((value) => typeof value === "string")]),
  );
}
