import type { FormState, FormValues } from "@/lib/schemas/form";
import { readRowIntent, withRows } from "@/lib/schemas/form-rows";

/** The fields of a new row, by list. */
const emptyRows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ties: { kind: "speaks_for", to: "" },
  places: { name: "", precision: "settlement" },
  participants: { party: "", role: "", side: "" },
  chain: { party: "", function: "speaks", rests: "words" },
};

/**
 * The form with rows added, removed or moved, where its button asked for that and for nothing else;
 * null where the form is to be written. For browsers without scripts: with them no form is sent.
 */
export function afterRowChange(state: FormState, form: FormData): FormState | null {
  const intent = form.get("intent");
  const asked = typeof intent === "string" ? readRowIntent(intent) : null;
  if (!asked) return null;
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$") || name === "key" || name === "intent") {
      continue;
    }
    values[name] = [...(values[name] ?? []), value];
  }
  const given: FormValues = values;
  const changed = withRows(given, asked.list, asked.change, emptyRows[asked.list] ?? {});
  const key = form.get("key");
  return {
    ...state,
    ok: false,
    message: null,
    issues: [],
    values: changed,
    key: typeof key === "string" ? key : state.key,
  };
}
