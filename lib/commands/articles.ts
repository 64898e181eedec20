import "server-only";
import { knownBefore } from "@/lib/domain/timeline";
import { addressesOf } from "@/lib/extract/addresses";
import {
  type EnterArticle,
  enterArticle as enterSchema,
  reviseArticle as reviseSchema,
} from "@/lib/schemas/article";
import { type Change, verb } from "./change";
import { proposeCopies } from "./copies";
import { refuseAt, standingParties } from "./references";
import { openedOnCurrent } from "./revision";
import { addSnapshot, refuseHeld } from "./snapshots";

/**
 * Enters an article with the snapshot of its text: headline, blank line, body, line feeds for line
 * ends. An address that is held already gains a snapshot; the same text again is a conflict. What it
 * may be a copy of is proposed with it.
 */
export const enterArticle = verb("enter_article", enterSchema, async (change, input) => {
  const stored = await storeArticle(change.actor, input, change);
  await proposeCopies(change, stored.snapshot);
  return stored;
});

/** The same without a proposal: for a file that says itself what the article draws on. */
export const storeArticle = verb("enter_article", enterSchema, async (change, input) => {
  const { capture, ...content } = input;
  const held = content.url ? await heldAt(change, content.url) : null;
  if (held) refuseHeld(held.snapshots, content, "url");
  const { id } = held ?? (await change.tx.article.create({ data: {}, select: { id: true } }));
  if (!held) await writeRevision(change, id, 1, content);
  const snapshot = await addSnapshot(change, id, { ...content, capture });
  const { text: _, kind: __, ...known } = content;
  await change.log({
    verb: "enter_article",
    subject: { kind: "article", id },
    new: { ...known, kind: snapshot.kind, snapshot: snapshot.logged },
  });
  return { id, snapshot: snapshot.id, text: snapshot.text, kind: snapshot.kind };
});

/** Revises what is known of an article; its snapshots stay as they are. */
export const reviseArticle = verb("revise", reviseSchema, async (change, input) => {
  const { id, openedOn, reason, ...content } = input;
  const current = await change.tx.articleRevision.findFirst({
    where: { articleId: id, next: null },
  });
  const old = openedOnCurrent(current, openedOn, "article");
  if (content.url) {
    const other = await heldAt(change, content.url);
    if (other && other.id !== id) {
      refuseAt("conflict", "url", "Another article of this address is held already.");
    }
  }
  if (content.publishedOn) await refuseBeforeAsserted(change, id, content.publishedOn);
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

function heldAt({ tx }: Change, url: string) {
  return tx.article.findFirst({
    where: {
      revisions: { some: { url: { in: addressesOf(url) }, next: null, enteredInError: false } },
    },
    select: { id: true, snapshots: { select: { sha256: true, masked: true, redacted: true } } },
  });
}

async function writeRevision(
  change: Change,
  articleId: string,
  number: number,
  input: Omit<EnterArticle, "kind" | "text" | "capture">,
  reason?: string,
): Promise<void> {
  await standingParties(change, [{ id: input.outlet, path: "outlet" }]);
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

// What was asserted in an article was asserted before it came out, whatever date that turns out to be.
async function refuseBeforeAsserted(
  { tx }: Change,
  articleId: string,
  publishedOn: string,
): Promise<void> {
  const claims = await tx.claimRevision.findMany({
    where: {
      snapshot: { articleId },
      next: null,
      enteredInError: false,
      assertedOn: { not: null },
    },
    select: { assertedOn: true },
  });
  const later = claims.find(({ assertedOn }) => assertedOn && knownBefore(publishedOn, assertedOn));
  if (!later) return;
  const message = `A claim of this article was asserted later, on ${later.assertedOn}; correct that first.`;
  refuseAt("invalid", "publishedOn", message);
}
