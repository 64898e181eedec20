import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { addressesOf } from "@/lib/extract/addresses";
import { type Paragraph, paragraphChanges, stillStands } from "@/lib/extract/changes";
import { type CaptureWay, type Reading, reading } from "@/lib/schemas/capture";
import { isId, mayLook } from "./staff";

export interface HeldCapture {
  id: string;
  way: CaptureWay;
  address: string | null;
  /** ISO 8601, UTC. */
  at: string;
  reading: Reading;
}

/** What the viewer captured in the last day and has not entered; null where it is gone, or another's. */
export async function heldCapture(viewer: Actor, id: string): Promise<HeldCapture | null> {
  mayLook(viewer);
  if (!isId(id) || viewer.kind !== "user") return null;
  const row = await db().capture.findUnique({
    where: { id, userId: viewer.id, at: { gt: new Date(Date.now() - day) } },
    select: { id: true, way: true, address: true, at: true, reading: true },
  });
  if (!row) return null;
  return { ...row, at: row.at.toISOString(), reading: reading.parse(row.reading) };
}

const day = 24 * 60 * 60 * 1000;

/** The article that stands at one of these addresses; null where none does. */
export async function articleAt(
  viewer: Actor,
  addresses: readonly string[],
): Promise<{ id: string; headline: string } | null> {
  mayLook(viewer);
  const row = await db().articleRevision.findFirst({
    where: { url: { in: addresses.flatMap(addressesOf) }, next: null, enteredInError: false },
    orderBy: { articleId: "asc" },
    select: { articleId: true, headline: true },
  });
  return row ? { id: row.articleId, headline: row.headline } : null;
}

export interface TextChanges {
  /** When the snapshot was recorded that a text is compared with; ISO 8601, UTC. */
  recordedAt: string;
  paragraphs: Paragraph[];
  /** The article's claims whose quote does not stand in the text. */
  gone: { id: string; quote: string }[];
}

/**
 * What changed between an article's newest snapshot and a text; null where words of that snapshot had
 * to go, so that nothing is laid beside it.
 */
export async function textChanges(
  viewer: Actor,
  article: string,
  text: string,
): Promise<TextChanges | null> {
  mayLook(viewer);
  const newest = await db().snapshot.findFirst({
    where: { articleId: article },
    orderBy: { recordedAt: "desc" },
  });
  if (!newest || newest.text === null || newest.masked) return null;
  const claims = await db().claimRevision.findMany({
    where: { snapshot: { articleId: article }, next: null, enteredInError: false, redacted: false },
    orderBy: { quoteStart: "asc" },
    select: { claimId: true, quote: true },
  });
  return {
    recordedAt: newest.recordedAt.toISOString(),
    paragraphs: paragraphChanges(newest.text, text),
    gone: claims.flatMap(({ claimId: id, quote }) =>
      quote === null || stillStands(text, quote) ? [] : [{ id, quote }],
    ),
  };
}
