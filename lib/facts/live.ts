import "server-only";
import type { Tx } from "@/lib/db";
import type { Dependence } from "@/lib/domain/facts";
import { findingRules } from "@/lib/domain/finding-rules";
import { familyOf, rootOf } from "@/lib/domain/merge";
import type { LiveFinding, LiveIncident, LiveMeasure } from "@/lib/editions/live";
import { redirected } from "@/lib/editions/redirect";
import { readFooting } from "@/lib/editions/staleness";
import { AppError } from "@/lib/errors";
import { liveClaims } from "./claims";
import { mergesIn } from "./merges";
import { partiesOf } from "./parties";

/**
 * The live facts of an incident, in a number of statements that does not depend on how many claims
 * it has, nor on what else is recorded. Leaves out what was entered in error and decisions that are not accepted. `names` says
 * whether withheld parties carry their public label, as in editions, or their own name, for staff.
 * Merges are followed here and nowhere else: of an incident that was merged these are the facts of
 * what it was merged into, and the facts of that one are those of all that lead to it.
 */
export async function liveIncident(
  tx: Tx,
  asked: string,
  names: "public" | "own" = "public",
  supposed: string | null = null,
): Promise<LiveIncident> {
  const merges = await mergesIn(tx);
  const id = rootOf(asked, merges.incidents);
  const family = familyOf(id, merges.incidents);
  const incident = await tx.incidentRevision.findFirst({
    where: { incidentId: id, next: null },
    include: {
      incident: true,
      places: { orderBy: { position: "asc" } },
      participants: { orderBy: { position: "asc" } },
    },
  });
  if (!incident) throw new AppError("not_found", "There is no such incident.");
  if (incident.enteredInError) {
    throw new AppError("conflict", "This incident was entered in error and stands no longer.");
  }
  const claims = await liveClaims(tx, family);
  const articleIds = [...new Set(claims.map((claim) => claim.article))];
  const claimIds = claims.map((claim) => claim.id);
  const derivations = await liveDerivations(tx, articleIds, supposed);
  const sources = derivations.flatMap(({ article, from }) => (from ? [article, from] : [article]));
  const articles = await liveArticles(tx, [...new Set([...articleIds, ...sources])]);
  const facts = {
    participants: incident.participants.map(({ partyId, role, side }) => ({
      party: partyId,
      role,
      side,
    })),
    claims: claims.filter((claim) => articles.has(claim.article)),
    articles,
    derivations,
    ...(await liveDependences(tx, family)),
    findings: await liveFindings(tx, family),
  };
  const recorded: LiveIncident = {
    id,
    slug: incident.incident.slug,
    title: incident.title,
    period: { start: incident.periodStart, end: incident.periodEnd },
    places: incident.places,
    parent: incident.parentId
      ? await publishedParent(tx, rootOf(incident.parentId, merges.incidents))
      : null,
    ...facts,
    ...(await partiesOf(tx, facts, names)),
    groups: new Map(
      (await tx.groupTerm.findMany()).map((g) => [
        g.code,
        { parent: g.parentCode, label: g.label },
      ]),
    ),
    links: await liveLinks(tx, claimIds),
    merged: new Map(),
  };
  return redirected(recorded, merges.parties);
}

// Readers are led to what they can see, under the title that they see there.
async function publishedParent(tx: Tx, id: string): Promise<LiveIncident["parent"]> {
  const [parent] = await tx.$queryRaw<{ slug: string; title: string }[]>`
    SELECT i.slug, p.summary ->> 'title' AS title
    FROM published_incident p JOIN incident i ON i.id = p.incident_id
    WHERE p.incident_id = ${id}::uuid AND NOT EXISTS (
      SELECT 1 FROM incident_revision r WHERE r.incident_id = p.incident_id AND r.entered_in_error)`;
  return parent ?? null;
}

async function liveArticles(tx: Tx, ids: readonly string[]) {
  const rows = await tx.articleRevision.findMany({
    where: { articleId: { in: [...ids] }, next: null, enteredInError: false },
  });
  return new Map(
    rows.map(({ articleId: id, outletId: outlet, ...row }) => [id, { ...row, id, outlet }]),
  );
}

