import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import type { Decision, DerivationKind } from "@/lib/domain/vocabulary";
import { creditLines } from "@/lib/extract/credits";
import { sharedPassages } from "@/lib/extract/passages/shared";
import { isId, mayLook } from "./staff";

/** An article as a derivation names it. */
export interface DerivedArticle {
  id: string;
  headline: string;
  outlet: string;
  publishedOn: string | null;
}

export interface DerivationRow {
  id: string;
  revision: number;
  kind: DerivationKind;
  decision: Decision;
  directionKnown: boolean;
  article: DerivedArticle;
  /** The article that it draws on, or the agency of a wire of which no copy is held. */
  from: DerivedArticle | { wireOf: string };
  /** The words that credit it; null where shared passages show it. */
  creditLine: string | null;
  score: number | null;
  reason: string | null;
  enteredInError: boolean;
  /** The machine proposed it and no person has changed it. */
  isMachines: boolean;
}

/** Every derivation that an article has a part in, those to decide first. */
export async function derivationsOf(viewer: Actor, article: string): Promise<DerivationRow[]> {
  mayLook(viewer);
  if (!isId(article)) return [];
  const rows = await rowsOf({ OR: [{ articleId: article }, { fromArticleId: article }] });
  const rank = { proposed: 0, accepted: 1, rejected: 2 };
  return rows
    .filter(({ enteredInError }) => !enteredInError)
    .sort((a, b) => rank[a.decision] - rank[b.decision]);
}

export interface DerivationPage extends DerivationRow {
  /** What both texts share, side by side as they stand; none where one of them is not held or redacted. */
  shared: { score: number; passages: { copy: string; from: string }[] } | null;
  /** Every credit line of the article that draws on the other. */
  credits: string[];
}

/** A derivation with its evidence; null where there is none of this id. */
export async function derivationPage(viewer: Actor, id: string): Promise<DerivationPage | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const [row] = await rowsOf({ id });
  if (!row) return null;
  const copy = await textOf(row.article.id);
  const from = "wireOf" in row.from ? null : await textOf(row.from.id);
  return {
    ...row,
    shared: copy !== null && from !== null ? sideBySide(copy, from) : null,
    credits: copy === null ? [] : [...new Set(creditWords(copy))],
  };
}

/** How much two articles share, by their newest texts; null where one has no text. */
export async function scoreBetween(viewer: Actor, a: string, b: string): Promise<number | null> {
  mayLook(viewer);
  if (!isId(a) || !isId(b)) return null;
  const [one, other] = [await textOf(a), await textOf(b)];
  return one === null || other === null ? null : sharedPassages(one, other).score;
}

function sideBySide(copy: string, from: string) {
  const { score, passages } = sharedPassages(copy, from);
  return {
    score,
    passages: passages.map(({ a, b }) => ({
      copy: copy.slice(a.start, a.end),
      from: from.slice(b.start, b.end),
    })),
  };
}

function creditWords(text: string): string[] {
  return creditLines(text).map(({ span }) => text.slice(span.start, span.end));
}

async function textOf(article: string): Promise<string | null> {
  const newest = await db().snapshot.findFirst({
    where: { articleId: article, text: { not: null } },
    orderBy: { recordedAt: "desc" },
    select: { text: true },
  });
  return newest?.text ?? null;
}

type Where = NonNullable<Parameters<ReturnType<typeof db>["derivation"]["findMany"]>[0]>["where"];
const current = { where: { next: null } } as const;
const named = {
  include: { revisions: { ...current, include: { outlet: { include: { revisions: current } } } } },
} as const;

async function rowsOf(where: Where): Promise<DerivationRow[]> {
  const rows = await db().derivation.findMany({
    where,
    orderBy: { id: "desc" },
    take: 200,
    include: {
      article: named,
      fromArticle: named,
      fromParty: { include: { revisions: current } },
      revisions: { ...current, include: { snapshot: { select: { text: true } } } },
    },
  });
  const machines = await machinesAmong(rows.map(({ id }) => id));
  return rows.flatMap((row): DerivationRow[] => {
    const now = row.revisions[0];
    const article = articleOf(row.article);
    const from = row.fromArticle
      ? articleOf(row.fromArticle)
      : { wireOf: row.fromParty?.revisions[0]?.name ?? "" };
    if (!now || !article || !from) return [];
    const { spanStart, spanEnd } = now;
    const text = now.snapshot?.text ?? null;
    return [
      {
        id: row.id,
        revision: now.number,
        kind: now.kind,
        decision: now.decision,
        directionKnown: now.directionKnown,
        article,
        from,
        creditLine:
          text !== null && spanStart !== null && spanEnd !== null
            ? text.slice(spanStart, spanEnd)
            : null,
        score: now.score,
        reason: now.reason,
        enteredInError: now.enteredInError,
        isMachines: machines.has(row.id) && now.number === 1,
      },
    ];
  });
}

function articleOf(row: {
  revisions: {
    articleId: string;
    headline: string;
    publishedOn: string | null;
    outlet: { revisions: { name: string }[] };
  }[];
}): DerivedArticle | null {
  const now = row.revisions[0];
  if (!now) return null;
  return {
    id: now.articleId,
    headline: now.headline,
    outlet: now.outlet.revisions[0]?.name ?? "",
    publishedOn: now.publishedOn,
  };
}

async function machinesAmong(ids: readonly string[]): Promise<Set<string>> {
  const rows = await db().logEntry.findMany({
    where: {
      subjectKind: "derivation",
      subjectId: { in: [...ids] },
      verb: "propose_derivation",
      actorKind: "system",
      actorRole: "copies",
    },
    select: { subjectId: true },
  });
  return new Set(rows.flatMap(({ subjectId }) => (subjectId ? [subjectId] : [])));
}
