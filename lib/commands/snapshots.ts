import "server-only";
import { createHash } from "node:crypto";
import type { SnapshotKind } from "@/lib/domain/vocabulary";
import { enterSnapshot as schema } from "@/lib/schemas/article";
import { reading } from "@/lib/schemas/capture";
import { type Change, verb } from "./change";
import { proposeCopies } from "./copies";
import { refuseAt } from "./references";

/** A text as it comes to be a snapshot, with what it was captured as, if it was. */
interface NewText {
  headline: string;
  text: string;
  kind: "transcribed" | "stand_in";
  capture?: string | undefined;
}

/**
 * Adds a snapshot to an article that is held: its text at another moment. The same text again is a
 * conflict.
 */
export const enterSnapshot = verb("enter_article", schema, async (change, input) => {
  const { article, ...text } = input;
  const held = await change.tx.article.findUnique({
    where: { id: article },
    select: {
      revisions: { where: { next: null }, select: { enteredInError: true } },
      snapshots: { select: { sha256: true, masked: true, redacted: true } },
    },
  });
  if (!held) refuseAt("not_found", "article", "There is no such article.");
  if (held.revisions.some(({ enteredInError }) => enteredInError)) {
    refuseAt("conflict", "article", "This article was entered in error and stands no longer.");
  }
  refuseHeld(held.snapshots, text, "text");
  const snapshot = await addSnapshot(change, article, text);
  await change.log({
    verb: "enter_snapshot",
    subject: { kind: "article", id: article },
    new: { headline: input.headline, snapshot: snapshot.logged },
  });
  await proposeCopies(change, snapshot.id);
  return { id: article, snapshot: snapshot.id, text: snapshot.text, kind: snapshot.kind };
});

/** Refuses a text that an article has already, and any where words of it had to go. */
export function refuseHeld(
  snapshots: readonly { sha256: string | null; masked: boolean; redacted: boolean }[],
  { headline, text }: { headline: string; text: string },
  path: string,
): void {
  const sha256 = hashOf(snapshotText(headline, text));
  if (snapshots.some((snapshot) => snapshot.sha256 === sha256)) {
    refuseAt("conflict", path, "This text of this article is entered already.");
  }
  // Nobody could tell whether the text brings back what had to go.
  if (snapshots.some((snapshot) => snapshot.masked || snapshot.redacted)) {
    refuseAt("conflict", path, "Words of this article were redacted; it is not entered again.");
  }
}

/**
 * Writes a snapshot. With a capture, its bytes are kept in private behind it: it is `captured` where
 * headline and text are still those that were read, and `transcribed` where somebody changed them.
 */
export async function addSnapshot(change: Change, articleId: string, given: NewText) {
  const text = snapshotText(given.headline, given.text);
  const sha256 = hashOf(text);
  const capture = given.capture ? await takeCapture(change, given.capture) : null;
  if (capture && given.kind === "stand_in") {
    refuseAt("invalid", "kind", "What was captured is no stand-in.");
  }
  const kind: SnapshotKind = capture?.text === text ? "captured" : given.kind;
  const { id } = await change.tx.snapshot.create({
    data: {
      articleId,
      kind,
      text,
      sha256,
      ...(capture && { snapshotRaw: { create: capture.raw } }),
    },
    select: { id: true },
  });
  const raw = capture && { way: capture.raw.way, sha256: capture.raw.sha256 };
  return { id, text, kind, logged: { id, kind, sha256, length: text.length, ...(raw && { raw }) } };
}

/** A snapshot's text: headline, blank line, body; line feeds for line ends, nothing else changed. */
export function snapshotText(headline: string, body: string): string {
  return `${headline}\n\n${body.replace(/\r\n?/g, "\n")}`;
}

/** Hexadecimal SHA-256 of a text's UTF-8. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

// Somebody's own, of the last day. Once it is entered it is held no more.
async function takeCapture({ tx, actor }: Change, id: string) {
  const row =
    actor.kind === "user" ? await tx.capture.findUnique({ where: { id, userId: actor.id } }) : null;
  if (!row || Date.now() - row.at.getTime() > day) {
    const told =
      "What was captured is held for a day and is gone. Capture it again, or say that the text is from elsewhere.";
    refuseAt("conflict", "capture", told);
  }
  await tx.capture.delete({ where: { id } });
  const { headline, body } = reading.parse(row.reading);
  const sha256 = createHash("sha256").update(row.bytes).digest("hex");
  return {
    text: snapshotText(headline, body),
    raw: { mediaType: row.mediaType, bytes: row.bytes, sha256, way: row.way },
  };
}

const day = 24 * 60 * 60 * 1000;
