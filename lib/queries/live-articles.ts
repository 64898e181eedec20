import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import type { SnapshotKind } from "@/lib/domain/vocabulary";
import { type Paragraph, paragraphChanges, stillStands } from "@/lib/extract/changes";
import type { CaptureWay } from "@/lib/schemas/capture";
import { isId, mayLook } from "./staff";

export interface LiveArticleRow {
  id: string;
  headline: string;
  outlet: string;
  publishedOn: string | null;
  enteredInError: boolean;
}

/** Articles, last entered first. */
export async function liveArticles(viewer: Actor): Promise<LiveArticleRow[]> {
  mayLook(viewer);
  const rows = await db().articleRevision.findMany({
    where: { next: null },
    orderBy: { articleId: "desc" },
    take: 200,
    include: { outlet: { include: { revisions: { where: { next: null } } } } },
  });
  return rows.map((row) => ({
    id: row.articleId,
    headline: row.headline,
    outlet: row.outlet.revisions[0]?.name ?? "",
    publishedOn: row.publishedOn,
    enteredInError: row.enteredInError,
  }));
}

export interface LiveArticlePage extends LiveArticleRow {
  revision: number;
  outletId: string;
  url: string | null;
  byline: string | null;
  dateline: string | null;
  language: string | null;
  snapshots: {
    id: string;
    kind: SnapshotKind;
    sha256: string | null;
    recordedAt: string;
    /** Null once redacted. */
    text: string | null;
    /** How its bytes came, where they are kept. */
    way: CaptureWay | null;
    /** What changed in it since the snapshot before; null for the first, and where words had to go. */
    changes: Paragraph[] | null;
    claims: { id: string; start: number; end: number; words: string | null; incident: string }[];
  }[];
  /** Claims whose quote the newest snapshot no longer has: computed, and kept nowhere. */
  gone: { id: string; quote: string }[];
  /** The licence or leave under which readers see it whole; null where they see its quotes alone. */
  freeToShow: string | null;
}

/** An article with its snapshots and the claims logged from each; null where there is none. */
export async function liveArticle(viewer: Actor, id: string): Promise<LiveArticlePage | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const row = await db().articleRevision.findFirst({
    where: { articleId: id, next: null },
    include: {
      outlet: { include: { revisions: { where: { next: null } } } },
      article: {
        include: {
          freeToShow: { orderBy: { number: "desc" }, take: 1 },
          snapshots: {
            orderBy: { recordedAt: "desc" },
            include: {
              snapshotRaw: { select: { way: true } },
              claimRevisionSnapshots: {
                where: { next: null, enteredInError: false },
                orderBy: { quoteStart: "asc" },
              },
            },
          },
        },
      },
    },
  });
  if (!row) return null;
  return {
    id,
    revision: row.number,
    headline: row.headline,
    outlet: row.outlet.revisions[0]?.name ?? "",
    outletId: row.outletId,
    publishedOn: row.publishedOn,
    enteredInError: row.enteredInError,
    url: row.url,
    byline: row.byline,
    dateline: row.dateline,
    language: row.language,
    gone: goneIn(row.article.snapshots),
    freeToShow: freeIn(row.article.freeToShow),
    snapshots: row.article.snapshots.map((snapshot, index, all) => ({
      id: snapshot.id,
      kind: snapshot.kind,
      sha256: snapshot.sha256,
      recordedAt: snapshot.recordedAt.toISOString(),
      text: snapshot.text,
      way: snapshot.snapshotRaw?.way ?? null,
      changes: changesSince(all[index + 1], snapshot),
      claims: snapshot.claimRevisionSnapshots.map((claim) => ({
        id: claim.claimId,
        start: claim.quoteStart,
        end: claim.quoteEnd,
        words: claim.figureText ?? claim.quote,
        incident: claim.incidentId,
      })),
    })),
  };
}

function freeIn([newest]: readonly { free: boolean; reason: string }[]): string | null {
  return newest?.free ? newest.reason : null;
}

interface Kept {
  text: string | null;
  masked: boolean;
}

function changesSince(before: Kept | undefined, after: Kept): Paragraph[] | null {
  if (!before || before.text === null || after.text === null) return null;
  return before.masked || after.masked ? null : paragraphChanges(before.text, after.text);
}

// Newest first. Where words had to go, nothing can be said to be gone.
function goneIn(
  snapshots: readonly (Kept & {
    claimRevisionSnapshots: readonly { claimId: string; quote: string | null }[];
  })[],
): { id: string; quote: string }[] {
  const [newest, ...older] = snapshots;
  if (!newest || newest.text === null || newest.masked) return [];
  const { text } = newest;
  return older
    .flatMap((snapshot) => snapshot.claimRevisionSnapshots)
    .flatMap(({ claimId: id, quote }) =>
      quote === null || stillStands(text, quote) ? [] : [{ id, quote }],
    );
}

export interface SnapshotText {
  id: string;
  article: string;
  headline: string;
  outlet: string;
  publishedOn: string | null;
  language: string | null;
  /** Null once redacted. */
  text: string | null;
}

/** A snapshot's text with the article it is of; null where there is none of this id. */
export async function snapshotText(viewer: Actor, id: string): Promise<SnapshotText | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const row = await db().snapshot.findUnique({
    where: { id },
    include: {
      article: {
        include: {
          revisions: {
            where: { next: null },
            include: { outlet: { include: { revisions: { where: { next: null } } } } },
          },
        },
      },
    },
  });
  const revision = row?.article.revisions[0];
  if (!row || !revision) return null;
  return {
    id: row.id,
    article: row.articleId,
    headline: revision.headline,
    outlet: revision.outlet.revisions[0]?.name ?? "",
    publishedOn: revision.publishedOn,
    language: revision.language,
    text: row.text,
  };
}
