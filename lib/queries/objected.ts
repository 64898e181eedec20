import "server-only";
import { db } from "@/lib/db";
import type { EditionCountClaim, EditionMeasure, EditionOtherClaim } from "@/lib/schemas/edition";
import { pageField } from "@/lib/schemas/objection";
import { setText } from "@/lib/schemas/set-text";
import { publishedIncident } from "./incidents";
import { isId } from "./staff";

/** What a reader objects to, as far as readers see it. */
export interface Objected {
  /** An address of ours; "/" where none was given, or one that is none of ours. */
  page: string;
  incident: { slug: string; title: string } | null;
  claim: EditionCountClaim | EditionOtherClaim | null;
  measure: EditionMeasure | null;
}

/**
 * What the links of public pages name: a page, a claim, a measure. Looked up in editions and nowhere
 * else, so that nobody learns of what is not published; a claim alone leads to the page that shows it.
 */
export async function objectedTo(asked: {
  page?: string | undefined;
  claim?: string | undefined;
  measure?: string | undefined;
}): Promise<Objected> {
  const claimed = asked.claim && isId(asked.claim) ? await pageOfClaim(asked.claim) : null;
  const page = claimed ?? pageField.safeParse(asked.page).data ?? "/";
  const slug = /^\/incidents\/([a-z0-9-]+)/.exec(page)?.[1];
  const shown = slug === undefined ? null : await publishedIncident(slug);
  if (!shown) return { page, incident: null, claim: null, measure: null };
  const claims = [...shown.measures.flatMap((one) => one.claims), ...shown.otherClaims];
  return {
    page,
    incident: { slug: shown.incident.slug, title: shown.incident.title },
    claim: claims.find(({ id }) => id === asked.claim) ?? null,
    measure: shown.measures.find((one) => setText(one) === asked.measure) ?? null,
  };
}

async function pageOfClaim(claim: string): Promise<string | null> {
  const [row] = await db().$queryRaw<{ slug: string }[]>`
    SELECT i.slug FROM claim_revision c
    JOIN published_incident p ON p.incident_id = c.incident_id JOIN incident i ON i.id = c.incident_id
    WHERE c.claim_id = ${claim}::uuid ORDER BY c.number DESC LIMIT 1`;
  return row ? `/incidents/${row.slug}` : null;
}
