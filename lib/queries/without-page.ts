import "server-only";
import { rootOf } from "@/lib/domain/merge";
import { partyMerges } from "@/lib/facts/merges";
import type { EditionDocument } from "@/lib/schemas/edition";
import { withinPatience } from "./within";

/**
 * Of the parties and articles that an edition of this incident leads to, those that have no page any more: no edition
 * that is shown now names them, nor what they were merged into. Two statements, the second only where the
 * incident's newest edition leaves some of them out. What is made with them is kept until something is published of this
 * incident: where another one lets go of a party later, its name leads to a page that says so until then.
 */
export async function withoutPage(slug: string, document: EditionDocument): Promise<string[]> {
  const ids = leadingTo(document);
  return withinPatience(async (tx) => {
    const left = await tx.$queryRaw<{ id: string }[]>`
      WITH newest AS MATERIALIZED (
        SELECT t.parties, t.facets FROM published_text t JOIN incident i ON i.id = t.incident_id
        WHERE i.slug = ${slug} AND t.listed
      )
      SELECT id FROM unnest(${ids}::text[]) AS id EXCEPT (
        SELECT jsonb_object_keys(parties) FROM newest
        UNION ALL SELECT substr(token, 3) FROM newest, unnest(facets) AS token WHERE starts_with(token, 'a:')
      )`;
    if (left.length === 0) return [];
    const merges = await partyMerges(tx);
    const lost = left.map(({ id }) => id);
    const roots = lost.map((id) => rootOf(id, merges));
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM unnest(${lost}::text[], ${roots}::text[]) AS lost(id, root)
      WHERE NOT EXISTS (
        SELECT FROM published_text WHERE listed AND facets && ARRAY[
          'a:' || id, 'p:' || id, 'v:' || id, 'r:' || id, 'p:' || root, 'v:' || root, 'r:' || root]
      )`;
    return rows.map(({ id }) => id);
  });
}

/** Whose pages the page of an edition leads to: parties that are voices or in a chain, and articles. */
function leadingTo({ measures, responsibility, otherClaims }: EditionDocument): string[] {
  const voices = [...measures, ...responsibility].flatMap(({ origins }) => origins);
  const claims = [...measures.flatMap((measure) => measure.claims), ...otherClaims];
  const parties = [
    ...voices.map(({ party }) => party),
    ...claims.flatMap(({ chain }) => chain.map(({ party }) => party)),
  ];
  const articles = claims.map(({ article }) => article.id);
  return [...new Set([...parties.flatMap((party) => party?.id ?? []), ...articles])];
}
