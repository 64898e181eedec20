"use server";

import { outcomeWords } from "@/components/wording/correction-words";
import { answerObjection, enterReply, withdrawCorrection } from "@/lib/commands/corrections";
import { forgetContact } from "@/lib/commands/objections";
import type { Actor } from "@/lib/domain/permissions";
import { objectionOutcomes } from "@/lib/domain/vocabulary";
import { objectionRecord } from "@/lib/queries/objections";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { type Meanwhile, submitForm, text } from "@/lib/web/form-action";
import { partyIn } from "../parties/meant";

export async function answerAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: answerObjection,
    read: (it) => {
      const fields = new Fields(it);
      const outcome = objectionOutcomes.find((one) => one === fields.text("outcome"));
      if (!outcome) fields.refuse("outcome", "Choose what becomes of it.");
      fields.settle();
      return {
        objection: fields.text("objection"),
        openedOn: fields.optional("openedOn"),
        outcome: outcome ?? "set_aside",
        text: fields.optional("text"),
        reason: fields.optional("reason"),
      };
    },
    answer: ({ objection }) => `/desk/objections/${objection}`,
    meanwhile: answeredMeanwhile,
  });
}

/** Publishes a party's own statement. */
export async function replyAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: enterReply,
    read: async (it, actor) => {
      const fields = new Fields(it);
      const party = await partyIn(fields, actor, "party");
      if (!fields.optional("party")) fields.refuse("party", "Say whose statement it is.");
      fields.settle();
      return {
        incident: fields.text("incident"),
        party: party ?? "",
        text: fields.text("text"),
        received: fields.text("received"),
        objection: fields.optional("objection"),
      };
    },
    answer: () => {
      const objection = text(form, "objection");
      return objection
        ? `/desk/objections/${objection}`
        : `/desk/incidents/${text(form, "incident")}`;
    },
  });
}

/** Takes an answer or a statement off the page of corrections. */
export async function withdrawCorrectionAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: withdrawCorrection,
    read: (it) => ({ id: text(it, "id"), reason: text(it, "reason") }),
    answer: ({ objection, incident }) =>
      objection ? `/desk/objections/${objection}` : `/desk/incidents/${incident}`,
  });
}

export async function forgetContactAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: forgetContact,
    read: (it) => ({ objection: text(it, "objection") }),
    answer: ({ objection }) => `/desk/objections/${objection}`,
  });
}

async function answeredMeanwhile(form: FormData, actor: Actor): Promise<Meanwhile | null> {
  const record = await objectionRecord(actor, text(form, "objection"));
  if (!record || (record.newest ?? "") === text(form, "openedOn")) return null;
  const answers = record.corrections.filter(({ kind }) => kind === "answer");
  const lines = answers
    .slice(0, 1)
    .map(({ outcome, text: told, withdrawn }) =>
      withdrawn
        ? "The answer was withdrawn."
        : `${outcome ? outcomeWords[outcome] : "Answered"}. ${told ?? ""}`,
    );
  return { lines, fresh: { openedOn: record.newest ?? "" } };
}
