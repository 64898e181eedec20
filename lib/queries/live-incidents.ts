import "server-only";
import { db } from "@/lib/db";
import { footingOfClaim, footingOfSet, isSameSet } from "@/lib/domain/footing";
import { judge } from "@/lib/domain/judgement";
import type { Actor } from "@/lib/domain/permissions";
import type { Period } from "@/lib/domain/timeline";
import type { Status } from "@/lib/domain/vocabulary";
import { compose } from "@/lib/editions/compose";
import { differenceBetween } from "@/lib/editions/difference";
import { factsOf, type LiveIncident } from "@/lib/editions/live";
import { AppError } from "@/lib/errors";
import { liveIncident } from "@/lib/facts/live";
import type { Difference } from "@/lib/schemas/difference";
import { type EditionDocument, editionDocument } from "@/lib/schemas/edition";
import { readSetText, setText } from "@/lib/schemas/set-text";
import { isId, mayLook } from "./staff";

export interface LiveIncidentRow {
  id: string;
  slug: string;
  title: string;
  period: Period;
  claims: number;
  enteredInError: boolean;
  /** The newest edition; null before the first. */
  edition: { number: number; at: string; withdrawn: boolean } | null;
  /** What was written of the incident after its newest edition: claims, facts, and decisions on what ties them. */
  since: number;
}

/**
 * All incidents that stand by themselves, those that began last first, with what was written since they
 * were published; what was merged into one counts with it.
 */
export async function liveIncidents(viewer: Actor): Promise<LiveIncidentRow[]> {
  mayLook(viewer);
  const rows = await db().$queryRaw<ListRow[]>`
    SELECT i.id, i.slug, r.title, r.period_start, r.period_end, r.entered_in_error,
      e.number, e.at, e.kind::text AS kind,
      (SELECT count(*)::int FROM claim_revision c WHERE c.incident_id = ANY (f.family) AND NOT c.entered_in_error
        AND NOT EXISTS (SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)) AS claims,
      (SELECT count(*)::int FROM claim_revision c WHERE c.incident_id = ANY (f.family) AND c.recorded_at > e.at)
        + (SELECT count(*)::int FROM assessment a WHERE a.recorded_at > e.at AND EXISTS (
            SELECT 1 FROM claim_revision c WHERE c.claim_id = a.claim_id AND c.incident_id = ANY (f.family)))
        + (SELECT count(*)::int FROM claim_link_revision t JOIN claim_link l ON l.id = t.claim_link_id
            WHERE t.recorded_at > e.at AND t.decision <> 'proposed' AND EXISTS (
              SELECT 1 FROM claim_revision c WHERE c.claim_id = l.claim_id AND c.incident_id = ANY (f.family)))
        + (SELECT count(*)::int FROM dependence d WHERE d.recorded_at > e.at AND d.incident_id = ANY (f.family))
        + (SELECT count(*)::int FROM derivation_revision t JOIN derivation d ON d.id = t.derivation_id
            WHERE t.recorded_at > e.at AND t.decision <> 'proposed' AND EXISTS (
              SELECT 1 FROM claim_revision c JOIN snapshot s ON s.id = c.snapshot_id
              WHERE c.incident_id = ANY (f.family) AND s.article_id IN (d.article_id, d.from_article_id)))
        + (SELECT count(*)::int FROM incident_merge m
            LEFT JOIN incident_merge w ON w.incident_id = m.incident_id AND w.number = m.supersedes
            WHERE m.recorded_at > e.at AND (m.incident_id = i.id
              OR m.into_incident_id = ANY (f.family) OR w.into_incident_id = ANY (f.family)))
        + (r.recorded_at > e.at)::int AS since
    FROM incident i
    CROSS JOIN LATERAL (SELECT ARRAY(
      SELECT i.id UNION ALL SELECT m.incident_id FROM incident_merged m WHERE m.root_id = i.id) AS family) f
    JOIN incident_revision r ON r.incident_id = i.id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = i.id AND n.supersedes = r.number)
    LEFT JOIN published_incident p ON p.incident_id = i.id
    LEFT JOIN edition e ON e.id = p.edition_id
    WHERE NOT EXISTS (SELECT 1 FROM incident_merged m WHERE m.incident_id = i.id)
    ORDER BY r.period_start COLLATE "C" DESC, i.id DESC
    LIMIT 500`;
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    period: { start: row.period_start, end: row.period_end },
    claims: row.claims,
    enteredInError: row.entered_in_error,
    edition:
      row.number !== null && row.at !== null
        ? { number: row.number, at: row.at.toISOString(), withdrawn: row.kind === "withdrawn" }
        : null,
    since: row.since ?? 0,
  }));
}

