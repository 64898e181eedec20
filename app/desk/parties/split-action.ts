"use server";

import { reattribute } from "@/lib/commands/moves";
import { incidentsNaming } from "@/lib/commands/reach";
import { rehearseRearranging } from "@/lib/commands/rearranging";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, shownWhatChanged, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { chosenClaims, revisedClaims } from "../incidents/chosen-claims";
import { rearrangedLines } from "../merge/rehearsals";
import { partyIn } from "./meant";

/** Gives claims of one party to another, once it was seen what that does. */
export async function splitAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("merge");
    const fields = new Fields(form);
    const to = await partyIn(fields, actor, "to");
    fields.settle();
    const party = fields.text("party");
    const input = { party, claims: chosenClaims(fields), to, reason: fields.text("reason") };
    const rehearsed = async () =>
      rearrangedLines(
        await rehearseRearranging(actor, reattribute, input, (change) =>
          incidentsNaming(change, to ? [party, to] : [party]),
        ),
      );
    const answer = ({ party: other }: { party: string }) => `/desk/parties/${other}`;
    return shownWhatChanged(
      form,
      async () =>
        (await askedFirst(form, actor, rehearsed)) ??
        reattribute.once(actor, input, text(form, "key"), answer),
      () => revisedClaims(form, actor),
    );
  });
  return ended(form, outcome);
}
