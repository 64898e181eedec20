"use server";

import { decideLink, linkClaims } from "@/lib/commands/links";
import { rehearseOn } from "@/lib/commands/rehearsal";
import { linkKinds } from "@/lib/domain/vocabulary";
import { linkOf } from "@/lib/queries/live-links";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, shownWhatChanged, submitForm, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { revisedMeanwhile } from "../meanwhile";

/** Proposes a link between two claims of an incident. */
export async function linkAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: linkClaims,
    read: (it) => {
      const fields = new Fields(it);
      const kind = linkKinds.find((one) => one === fields.text("kind"));
      if (!kind) fields.refuse("kind", "Say how the two hang together.");
      for (const name of ["claim", "other"]) {
        if (!fields.optional(name)) fields.refuse(name, "Choose a claim.");
      }
      fields.settle();
      return {
        kind: kind ?? "part_of",
        claim: fields.text("claim"),
        other: fields.text("other"),
        reason: fields.optional("reason"),
      };
    },
    answer: ({ id }) => `/desk/links/${id}`,
  });
}

/** Accepts or rejects a link, once it was seen which standings would differ. */
export async function decideLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender();
    const fields = new Fields(form);
    const id = fields.text("id");
    const decision = (["accepted", "rejected"] as const).find(
      (one) => one === fields.text("decision"),
    );
    if (!decision) fields.refuse("decision", "Accept it or reject it.");
    if (!fields.optional("reason"))
      fields.refuse("reason", "Say why: others will want to follow it.");
    fields.settle();
    const input = {
      id,
      openedOn: Number(fields.text("openedOn")),
      decision: decision ?? "rejected",
      reason: fields.optional("reason"),
    };
    const incident = (await linkOf(actor, id))?.incident;
    const about = async () => (incident ? [incident] : []);
    return shownWhatChanged(
      form,
      async () =>
        (await askedFirst(form, actor, () =>
          rehearseOn(actor, "decide_link", decideLink, input, about),
        )) ??
        decideLink.once(actor, input, text(form, "key"), () => `/desk/incidents/${incident}/links`),
      () => revisedMeanwhile(form, actor, "claim_link"),
    );
  });
  return ended(form, outcome);
}
