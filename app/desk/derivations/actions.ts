"use server";

import { decideDerivation, incidentsUnder, proposeDerivation } from "@/lib/commands/derivations";
import { derivationKinds } from "@/lib/domain/vocabulary";
import { scoreBetween } from "@/lib/queries/derivations";
import { snapshotText } from "@/lib/queries/live-articles";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { submitForm } from "@/lib/web/form-action";
import { decide } from "../deciding";
import { partyIn } from "../parties/meant";

/** Proposes a derivation from its form; shared passages are compared here, whatever the form says. */
export async function proposeDerivationAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: proposeDerivation,
    read: async (it, actor) => {
      const fields = new Fields(it);
      const article = fields.text("article");
      const from = fields.optional("from");
      const wireOf = await partyIn(fields, actor, "wireOf");
      if (!from && !wireOf && !fields.optional("wireOf")) {
        fields.refuse("from", "Say which article it draws on, or whose wire it takes.");
      }
      if (from && wireOf) fields.refuse("wireOf", "An article or a wire: leave one of them empty.");
      const kind = derivationKinds.find((one) => one === fields.text("kind"));
      const words = fields.optional("creditLine");
      const snapshot = fields.text("snapshot");
      const held = words ? await snapshotText(actor, snapshot) : null;
      const span = held?.text ? fields.span("creditLine", held.text, "The credit line") : undefined;
      const score = !words && from ? await scoreBetween(actor, article, from) : null;
      if (!words && (score ?? 0) === 0) {
        fields.refuse(
          "creditLine",
          "Nothing shows it yet: the texts share no passage. Give the words that say so.",
        );
      }
      fields.settle();
      return {
        article,
        from,
        wireOf,
        kind: kind ?? "rewrite",
        directionKnown: !fields.checked("directionUnknown"),
        creditLine: span && { snapshot, ...span },
        score: span ? undefined : (score ?? undefined),
        reason: fields.optional("reason"),
      };
    },
    answer: ({ id }) => `/desk/derivations/${id}`,
  });
}

/** Accepts or rejects a derivation, once it was seen which standings would differ. */
export async function decideDerivationAction(_: FormState, form: FormData): Promise<FormState> {
  return decide(form, {
    command: decideDerivation,
    noun: "derivation",
    about: async (id) => ({
      incidents: (change) => incidentsUnder(change, id),
      goesTo: `/desk/derivations/${id}`,
    }),
  });
}
