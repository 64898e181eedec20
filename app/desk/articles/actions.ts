"use server";

import { enterArticle, reviseArticle } from "@/lib/commands/articles";
import { markFreeToShow } from "@/lib/commands/free-to-show";
import { enterSnapshot } from "@/lib/commands/snapshots";
import type { Actor } from "@/lib/domain/permissions";
import { articleAt } from "@/lib/queries/captures";
import type { CaptureWay } from "@/lib/schemas/capture";
import type { FormState } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { attempt, ended, submitForm } from "@/lib/web/form-action";
import { sender } from "@/lib/web/session";
import { revisedMeanwhile } from "../meanwhile";
import { partyIn } from "../parties/meant";
import { captureFrom, filledFromHeading, filledWith, wayAsked } from "./capturing";

/**
 * Enters an article with its text; the next step is a claim from its snapshot. Where the form asks for
 * a page it is captured instead, and the form comes back with what was read; so it does where the first
 * lines of what was pasted are to fill it in.
 */
export async function enterArticleAction(_: FormState, form: FormData): Promise<FormState> {
  const way = wayAsked(form);
  if (way) return captured(form, way);
  if (new Fields(form).text("intent") === "heading") {
    const filled = await attempt(form, async () =>
      filledFromHeading(form, await sender("enter_article")),
    );
    return ended(form, filled);
  }
  return submitForm(form, {
    command: enterArticle,
    read: async (it, actor) => {
      const fields = new Fields(it);
      const article = await readArticle(fields, actor);
      const text = readText(fields);
      fields.settle();
      return { ...article, ...text };
    },
    answer: ({ id }) => `/desk/articles/${id}`,
  });
}

/** Adds a snapshot to an article that is held, or captures its page and shows what changed. */
export async function enterSnapshotAction(_: FormState, form: FormData): Promise<FormState> {
  const way = wayAsked(form);
  const article = new Fields(form).text("article");
  if (way) {
    const outcome = await attempt(form, async () => {
      const { id } = await captureFrom(form, await sender("capture"), way);
      return `/desk/articles/${encodeURIComponent(article)}/capture?capture=${id}`;
    });
    return ended(form, outcome);
  }
  return submitForm(form, {
    command: enterSnapshot,
    read: (it) => {
      const fields = new Fields(it);
      const text = readText(fields);
      fields.settle();
      return { ...text, article, headline: fields.text("headline") };
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
      fields.required("reason", "Say why it is revised.");
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

/** Lets readers see an article whole, under the licence or leave that is given. */
export async function showWholeAction(_: FormState, form: FormData): Promise<FormState> {
  return shown(form, true);
}

/** Takes that back: readers see its quotes alone. */
export async function showQuotesAction(_: FormState, form: FormData): Promise<FormState> {
  return shown(form, false);
}

function shown(form: FormData, free: boolean): Promise<FormState> {
  return submitForm(form, {
    command: markFreeToShow,
    read: (it) => {
      const fields = new Fields(it);
      return { article: fields.text("id"), free, why: fields.text("why") };
    },
    answer: ({ id }) => `/desk/articles/${id}`,
  });
}

async function captured(form: FormData, way: CaptureWay): Promise<FormState> {
  const outcome = await attempt(form, async () => {
    const actor = await sender("capture");
    const held = await captureFrom(form, actor, way);
    const addresses = [held.reading.canonical, held.address, new Fields(form).text("url").trim()];
    const article = await articleAt(
      actor,
      addresses.flatMap((one) => one || []),
    );
    if (article) return `/desk/articles/${article.id}/capture?capture=${held.id}`;
    return filledWith(held, form, actor);
  });
  return ended(form, outcome);
}

/** A text, what it is, and what it was captured as, unless it is said to be from elsewhere. */
function readText(fields: Fields) {
  const isStandIn = fields.text("kind") === "stand_in";
  if (fields.text("kind") === "") fields.refuse("kind", "Say what this text is.");
  return {
    kind: isStandIn ? ("stand_in" as const) : ("transcribed" as const),
    text: fields.required("text", "Paste or type the text of the article."),
    capture: fields.checked("apart") ? undefined : fields.optional("capture"),
  };
}

async function readArticle(fields: Fields, actor: Actor) {
  const outlet = await partyIn(fields, actor, "outlet");
  if (!outlet && !fields.optional("outlet")) fields.refuse("outlet", "Say who published it.");
  return {
    outlet: outlet ?? "",
    headline: fields.required("headline", "Write the headline."),
    url: fields.optional("url")?.trim(),
    byline: fields.optional("byline"),
    dateline: fields.optional("dateline"),
    publishedOn: fields.optional("publishedOn")?.trim(),
    language: fields.optional("language")?.trim(),
  };
}