// Derivations reach further than the incident's own articles: a copy of a copy is a copy. How many articles
// are reached the planner can only guess, two hundred times too many for a hundred claims, and would read
// every article that is held once: OFFSET has it look up those of each article that is reached.
async function liveDerivations(tx: Tx, articles: readonly string[], supposed: string | null) {
  const rows = await tx.$queryRaw<{ derivation_id: string }[]>`
    WITH RECURSIVE accepted AS NOT MATERIALIZED (
      SELECT d.id, d.article_id, d.from_article_id, r.direction_known
      FROM derivation d JOIN derivation_revision r ON r.derivation_id = d.id
      WHERE (r.decision = 'accepted' OR d.id = ${supposed}::uuid) AND NOT r.entered_in_error
        AND NOT EXISTS (SELECT 1 FROM derivation_revision n WHERE n.derivation_id = d.id AND n.supersedes = r.number)
        AND NOT EXISTS (SELECT 1 FROM article_revision e
          WHERE e.article_id IN (d.article_id, d.from_article_id) AND e.entered_in_error)
    ), reached AS (
      SELECT unnest(${[...articles]}::uuid[]) AS article_id
      UNION
      SELECT beside.article_id FROM reached x CROSS JOIN LATERAL (
        SELECT a.from_article_id AS article_id FROM accepted a
        WHERE a.article_id = x.article_id AND a.from_article_id IS NOT NULL
        UNION ALL
        SELECT a.article_id FROM accepted a
        WHERE a.from_article_id = x.article_id AND NOT a.direction_known
      ) AS beside
    )
    SELECT a.id AS derivation_id FROM reached x CROSS JOIN LATERAL (
      SELECT id FROM accepted a WHERE a.article_id = x.article_id OFFSET 0
    ) AS a`;
  const found = await tx.derivationRevision.findMany({
    where: { derivationId: { in: rows.map((row) => row.derivation_id) }, next: null },
    include: { derivation: true },
  });
  return found.map((row) => ({
    article: row.derivation.articleId,
    from: row.derivation.fromArticleId,
    wireOf: row.derivation.fromPartyId,
    kind: row.kind,
    directionKnown: row.directionKnown,
    evidence: row.evidence,
  }));
}

async function liveDependences(
  tx: Tx,
  family: string[],
): Promise<Pick<LiveIncident, "dependences" | "dependenceReasons">> {
  const rows = await tx.dependence.findMany({
    where: { incidentId: { in: family } },
    include: { measure: true, dependenceClaims: true },
    orderBy: { recordedAt: "asc" },
  });
  const withdrawn = new Set(rows.map((row) => row.withdrawsId));
  const standing = rows.filter((row) => !withdrawn.has(row.id) && !row.withdrawsId);
  const dependences = standing.flatMap((row): Dependence[] => {
    const measure = measureOf(row.measure)?.measure;
    if (!measure) return [];
    if (row.kind === "part") {
      const claims = row.dependenceClaims.map((one) => one.claimId);
      return [{ kind: "part", id: row.id, measure, claims }];
    }
    if (!row.partyId || !row.isPartyId) return [];
    return [{ kind: "join", id: row.id, measure, party: row.partyId, is: row.isPartyId }];
  });
  return { dependences, dependenceReasons: new Map(standing.map((row) => [row.id, row.reason])) };
}

// All of them, in the order in which they go: the incident's own before those of what was merged into
// it, the newest first.
async function liveFindings(tx: Tx, family: string[]): Promise<LiveFinding[]> {
  const rows = await tx.finding.findMany({
    where: { incidentId: { in: family } },
    include: { measure: true, findingGrounds: { select: { claimId: true } } },
    orderBy: [{ recordedAt: "desc" }, { number: "desc" }],
  });
  const isOwn = (row: { incidentId: string }) => (row.incidentId === family[0] ? 0 : 1);
  return rows
    .sort((a, b) => isOwn(a) - isOwn(b))
    .flatMap((row): LiveFinding[] => {
      const measure = measureOf(row.measure)?.measure;
      if (!measure) return [];
      const { windowStart: start, windowEnd: end, number, low, best, high, rationale } = row;
      return [
        {
          set: {
            measure,
            basis: row.basis,
            window: start && end ? { start, end } : null,
            attackersIncluded: row.attackersIncluded === "yes" ? "yes" : "no",
          },
          number,
          low,
          best,
          high,
          rule: findingRules.find((rule) => rule === row.rule) ?? "own",
          rationale,
          footing: readFooting(row.footing),
          grounds: row.findingGrounds.map(({ claimId }) => claimId),
        },
      ];
    });
}

async function liveLinks(tx: Tx, claims: readonly string[]) {
  const rows = await tx.claimLinkRevision.findMany({
    where: {
      next: null,
      decision: "accepted",
      enteredInError: false,
      claimLink: { claimId: { in: [...claims] } },
    },
    include: { claimLink: true },
  });
  return rows.map(({ claimLink }) => ({
    kind: claimLink.kind,
    claim: claimLink.claimId,
    other: claimLink.otherClaimId,
  }));
}

function measureOf(
  row: { outcome: LiveMeasure["outcome"]; groupCode: string; ofPartyId: string | null } | null,
): { measure: LiveMeasure } | null {
  if (!row) return null;
  return { measure: { outcome: row.outcome, group: row.groupCode, of: row.ofPartyId } };
}
