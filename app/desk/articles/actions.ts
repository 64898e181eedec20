"use server";

import { enterArticle, reviseArticle } from "@/lib/commands/articles";
import type { Actor } from "@/lib/domain/permissions";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { submitForm } from "@/lib/web/form-action";
import { revisedMeanwhile } from "../meanwhile";
import { partyIn } from "../parties/meant";

/** Enters an article with its text; the next step is a claim from its snapshot. */
export async function enterArticleAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: enterArticle,
    read: async (it, actor) => {
      const fields = new Fields(it);
      const article = await readArticle(fields, actor);
      const kind =
        fields.text("kind") === "stand_in" ? ("stand_in" as const) : ("transcribed" as const);
      if (fields.text("kind") === "") fields.refuse("kind", "Say what this text is.");
      fields.settle();
      return { ...article, kind, text: fields.text("text") };
    },
    answer: ({ id }) => `/desk/articles/${id}`,
  });
}

/** Revises what is known of an article; its snapshots stay. */
export async function reviseArticleAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: reviseArticle,
    read: async (it, actor) => {
      const fields = new Fields(it);
      const article = await readArticle(fields, actor);
      fields.settle();
      return {
        ...article,
        id: fields.text("id"),
        openedOn: Number(fields.text("openedOn")),
        reason: fields.text("reason"),
      };
    },
    answer: ({ id }) => `/desk/articles/${id}`,
    meanwhile: (it, actor) => revisedMeanwhile(it, actor, "article"),
  });
}

async function readArticle(fields: Fields, actor: Actor) {
  const outlet = await partyIn(fields, actor, "outlet");
  if (!outlet && !fields.optional("outlet")) fields.refuse("outlet", "Say who published it.");
  return {
    outlet: outlet ?? "",
    headline: fields.text("headline"),
    url: fields.optional("url")?.trim(),
    byline: fields.optional("byline"),
    dateline: fields.optional("dateline"),
    publishedOn: fields.optional("publishedOn")?.trim(),
    language: fields.optional("language")?.trim(),
  };
}
