"use server";

import { receiveObjection } from "@/lib/commands/objections";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended } from "@/lib/web/form-action";
import { senderNetwork } from "@/lib/web/sender-network";

/** Takes a reader's objection, whoever it is, and thanks them. */
export async function objectAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const fields = new Fields(form);
    const thanks = `/objections/new?${new URLSearchParams({ sent: "yes", page: fields.text("page") })}`;
    // What a machine filled in is thanked for as well, so that it learns nothing.
    if (fields.optional("website")) return thanks;
    if (!fields.optional("words")) fields.refuse("words", "Say what is wrong.");
    fields.settle();
    await receiveObjection(
      {
        key: fields.text("key"),
        page: fields.text("page"),
        claim: fields.optional("claim"),
        measure: fields.optional("measure"),
        words: fields.text("words"),
        evidence: fields.optional("evidence"),
        forWhom: fields.optional("forWhom"),
        email: fields.optional("email")?.trim(),
      },
      senderNetwork(),
    );
    return thanks;
  });
  return ended(form, outcome);
}
