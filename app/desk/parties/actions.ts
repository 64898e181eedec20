"use server";

import { enterParty, reviseParty } from "@/lib/commands/parties";
import type { Actor } from "@/lib/domain/permissions";
import { type PartyKind, partyKinds, tieKinds } from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { lookAlikes } from "@/lib/queries/live-parties";
import type { FormState } from "@/lib/schemas/form";
import type { NewParty, NewPartyAnswer } from "@/lib/schemas/party-picking";
import { Fields } from "@/lib/web/fields";
import { submitForm } from "@/lib/web/form-action";
import { report } from "@/lib/web/report";
import { refuseOtherOrigins } from "@/lib/web/same-origin";
import { sender } from "@/lib/web/session";
import { revisedMeanwhile } from "../meanwhile";
import { afterRowChange } from "../rows";
import { partyIn } from "./meant";

/** Enters a party from its form. */
export async function enterPartyAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    afterRowChange(state, form) ??
    submitForm(form, {
      command: enterParty,
      read: async (it, actor) => {
        const fields = new Fields(it);
        const party = await readParty(fields, actor);
        await refuseAlike(fields, actor, party.name);
        fields.settle();
        return party;
      },
      answer: ({ id }) => `/desk/parties/${id}`,
    })
  );
}

/** Revises a party from its form. */
export async function revisePartyAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    afterRowChange(state, form) ??
    submitForm(form, {
      command: reviseParty,
      read: async (it, actor) => {
        const fields = new Fields(it);
        const party = await readParty(fields, actor);
        fields.required("reason", "Say why it is revised.");
        fields.settle();
        return {
          ...party,
          id: fields.text("id"),
          openedOn: Number(fields.text("openedOn")),
          reason: fields.text("reason"),
        };
      },
      answer: ({ id }) => `/desk/history/party/${id}`,
      meanwhile: (it, actor) => revisedMeanwhile(it, actor, "party"),
    })
  );
}

/** Enters a party from within another form: its name and kind. */
export async function enterInPlace(given: NewParty): Promise<NewPartyAnswer> {
  try {
    await refuseOtherOrigins();
    const actor = await sender("enter_party");
    const name = String(given.name);
    const others = given.isMeant === true ? [] : await lookAlikes(actor, name);
    if (others.length > 0) return { kind: "alike", others };
    const kind = kindOf(String(given.kind));
    const id = await enterParty.once(actor, { name, kind }, String(given.key), (it) => it.id);
    return { kind: "entered", id, name: name.normalize("NFC").trim() };
  } catch (error) {
    if (error instanceof AppError) return { kind: "refused", message: error.message };
    report(error);
    return { kind: "refused", message: "The fault is on our side and has been noted. Try again." };
  }
}

async function readParty(fields: Fields, actor: Actor) {
  const rows = fields.rows("ties", ["to"]);
  const ties = await Promise.all(
    rows.map(async (row) => {
      const to = await partyIn(fields, actor, `ties[${row}].to`);
      const kind = tieKinds.find((one) => one === fields.text(`ties[${row}].kind`));
      return {
        kind: kind ?? "speaks_for",
        to: to ?? "",
        from: fields.optional(`ties[${row}].from`)?.trim(),
        until: fields.optional(`ties[${row}].until`)?.trim(),
      };
    }),
  );
  const kind = partyKinds.find((one) => one === fields.text("kind"));
  if (!kind) fields.refuse("kind", whatKind);
  return {
    name: fields.required("name", "Write the name."),
    kind: kind ?? "other",
    aliases: fields.lines("aliases"),
    withheldAs: fields.optional("withheldAs"),
    ties,
  };
}

async function refuseAlike(fields: Fields, actor: Actor, name: string): Promise<void> {
  if (fields.checked("isMeant") || name.trim() === "") return;
  const others = await lookAlikes(actor, name);
  if (others.length === 0) return;
  const names = others.map((other) => `“${other.name}”`).join(", ");
  fields.refuse(
    "isMeant",
    `Somebody is entered whose name looks like this one: ${names}. If you mean another, say so here.`,
  );
}

const whatKind = "Choose what kind of party it is.";

function kindOf(text: string): PartyKind {
  const kind = partyKinds.find((one) => one === text);
  if (kind) return kind;
  throw new AppError("invalid", whatKind, [{ path: "kind", message: whatKind }]);
}
