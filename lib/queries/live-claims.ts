import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { stillStands } from "@/lib/extract/changes";
import { isId, mayLook } from "./staff";

export interface ClaimRecord {
  id: string;
  revision: number;
  incident: string;
  snapshot: string;
  enteredInError: boolean;
  redacted: boolean;
  /** When a newer snapshot of its article was recorded that has its quote no more; null otherwise. */
  goneSince: string | null;
  /** What the form shows, by the names of its fields; parties as their ids. */
  fields: Record<string, string>;
  hops: {
    party: string;
    describedAs: string;
    function: string;
    verb: string;
    words: string;
    start: string;
    ground: string;
    note: string;
  }[];
}

/** A claim as its form shows it, at its newest revision; null where there is none of this id. */
export async function claimRecord(viewer: Actor, id: string): Promise<ClaimRecord | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const row = await db().claimRevision.findFirst({
    where: { claimId: id, next: null },
    include: {
      hops: { orderBy: { position: "asc" } },
      measure: true,
      deniesMeasure: true,
      snapshot: {
        select: {
          article: { select: { snapshots: { orderBy: { recordedAt: "desc" }, take: 1 } } },
        },
      },
    },
  });
  if (!row) return null;
  const [newest] = row.snapshot.article.snapshots;
  const text = (value: string | number | null | undefined) => (value ?? "").toString();
  const isSum = row.figureHow === "the numbers of the list, added";
  const isReading = row.figureHow !== null && !isSum;
  const measure = row.measure ?? row.deniesMeasure;
  return {
    id,
    revision: row.number,
    incident: row.incidentId,
    snapshot: row.snapshotId,
    enteredInError: row.enteredInError,
    redacted: row.redacted,
    goneSince: newest && isGone(row, newest) ? newest.recordedAt.toISOString() : null,
    fields: {
      incident: row.incidentId,
      kind: row.kind,
      quote: text(row.quote),
      "quote.start": text(row.quoteStart),
      figure: text(row.figureText),
      "figure.start": text(row.figureStart),
      "figure.sum": isSum ? "yes" : "",
      "figure.reading.lower": isReading ? text(row.figureLower) : "",
      "figure.reading.upper": isReading ? text(row.figureUpper) : "",
      "figure.reading.soft": isReading && row.figureSoft ? "yes" : "",
      "figure.reading.how": isReading ? text(row.figureHow) : "",
      "measure.outcome": text(measure?.outcome),
      "measure.group": text(measure?.groupCode),
      "measure.of": text(measure?.ofPartyId),
      basis: text(row.basis),
      "window.start": text(row.windowStart),
      "window.end": text(row.windowEnd),
      attackersIncluded: text(row.attackersIncluded),
      groupAsPrinted: text(row.groupAsPrinted),
      filingReason: text(row.filingReason),
      hedge: row.hedge,
      assertedOn: text(row.assertedOn),
      quoteLanguage: text(row.quoteLanguage),
      "translation.text": text(row.translation),
      "translation.translator": text(row.translator),
      holdsResponsible: text(row.holdsResponsibleId),
      "denies.claim": text(row.deniesClaimId),
    },
    hops: row.hops.map((hop) => ({
      party: text(hop.partyId),
      describedAs: text(hop.describedAs),
      function: hop.function,
      verb: text(hop.verb),
      words: text(hop.evidenceText),
      start: text(hop.evidenceStart),
      ground: text(hop.ground),
      note: text(hop.groundNote),
    })),
  };
}

function isGone(
  claim: { snapshotId: string; quote: string | null },
  newest: { id: string; text: string | null; masked: boolean },
): boolean {
  if (claim.snapshotId === newest.id || claim.quote === null) return false;
  return newest.text !== null && !newest.masked && !stillStands(newest.text, claim.quote);
}

/** The tree of groups in the order in which a list shows it, each with its depth. */
export async function groupTree(
  viewer: Actor,
): Promise<{ code: string; label: string; depth: number }[]> {
  mayLook(viewer);
  const terms = await db().groupTerm.findMany({ orderBy: { id: "asc" } });
  const below = (
    parent: string | null,
    depth: number,
  ): { code: string; label: string; depth: number }[] =>
    terms
      .filter((term) => term.parentCode === parent)
      .flatMap(({ code, label }) => [{ code, label, depth }, ...below(code, depth + 1)]);
  return below(null, 0);
}

/** The claims that a denial may deny, newest first; at most a thousand. */
export async function deniableClaims(
  viewer: Actor,
): Promise<{ id: string; words: string; incident: string }[]> {
  mayLook(viewer);
  return db().$queryRaw<{ id: string; words: string; incident: string }[]>`
    SELECT c.claim_id AS id, coalesce(m.root_id, c.incident_id) AS incident,
      left(coalesce(c.figure_text, c.quote, 'redacted'), 90) || coalesce(', ' || (
        SELECT coalesce(p.name, h.described_as) FROM claim_hop h
        LEFT JOIN party_revision p ON p.party_id = h.party_id
          AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = p.party_id AND n.supersedes = p.number)
        WHERE h.claim_revision_id = c.id AND h.function = 'speaks' ORDER BY h.position DESC LIMIT 1), '') AS words
    FROM claim_revision c LEFT JOIN incident_merged m ON m.incident_id = c.incident_id
    WHERE NOT c.entered_in_error AND c.kind <> 'denial'
      AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)
    ORDER BY c.claim_id DESC LIMIT 1000`;
}

/** The incident that a claim belongs to now; null where there is no such claim. */
export async function claimIncident(viewer: Actor, id: string): Promise<string | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const row = await db().claimRevision.findFirst({
    where: { claimId: id, next: null },
    select: { incidentId: true },
  });
  return row?.incidentId ?? null;
}

/** The newest assessment of a claim; null before the first. */
export async function newestAssessment(viewer: Actor, id: string) {
  mayLook(viewer);
  if (!isId(id)) return null;
  return db().assessment.findFirst({
    where: { claimId: id, next: null },
    select: {
      number: true,
      status: true,
      rationale: true,
      recordedAt: true,
      overrideReason: true,
      reliability: true,
      credibility: true,
      assessmentGrounds: { select: { claimId: true } },
    },
  });
}