interface ListRow {
  id: string;
  slug: string;
  title: string;
  period_start: string;
  period_end: string;
  entered_in_error: boolean;
  number: number | null;
  at: Date | null;
  kind: string | null;
  claims: number;
  since: number | null;
}

export interface StaffEdition {
  number: number;
  at: string;
  note: string | null;
  kind: "published" | "withdrawn";
  masked: boolean;
}

export interface LiveClaimNotes {
  revision: number;
  /** What it stands among, as a form carries it to say what was seen. */
  saw: string;
  assessment: {
    number: number;
    status: Status;
    rationale: string;
    at: string;
    /** The claims it rests on, by identity. */
    grounds: string[];
  } | null;
}

export interface LiveIncidentPage {
  /** The page as it would be published, but with the own names of withheld parties. */
  document: EditionDocument;
  /** Between the newest edition and what publishing now would give, as readers would see it. */
  difference: Difference;
  editions: StaffEdition[];
  /** By the claims' identities. */
  claims: Record<string, LiveClaimNotes>;
  /** By the sets' texts (lib/schemas/set-text.ts): the newest finding's number, and what was seen. */
  sets: Record<string, { number: number; saw: string }>;
  revision: number;
}

/** Everything that the desk shows of one incident; null where there is none of this id. */
export async function liveIncidentPage(
  viewer: Actor,
  id: string,
  now: Date,
): Promise<LiveIncidentPage | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  return db().$transaction(async (tx) => {
    const revision = await tx.incidentRevision.findFirst({
      where: { incidentId: id, next: null },
      select: { number: true, enteredInError: true },
    });
    if (!revision) return null;
    if (revision.enteredInError) {
      throw new AppError("conflict", "This incident was entered in error and stands no longer.");
    }
    const live = await liveIncident(tx, id);
    const own = await liveIncident(tx, id, "own");
    const editions = await tx.edition.findMany({
      where: { incidentId: id },
      orderBy: { number: "desc" },
      select: { number: true, at: true, note: true, kind: true, maskedAt: true },
    });
    const newest = await tx.edition.findFirst({
      where: { incidentId: id, next: null },
      select: { document: true },
    });
    const published = newest ? editionDocument.parse(JSON.parse(newest.document)) : null;
    const document = compose(own, now);
    return {
      document,
      difference: differenceBetween(published, compose(live, now)),
      editions: editions.map(({ maskedAt, at, ...edition }) => ({
        ...edition,
        at: at.toISOString(),
        masked: maskedAt !== null,
      })),
      claims: await notesOf(tx, own),
      sets: setsOf(own, document),
      revision: revision.number,
    };
  }, steady);
}

function setsOf(live: LiveIncident, { measures }: EditionDocument): LiveIncidentPage["sets"] {
  const judgement = judge(factsOf(live));
  return Object.fromEntries(
    measures.flatMap((measure) => {
      const text = setText(measure);
      const set = readSetText(text);
      if (!set) return [];
      const number = live.findings.find((one) => isSameSet(one.set, set))?.number ?? 0;
      return [[text, { number, saw: JSON.stringify(footingOfSet(judgement, set, [])) }]];
    }),
  );
}

