"use server";

import { refresh } from "next/cache";
import { publishIncident, withdrawIncident } from "@/lib/commands/editions";
import { enterIncident, reviseIncident } from "@/lib/commands/incidents";
import type { Actor } from "@/lib/domain/permissions";
import { placePrecisions } from "@/lib/domain/vocabulary";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { submitForm } from "@/lib/web/form-action";
import { publishedMeanwhile, revisedMeanwhile } from "../meanwhile";
import { partyIn } from "../parties/meant";
import { afterRowChange } from "../rows";

/** Enters an incident from its form. */
export async function enterIncidentAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    afterRowChange(state, form) ??
    submitForm(form, {
      command: enterIncident,
      read: async (it, actor) => {
        const fields = new Fields(it);
        const incident = await readIncident(fields, actor);
        fields.required("slug", "Give it an address: small letters and digits, parted by -.");
        fields.settle();
        return { ...incident, slug: fields.text("slug").trim() };
      },
      answer: ({ id }) => `/desk/incidents/${id}`,
    })
  );
}

/** Revises an incident from its form. */
export async function reviseIncidentAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    afterRowChange(state, form) ??
    submitForm(form, {
      command: reviseIncident,
      read: async (it, actor) => {
        const fields = new Fields(it);
        const incident = await readIncident(fields, actor);
        fields.required("reason", "Say why it is revised.");
        fields.settle();
        return {
          ...incident,
          id: fields.text("id"),
          openedOn: Number(fields.text("openedOn")),
          reason: fields.text("reason"),
        };
      },
      answer: ({ id }) => `/desk/incidents/${id}`,
      meanwhile: (it, actor) => revisedMeanwhile(it, actor, "incident"),
    })
  );
}

/** Publishes what is live as the next edition. */
export async function publishAction(_: FormState, form: FormData): Promise<FormState> {
  return withNewPreview(
    await submitForm(form, {
      command: publishIncident,
      read: (it) => {
        const fields = new Fields(it);
        return {
          incident: fields.text("incident"),
          openedOn: Number(fields.text("openedOn")),
          note: fields.optional("note"),
        };
      },
      answer: () => `/desk/incidents/${new Fields(form).text("incident")}`,
      meanwhile: publishedMeanwhile,
    }),
  );
}

/** Withdraws what is published, with a reason that stays on the page. */
export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  return withNewPreview(
    await submitForm(form, {
      command: withdrawIncident,
      read: (it) => {
        const fields = new Fields(it);
        const reason = fields.required("reason", "Say why it is withdrawn: every reader sees it.");
        fields.settle();
        const openedOn = Number(fields.text("openedOn"));
        return { incident: fields.text("incident"), openedOn, reason };
      },
      answer: () => `/desk/incidents/${new Fields(form).text("incident")}`,
      meanwhile: publishedMeanwhile,
    }),
  );
}

// Whoever is shown what changed is shown the preview against the newest edition as well.
function withNewPreview(state: FormState): FormState {
  if (state.fresh) refresh();
  return state;
}

async function readIncident(fields: Fields, actor: Actor) {
  const start = fields
    .required("period.start", "Write when it began, as precisely as it is known: 2026-02-01.")
    .trim();
  const participants = await Promise.all(
    fields.rows("participants", ["party", "role", "side"]).map(async (row) => {
      const place = `participants[${row}]`;
      const party = await partyIn(fields, actor, `${place}.party`);
      if (!party && !fields.optional(`${place}.party`)) {
        fields.refuse(`${place}.party`, "Say which party this is.");
      }
      return {
        party: party ?? "",
        role: fields.text(`${place}.role`),
        side: fields.optional(`${place}.side`),
      };
    }),
  );
  return {
    title: fields.required("title", "Write a title."),
    period: { start, end: fields.optional("period.end")?.trim() ?? start },
    places: fields.rows("places", ["name", "latitude", "longitude"]).map((row) => {
      const place = `places[${row}]`;
      const precision = placePrecisions.find((one) => one === fields.text(`${place}.precision`));
      return {
        name: fields.text(`${place}.name`),
        precision: precision ?? "settlement",
        latitude: fields.number(`${place}.latitude`, "A latitude"),
        longitude: fields.number(`${place}.longitude`, "A longitude"),
      };
    }),
    participants,
    parent: fields.optional("parent"),
  };
}
