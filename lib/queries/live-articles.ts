import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import type { SnapshotKind } from "@/lib/domain/vocabulary";
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
    claims: { id: string; start: number; end: number; words: string | null; incident: string }[];
  }[];
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
          snapshots: {
            orderBy: { recordedAt: "desc" },
            include: {
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
    snapshots: row.article.snapshots.map((snapshot) => ({
      id: snapshot.id,
      kind: snapshot.kind,
      sha256: snapshot.sha256,
      recordedAt: snapshot.recordedAt.toISOString(),
      text: snapshot.text,
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