// One moment for all of the page's reads.
const steady = { isolationLevel: "RepeatableRead" } as const;

type Tx = Parameters<Parameters<ReturnType<typeof db>["$transaction"]>[0]>[0];

/** By the claims of an incident: what was decided of each, and what a decision would be made on. */
export async function notesOf(
  tx: Pick<Tx, "claimRevision">,
  live: LiveIncident,
): Promise<Record<string, LiveClaimNotes>> {
  const judgement = judge(factsOf(live));
  const rows = await tx.claimRevision.findMany({
    where: { claimId: { in: live.claims.map(({ id }) => id) }, next: null },
    select: {
      claimId: true,
      number: true,
      claim: {
        select: { assessments: { where: { next: null }, include: { assessmentGrounds: true } } },
      },
    },
  });
  return Object.fromEntries(
    rows.map(({ claimId, number, claim }): [string, LiveClaimNotes] => {
      const [newest] = claim.assessments;
      const assessment = newest
        ? {
            number: newest.number,
            status: newest.status,
            rationale: newest.rationale,
            at: newest.recordedAt.toISOString(),
            grounds: newest.assessmentGrounds.map((one) => one.claimId),
          }
        : null;
      const saw = JSON.stringify(footingOfClaim(judgement, claimId, []));
      return [claimId, { revision: number, saw, assessment }];
    }),
  );
}

export interface IncidentForm {
  id: string;
  slug: string;
  revision: number;
  title: string;
  period: Period;
  places: { name: string; precision: string; latitude: number | null; longitude: number | null }[];
  participants: { party: { id: string; name: string }; role: string; side: string | null }[];
  parent: { id: string; title: string } | null;
}

/** An incident as its form shows it; null where there is none of this id. */
export async function incidentForm(viewer: Actor, id: string): Promise<IncidentForm | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const row = await db().incidentRevision.findFirst({
    where: { incidentId: id, next: null },
    include: {
      incident: true,
      places: { orderBy: { position: "asc" } },
      participants: {
        orderBy: { position: "asc" },
        include: { party: { include: { revisions: { where: { next: null } } } } },
      },
      parent: { include: { revisions: { where: { next: null } } } },
    },
  });
  if (!row) return null;
  return {
    id,
    slug: row.incident.slug,
    revision: row.number,
    title: row.title,
    period: { start: row.periodStart, end: row.periodEnd },
    places: row.places.map(({ name, precision, latitude, longitude }) => ({
      name,
      precision,
      latitude,
      longitude,
    })),
    participants: row.participants.map(({ party, role, side }) => ({
      party: { id: party.id, name: party.revisions[0]?.name ?? "" },
      role,
      side,
    })),
    parent: row.parent
      ? { id: row.parent.id, title: row.parent.revisions[0]?.title ?? row.parent.slug }
      : null,
  };
}

/** Incidents to choose from: those that stand, newest first; `own` too where it is merged since. */
export async function incidentChoices(
  viewer: Actor,
  own?: string | null,
): Promise<{ id: string; title: string }[]> {
  mayLook(viewer);
  const rows = await db().$queryRaw<
    { id: string; title: string; start: string; into: string | null }[]
  >`
    SELECT r.incident_id AS id, r.title, r.period_start AS start, b.title AS into
    FROM incident_revision r
    LEFT JOIN incident_merged m ON m.incident_id = r.incident_id
    LEFT JOIN incident_revision b ON b.incident_id = m.root_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = b.incident_id AND n.supersedes = b.number)
    WHERE NOT r.entered_in_error AND (m.root_id IS NULL OR r.incident_id::text = ${own ?? ""})
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    ORDER BY r.period_start COLLATE "C" DESC, r.incident_id DESC
    LIMIT 500`;
  return rows.map(({ id, title, start, into }) => ({
    id,
    title: `${title} (${start})${into === null ? "" : `, merged into ${into}`}`,
  }));
}
