"use server";

import { rehearseRedaction } from "@/lib/commands/redaction-reach";
import { redact } from "@/lib/commands/redactions";
import { redactionTargets } from "@/lib/schemas/claim";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";

/** Redacts one thing, once it was seen how far that reaches. */
export async function redactAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("redact");
    const fields = new Fields(form);
    const target = redactionTargets.find((one) => one === fields.text("target"));
    if (!target) fields.refuse("legalGround", "This form is not one of ours. Open it anew.");
    if (!fields.optional("legalGround")) fields.refuse("legalGround", "Name the legal ground.");
    if (!fields.optional("reason")) fields.refuse("reason", "Say why it is redacted.");
    fields.settle();
    const which = fields.text("which");
    const input = {
      target: target ?? "log",
      ...(target === "log" ? { seq: Number(which) } : { id: which }),
      legalGround: fields.text("legalGround"),
      reason: fields.text("reason"),
    };
    const asked = await askedFirst(
      form,
      actor,
      () => rehearseRedaction(actor, input),
      "What goes, for good",
    );
    return asked ?? redact.once(actor, input, text(form, "key"), () => "/desk/redact?done=yes");
  });
  return ended(form, outcome);
}
