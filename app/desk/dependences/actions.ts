"use server";

import { declareDependence, withdrawDependence } from "@/lib/commands/dependences";
import { rehearseOn } from "@/lib/commands/rehearsal";
import type { Actor } from "@/lib/domain/permissions";
import { outcomes } from "@/lib/domain/vocabulary";
import { dependenceOf } from "@/lib/queries/live-links";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, text } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { askedFirst } from "../asked";
import { partyIn } from "../parties/meant";

/** Declares a dependence, once it was seen which standings would differ. */
export async function declareAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("declare_dependence");
    const input = await readDependence(new Fields(form), actor);
    const { incident } = input;
    const asked = await askedFirst(form, actor, () =>
      rehearseOn(actor, "declare_dependence", declareDependence, input, async () => [incident]),
    );
    const answer = () => `/desk/incidents/${incident}/links`;
    return asked ?? declareDependence.once(actor, input, text(form, "key"), answer);
  });
  return ended(form, outcome);
}

/** Withdraws one, once it was seen which standings would differ. */
export async function withdrawDependenceAction(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("declare_dependence");
    const input = { id: text(form, "id"), reason: text(form, "reason") };
    const incident = (await dependenceOf(actor, input.id))?.incident;
    const about = async () => (incident ? [incident] : []);
    const asked = await askedFirst(form, actor, () =>
      rehearseOn(actor, "declare_dependence", withdrawDependence, input, about),
    );
    const answer = () => `/desk/incidents/${incident}/links`;
    return asked ?? withdrawDependence.once(actor, input, text(form, "key"), answer);
  });
  return ended(form, outcome);
}

async function readDependence(fields: Fields, actor: Actor) {
  const [outcomeText = "", group = "", of = ""] = fields.text("measure").split(" ");
  const outcome = outcomes.find((one) => one === outcomeText);
  if (!outcome) fields.refuse("measure", "Choose a measure.");
  const kind = fields.text("kind");
  if (kind !== "join" && kind !== "part") fields.refuse("kind", "Say what you declare.");
  const about = {
    incident: fields.text("incident"),
    measure: { outcome: outcome ?? "other", group, of: of === "" ? undefined : of },
    reason: fields.text("reason"),
  };
  if (kind === "part") {
    fields.settle();
    return { ...about, kind: "part" as const, claims: fields.all("claims") };
  }
  const party = await partyIn(fields, actor, "party");
  const is = await partyIn(fields, actor, "is");
  if (kind === "join") {
    if (!fields.optional("party")) fields.refuse("party", "Name the party.");
    if (!fields.optional("is")) fields.refuse("is", "Name the other party.");
  }
  fields.settle();
  return { ...about, kind: "join" as const, party: party ?? "", is: is ?? "" };
}
