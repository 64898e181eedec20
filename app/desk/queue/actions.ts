"use server";

import { refresh } from "next/cache";
import { assessMany, attend } from "@/lib/commands/queue";
import { statuses } from "@/lib/domain/vocabulary";
import { type FormState, newKey } from "@/lib/schemas/form";
import { readDecides } from "@/lib/schemas/queue";
import { Fields } from "@/lib/web/fields";
import { attempt, submitForm, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";

/** What is asked of the queue: to take an item or let it go, or one decision on all that are ticked. */
export async function queueAction(_: FormState, form: FormData): Promise<FormState> {
  const state = text(form, "attend") === "" ? await decideMany(form) : await attendTo(form);
  if (state.ok) refresh();
  return state;
}

async function attendTo(form: FormData): Promise<FormState> {
  const [what = "", ...item] = text(form, "attend").split(" ");
  const outcome = await attempt(form, async () => {
    await attend(await sender("assess"), { item: item.join(" "), take: what === "take" });
    return what === "take" ? "It is yours: others see that you have it." : "It is nobody’s now.";
  });
  if (typeof outcome !== "string") return outcome;
  return { ok: true, message: outcome, issues: [], values: {}, key: newKey() };
}

function decideMany(form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: assessMany,
    read: (it) => {
      const fields = new Fields(it);
      const claims = fields.all("claims").map((claim) => ({
        claim,
        ...readDecides(fields.text(`decides.${claim}`)),
      }));
      const status = statuses.find((one) => one === fields.text("status"));
      if (claims.length === 0) fields.refuse("claims", "Choose the claims.");
      if (!status) fields.refuse("status", "Choose a status.");
      if (status === "corroborated" || status === "partly_corroborated") {
        fields.refuse("status", "Corroborated is decided claim by claim, with what it rests on.");
      }
      fields.settle();
      const bulk = bulkStatuses.find((one) => one === status) ?? "unreviewed";
      return { claims, status: bulk, rationale: fields.text("rationale") };
    },
    answer: ({ decided }) => `${decided} ${decided === 1 ? "claim is" : "claims are"} decided.`,
    stay: true,
  });
}

const bulkStatuses = [
  "unreviewed",
  "uncorroborated",
  "contested",
  "discounted",
  "retracted",
] as const;
