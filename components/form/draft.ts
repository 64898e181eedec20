/** Drafts of forms in the browser's own storage: they outlive a closed tab, and leave this machine never. */
import type { FormValues } from "@/lib/schemas/form";

interface Draft {
  values: FormValues;
  key: string;
  /** ISO 8601, UTC. */
  at: string;
  /** It was sent, and no answer came. */
  sent: boolean;
}

/** Older ones are forgotten: what they were opened on has gone on since. */
const longest = 14 * 24 * 60 * 60 * 1000;

export function keepDraft(name: string, values: FormValues, key: string, sent: boolean): void {
  const draft: Draft = { values, key, at: new Date().toISOString(), sent };
  try {
    localStorage.setItem(place(name), JSON.stringify(draft));
  } catch {
    // Storage that is full or forbidden keeps no drafts; the form works without.
  }
}

export function readDraft(name: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(place(name)) ?? "null");
    if (!isDraft(draft) || Date.now() - Date.parse(draft.at) > longest) return null;
    return draft;
  } catch {
    return null;
  }
}

export function clearDraft(name: string): void {
  try {
    localStorage.removeItem(place(name));
  } catch {
    // As above.
  }
}

function place(name: string): string {
  return `counterclaim.draft:${name}`;
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  if (!("values" in value && "key" in value && "at" in value && "sent" in value)) return false;
  const { values, key, at, sent } = value;
  return (
    typeof key === "string" &&
    typeof at === "string" &&
    typeof sent === "boolean" &&
    typeof values === "object" &&
    values !== null &&
    Object.values(values).every(
      (one) => Array.isArray(one) && one.every((text) => typeof text === "string"),
    )
  );
}
