"use server";

import { decideLink, linkClaims } from "@/lib/commands/links";
import { linkKinds } from "@/lib/domain/vocabulary";
import { linkOf } from "@/lib/queries/live-links";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { submitForm } from "@/lib/web/form-action";
import { decide } from "../deciding";

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
  return decide(form, {
    command: decideLink,
    noun: "claim_link",
    about: async (id, actor) => {
      const incident = (await linkOf(actor, id))?.incident;
      return {
        incidents: async () => (incident ? [incident] : []),
        goesTo: `/desk/incidents/${incident}/links`,
      };
    },
  });
}
