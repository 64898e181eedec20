import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import { covered } from "@/lib/editions/cover";
import { namesWithheld } from "@/lib/facts/parties";
import type { ArticleClaim, ArticlePage } from "@/lib/schemas/article-page";
import { articleRef, countClaim, derivation, otherClaim } from "@/lib/schemas/edition";
import { withinPatience } from "./within";

/** How many incidents are looked into, the newest. */
const incidentsAtMost = 50;

/**
 * What the newest editions say of an article: the claims that were read in it with their quotes, and
 * what draws on what. Beside that the versions that were held when it was last published, without
 * their texts; the newest text stands there only where the article is free to show. Null where no edition
 * quotes it.
 */
export async function publishedArticle(id: string): Promise<ArticlePage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const rows = await quotedIn(id);
  const [newest] = [...rows].sort((a, b) => b.at.getTime() - a.at.getTime());
  const claims = rows.flatMap((row) => claimsIn(row));
  const [first] = newest ? [...newest.counts, ...newest.others] : [];
  if (!newest || !first) return null;
  return {
    article: first.claim.article,
    versions: await versionsOf(id, newest.at),
    wholeText: await wholeTextOf(id, newest.at),
    incidents: rows.map(incidentOf),
    claims: claims.sort((a, b) => a.quote.start - b.quote.start || a.quote.end - b.quote.end),
    derivesFrom: drawnIn(rows, (one) => one.article === id, "from"),
    derivedBy: drawnIn(rows, (one) => one.from === id, "article"),
  };
}

const row = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  at: z.date(),
  counts: z.array(z.object({ about: z.string(), claim: countClaim })),
  others: z.array(z.object({ about: z.string(), claim: otherClaim })),
  derivations: z.array(derivation),
  articles: z.array(articleRef),
});
type Row = z.infer<typeof row>;

/** What each edition says of it, cut out in the database: whole editions stay where they are. */
async function quotedIn(id: string): Promise<Row[]> {
  const found = await withinPatience(
    (tx) => tx.$queryRaw<unknown[]>`
      WITH met AS MATERIALIZED (
        SELECT incident_id, begins FROM published_text WHERE listed AND facets @> ARRAY[${`a:${id}`}]
      ), newest AS (
        SELECT incident_id, begins FROM met ORDER BY begins DESC, incident_id DESC LIMIT ${incidentsAtMost}::int
      ), read AS MATERIALIZED (
        SELECT n.incident_id, n.begins, e.at, e.document::jsonb AS d
        FROM newest n JOIN published_incident p USING (incident_id) JOIN edition e ON e.id = p.edition_id
      )
      SELECT incident_id AS id, d #>> '{incident,slug}' AS slug, d #>> '{incident,title}' AS title, at,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('about', m ->> 'title', 'claim', c)), '[]')
          FROM jsonb_array_elements(d -> 'measures') m, jsonb_array_elements(m -> 'claims') c
          WHERE c #>> '{article,id}' = ${id}) AS counts,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('about', c ->> 'kind', 'claim', c)), '[]')
          FROM jsonb_array_elements(d -> 'otherClaims') c WHERE c #>> '{article,id}' = ${id}) AS others,
        drawn.derivations,
        (SELECT coalesce(jsonb_agg(DISTINCT a), '[]') FROM unnest(ARRAY[
            '$.measures[*].claims[*].article', '$.otherClaims[*].article']::jsonpath[]) path, jsonb_path_query(d, path) a
          WHERE jsonb_path_exists(drawn.derivations, '$[*] ? (@.article == $a || @.from == $a)',
            jsonb_build_object('a', a -> 'id'))) AS articles
      FROM read, LATERAL (
        SELECT coalesce(jsonb_agg(v), '[]') AS derivations FROM jsonb_array_elements(d -> 'derivations') v
        WHERE v ->> 'article' = ${id} OR v ->> 'from' = ${id}
      ) AS drawn
      ORDER BY begins DESC, incident_id DESC`,
  );
  return z.array(row).parse(found);
}

function incidentOf({ id, slug, title }: Row) {
  return { id, slug, title };
}

function claimsIn(one: Row): ArticleClaim[] {
  const incident = incidentOf(one);
  return [
    ...one.counts.map(({ about, claim: { id, claimant, figure, quote } }) => ({
      ...{ id, incident, about, claimant, figure, quote },
    })),
    ...one.others.map(({ about, claim: { id, claimant, quote } }) => ({
      ...{ id, incident, about, claimant, figure: null, quote },
    })),
  ];
}

/** Derivations with the article at their other end, each once though several incidents tell of it. */
function drawnIn(
  rows: readonly Row[],
  isMeant: (one: Row["derivations"][number]) => boolean,
  end: "article" | "from",
): ArticlePage["derivesFrom"] {
  const found = rows.flatMap(({ derivations, articles }) =>
    derivations.filter(isMeant).map((one) => {
      const { wireOf, kind, directionKnown, evidence } = one;
      const id = one[end];
      const known = articles.find((article) => article.id === id);
      const named = { headline: known?.headline ?? null, outlet: known?.outlet ?? null };
      return {
        wireOf,
        kind,
        directionKnown,
        evidence,
        other: id === null ? null : { id, ...named },
      };
    }),
  );
  const keyOf = ({ other, wireOf }: (typeof found)[number]) => other?.id ?? wireOf?.id ?? "";
  // One that names the other article comes after those that do not, and so is kept.
  const byName = [...found].sort(
    (a, b) => Number(!!a.other?.headline) - Number(!!b.other?.headline),
  );
  return [...new Map(byName.map((one) => [keyOf(one), one])).values()];
}

async function versionsOf(id: string, published: Date): Promise<ArticlePage["versions"]> {
  const rows = await db().snapshot.findMany({
    where: { articleId: id, recordedAt: { lte: published } },
    orderBy: { recordedAt: "asc" },
    select: { recordedAt: true, kind: true, sha256: true },
    take: 100,
  });
  return rows.map(({ recordedAt, kind, sha256 }) => ({
    at: recordedAt.toISOString(),
    kind,
    sha256,
  }));
}

/**
 * The newest text that was held when the article was last published, with the names covered that no reader
 * may see; null unless an editor's newest word is that it is free to show.
 */
async function wholeTextOf(id: string, published: Date): Promise<ArticlePage["wholeText"]> {
  const [mark] = await db().$queryRaw<{ reason: string }[]>`
    SELECT f.reason FROM free_to_show f JOIN article_revision r USING (article_id)
    WHERE f.article_id = ${id}::uuid AND f.free AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM free_to_show n WHERE n.article_id = f.article_id AND n.number > f.number)
      AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = r.article_id AND n.supersedes = r.number)`;
  if (!mark) return null;
  const snapshot = await db().snapshot.findFirst({
    where: { articleId: id, recordedAt: { lte: published } },
    orderBy: { recordedAt: "desc" },
    select: { recordedAt: true, text: true },
  });
  if (!snapshot) return null;
  const { recordedAt, text } = snapshot;
  const shown = { at: recordedAt.toISOString(), text, reason: mark.reason };
  return covered(shown, await namesWithheld(db()));
}
