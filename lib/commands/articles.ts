import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import {
  decideDerivation as decideSchema,
  type EnterArticle,
  enterArticle as enterSchema,
  proposeDerivation as proposeSchema,
  reviseArticle as reviseSchema,
} from "@/lib/schemas/article";
import { type Change, verb } from "./change";
import { openedOnCurrent } from "./revision";

/**
 * Enters an article with the snapshot of its text: headline, blank line, body, line feeds for line
 * ends. An address that is held already gains a snapshot; the same text again is a conflict.
 */
export const enterArticle = verb("enter_article", enterSchema, async (change, input) => {
  const text = snapshotText(input.headline, input.text);
  const sha256 = hashOf(text);
  const held = input.url ? await heldAt(change, input.url) : null;
  if (held?.snapshots.some((snapshot) => snapshot.sha256 === sha256)) {
    const message = "This text of this article is entered already.";
    throw new AppError("conflict", message, [{ path: "url", message }]);
  }
  const { id } = held ?? (await change.tx.article.create({ data: {}, select: { id: true } }));
  if (!held) await writeRevision(change, id, 1, input);
  const snapshot = await change.tx.snapshot.create({
    data: { articleId: id, kind: input.kind, text, sha256 },
    select: { id: true },
  });
  const { text: _, ...content } = input;
  await change.log({
    verb: "enter_article",
    subject: { kind: "article", id },
    new: { ...content, snapshot: { id: snapshot.id, sha256, length: text.length } },
  });
  return { id, snapshot: snapshot.id, text };
});

/** A snapshot's text: headline, blank line, body; line feeds for line ends, nothing else changed. */
export function snapshotText(headline: string, body: string): string {
  return `${headline}\n\n${body.replace(/\r\n?/g, "\n")}`;
}

/** Hexadecimal SHA-256 of a text's UTF-8. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Revises what is known of an article; its snapshots stay as they are. */
export const reviseArticle = verb("revise", reviseSchema, async (change, input) => {
  const { id, openedOn, reason, ...content } = input;
  const current = await change.tx.articleRevision.findFirst({
    where: { articleId: id, next: null },
  });
  const old = openedOnCurrent(current, openedOn, "article");
  await writeRevision(change, id, openedOn + 1, content, reason);
  await change.log({
    verb: "revise_article",
    subject: { kind: "article", id },
    old,
    new: content,
    why: reason,
  });
  return { id, number: openedOn + 1 };
});

/** Proposes that an article draws on another, or on a wire of which no copy is held. */
export const proposeDerivation = verb(
  "propose_derivation",
  proposeSchema,
  async (change, input) => {
    if (input.from === input.article) {
      throw new AppError("invalid", "An article cannot derive from itself.");
    }
    if (input.creditLine) await refuseOutside(change, input.article, input.creditLine);
    const { id } = await change.tx.derivation.create({
      data: {
        articleId: input.article,
        fromArticleId: input.from ?? null,
        fromPartyId: input.wireOf ?? null,
        revisions: {
          create: {
            number: 1,
            kind: input.kind,
            directionKnown: input.directionKnown,
            evidence: input.creditLine ? "credit_line" : "shared_passages",
            snapshotId: input.creditLine?.snapshot ?? null,
            spanStart: input.creditLine?.start ?? null,
            spanEnd: input.creditLine?.end ?? null,
            score: input.score ?? null,
            decision: "proposed",
            reason: input.reason ?? null,
          },
        },
      },
      select: { id: true },
    });
    await change.log({
      verb: "propose_derivation",
      subject: { kind: "derivation", id },
      new: input,
      why: input.reason,
    });
    return { id };
  },
);

/** Accepts or rejects a derivation. Accepting changes the origins of what the copy does not attribute. */
export const decideDerivation = verb("decide_derivation", decideSchema, async (change, input) => {
  const current = await change.tx.derivationRevision.findFirst({
    where: { derivationId: input.id, next: null },
  });
  const old = openedOnCurrent(current, input.openedOn, "derivation");
  const { id: _, recordedAt: __, ...kept } = old;
  await change.tx.derivationRevision.create({
    data: {
      ...kept,
      number: old.number + 1,
      supersedes: old.number,
      decision: input.decision,
      reason: input.reason ?? null,
    },
  });
  await change.log({
    verb: `${input.decision === "accepted" ? "accept" : "reject"}_derivation`,
    subject: { kind: "derivation", id: input.id },
    old: { decision: old.decision },
    new: { decision: input.decision },
    why: input.reason,
  });
  return { id: input.id, number: old.number + 1 };
});

function heldAt({ tx }: Change, url: string) {
  return tx.article.findFirst({
    where: { revisions: { some: { url, next: null, enteredInError: false } } },
    select: { id: true, snapshots: { select: { sha256: true } } },
  });
}

async function writeRevision(
  change: Change,
  articleId: string,
  number: number,
  input: Omit<EnterArticle, "kind" | "text">,
  reason?: string,
): Promise<void> {
  await change.tx.articleRevision.create({
    data: {
      articleId,
      number,
      supersedes: number > 1 ? number - 1 : null,
      outletId: input.outlet,
      headline: input.headline,
      url: input.url ?? null,
      byline: input.byline ?? null,
      dateline: input.dateline ?? null,
      publishedOn: input.publishedOn ?? null,
      language: input.language ?? null,
      reason: reason ?? null,
    },
  });
}

async function refuseOutside(
  { tx }: Change,
  article: string,
  line: { snapshot: string; start: number; end: number },
): Promise<void> {
  const snapshot = await tx.snapshot.findUnique({ where: { id: line.snapshot } });
  if (snapshot?.articleId !== article || !snapshot.text) {
    throw new AppError("not_found", "There is no such snapshot of this article.");
  }
  if (line.start < 0 || line.end <= line.start || line.end > snapshot.text.length) {
    const message = "The credit line lies outside the snapshot.";
    throw new AppError("invalid", message, [{ path: "creditLine", message }]);
  }
}
