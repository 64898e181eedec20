import type { FormValues } from "@/lib/schemas/form";

/**
 * What stands in the fields of a form that the server rendered, where it is not what the server put
 * there: typed, chosen, emptied or unticked before the page's scripts ran. Nothing on the server,
 * and nothing for a form that is only now being made.
 */
export function standing(formId: string): FormValues {
  if (typeof document === "undefined") return {};
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return {};
  const fields = [...form.elements];
  const changed = new Set(
    fields.flatMap((field) => (wasChanged(field) ? (field.getAttribute("name") ?? []) : [])),
  );
  const now = new FormData(form);
  return Object.fromEntries([...changed].map((name) => [name, textsOf(now, name)]));
}

// Hidden fields are nobody's typing. An element remembers what the server's markup gave it.
function wasChanged(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== givenIndex(field);
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  return field.value !== field.defaultValue;
}

function givenIndex(select: HTMLSelectElement): number {
  const index = [...select.options].findIndex((option) => option.defaultSelected);
  return Math.max(index, 0);
}

function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string");
}
