"use server";

import { moveClaims } from "@/lib/commands/moves";
import { rehearseRearranging } from "@/lib/commands/rearranging";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, shownWhatChanged, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { rearrangedLines } from "../merge/rehearsals";
import { chosenClaims, revisedClaims } from "./chosen-claims";

/** Moves claims to another incident, or to a new one, once it was seen what that does to both. */
export async function moveAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("merge");
    const fields = new Fields(form);
    const [from, chosen] = [fields.text("from"), fields.text("incident")];
    const start = fields.text("enter.period.start").trim();
    const enter = {
      title: fields.text("enter.title"),
      slug: fields.text("enter.slug").trim(),
      period: { start, end: fields.optional("enter.period.end")?.trim() ?? start },
    };
    const input = {
      claims: chosenClaims(fields),
      ...(chosen === "new" ? { enter } : { incident: chosen === "" ? undefined : chosen }),
      reason: fields.text("reason"),
    };
    const about = async () => (chosen === "new" || chosen === "" ? [from] : [from, chosen]);
    const rehearsed = async () =>
      rearrangedLines(await rehearseRearranging(actor, moveClaims, input, about));
    const answer = ({ incident }: { incident: string }) => `/desk/incidents/${incident}`;
    return shownWhatChanged(
      form,
      async () =>
        (await askedFirst(form, actor, rehearsed)) ??
        moveClaims.once(actor, input, text(form, "key"), answer),
      () => revisedClaims(form, actor),
    );
  });
  return ended(form, outcome);
}
