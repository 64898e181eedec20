"use server";

import { distinguish, withdrawDistinction } from "@/lib/commands/distinctions";
import type { FormState } from "@/lib/schemas/form";
import { mergedNouns } from "@/lib/schemas/merge";
import { submitForm, text } from "@/lib/web/form-action";

/** Says that two are two. */
export async function distinguishAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: distinguish,
    read: (it) => ({
      noun: mergedNouns.find((one) => one === text(it, "noun")) ?? "party",
      one: text(it, "from"),
      other: text(it, "into"),
      reason: text(it, "reason"),
    }),
    answer: () => pageOf(form),
  });
}

/** Takes that back. */
export async function withdrawDistinctionAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: withdrawDistinction,
    read: (it) => ({ id: text(it, "id"), reason: text(it, "reason") }),
    answer: () => pageOf(form),
  });
}

// The page of the two, as it was opened: an editor sees what they wrote where they decided it.
function pageOf(form: FormData): string {
  const noun = mergedNouns.find((one) => one === text(form, "noun")) ?? "party";
  const [from, into] = [text(form, "from"), text(form, "into")].map(encodeURIComponent);
  return `/desk/merge/${noun}/${from}?into=${into}`;
}
