import "server-only";
import { db } from "@/lib/db";
import type { Families } from "./families";
import type { Waiting } from "./waiting";

/** Claims whose quote does not stand in the newest text of their article. */
export async function goneQuotes({ members, roots }: Families): Promise<Waiting[]> {
  const rows = await db().$queryRaw<
    { claim_id: string; incident_id: string; title: string; quote: string; lower: number | null }[]
  >`
    SELECT c.claim_id, f.root AS incident_id, i.title, c.quote, c.figure_lower AS lower FROM claim_revision c
    JOIN unnest(${members}::uuid[], ${roots}::uuid[]) AS f (member, root) ON f.member = c.incident_id
    JOIN snapshot s ON s.id = c.snapshot_id
    JOIN incident_revision i ON i.incident_id = f.root
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    JOIN LATERAL (
      SELECT t.id, t.text FROM snapshot t WHERE t.article_id = s.article_id ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1
    ) newest ON newest.id <> s.id AND newest.text IS NOT NULL AND position(c.quote IN newest.text) = 0
    WHERE NOT c.entered_in_error AND NOT c.redacted
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)`;
  return rows.map((row) => ({
    key: `claim:${row.claim_id}`,
    kind: "quote_gone",
    incident: { id: row.incident_id, title: row.title },
    title: `“${row.quote.slice(0, 90)}”`,
    why: ["The newest text of its article does not hold these words any longer."],
    claim: null,
    weight: row.lower ?? 0,
    href: `/desk/claims/${row.claim_id}`,
    decides: null,
  }));
}

/** Derivations that are proposed and not decided, of articles that these incidents' claims are from. */
export async function likelyCopies({ members, roots }: Families): Promise<Waiting[]> {
  const rows = await db().$queryRaw<
    {
      id: string;
      article_id: string;
      headline: string;
      source: string;
      incident_id: string;
      title: string;
    }[]
  >`
    SELECT DISTINCT ON (d.id) d.id, d.article_id, a.headline, coalesce(o.headline, 'a wire') AS source,
      f.root AS incident_id, i.title
    FROM derivation d
    JOIN derivation_revision r ON r.derivation_id = d.id AND r.decision = 'proposed' AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM derivation_revision n WHERE n.derivation_id = d.id AND n.supersedes = r.number)
    JOIN article_revision a ON a.article_id = d.article_id AND NOT a.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = a.article_id AND n.supersedes = a.number)
    LEFT JOIN article_revision o ON o.article_id = d.from_article_id
      AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article_id = o.article_id AND n.supersedes = o.number)
    JOIN snapshot s ON s.article_id IN (d.article_id, d.from_article_id)
    JOIN claim_revision c ON c.snapshot_id = s.id
    JOIN unnest(${members}::uuid[], ${roots}::uuid[]) AS f (member, root) ON f.member = c.incident_id
    JOIN incident_revision i ON i.incident_id = f.root
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.incident_id AND n.supersedes = i.number)
    ORDER BY d.id, c.recorded_at`;
  return rows.map((row) => ({
    key: `derivation:${row.id}`,
    kind: "likely_copy",
    incident: { id: row.incident_id, title: row.title },
    title: `“${row.headline}” and “${row.source}”`,
    why: ["One may draw on the other; then what they repeat is one voice."],
    claim: null,
    weight: 0,
    href: `/desk/derivations/${row.id}`,
    decides: null,
  }));
}
