"use server";

import { decideDerivation, incidentsUnder, proposeDerivation } from "@/lib/commands/derivations";
import { rehearseOn } from "@/lib/commands/rehearsal";
import { derivationKinds } from "@/lib/domain/vocabulary";
import { scoreBetween } from "@/lib/queries/derivations";
import { snapshotText } from "@/lib/queries/live-articles";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, shownWhatChanged, submitForm, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { revisedMeanwhile } from "../meanwhile";
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
    const rehearsed = () =>
      rehearseOn(actor, "decide_derivation", decideDerivation, input, (change) =>
        incidentsUnder(change, id),
      );
    const answer = () => `/desk/derivations/${id}`;
    return shownWhatChanged(
      form,
      async () =>
        (await askedFirst(form, actor, rehearsed)) ??
        decideDerivation.once(actor, input, text(form, "key"), answer),
      () => revisedMeanwhile(form, actor, "derivation"),
    );
  });
  return ended(form, outcome);
}
