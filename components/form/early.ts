import type { FormValues } from "@/lib/schemas/form";

/**
 * What stands in the fields of a form that the server rendered, where it is not what the server put
 * there: typed or chosen before the page's scripts ran. Nothing on the server, and nothing for a
 * form that is only now being made.
 */
export function standing(formId: string, given: FormValues): FormValues {
  if (typeof document === "undefined") return {};
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return {};
  const changed: Record<string, string[]> = {};
  for (const name of new Set(new FormData(form).keys())) {
    const now = textsOf(form, name);
    if (isOurs(name) && now.join("\n") !== (given[name] ?? []).join("\n") && now.some(Boolean)) {
      changed[name] = now;
    }
  }
  return changed;
}

// Hidden fields, and those in which the framework names the action, are nobody's typing.
function isOurs(name: string): boolean {
  return !name.startsWith("$") && name !== "key" && name !== "seen";
}

function textsOf(form: HTMLFormElement, name: string): string[] {
  return new FormData(form).getAll(name).filter((value) => typeof value === "string");
}
