import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { extract } from "@/lib/extract/extract";
import type { KnownIncident } from "@/lib/extract/likely-incidents";
import { proposalKey } from "@/lib/extract/proposal-key";
import type { Proposal } from "@/lib/extract/types";
import { type SnapshotText, snapshotText } from "./live-articles";
import { mayLook } from "./staff";

export interface ReadProposal {
  key: string;
  proposal: Proposal;
  /** `logged` also where the same words were logged by hand. */
  state: "open" | "logged" | "rejected";
  /** The claim that stands for it. */
  claim: string | null;
  /** The newest decision on it, which can be taken back. */
  decision: { id: string; number: number } | null;
}

export interface Reading {
  snapshot: SnapshotText & { text: string };
  proposals: ReadProposal[];
}

/**
 * A snapshot as the reading desk shows it: what the extractor proposes now, and what became of each
 * proposal. Null where there is no such snapshot, or its text was redacted.
 */
export async function readingOf(viewer: Actor, id: string): Promise<Reading | null> {
  mayLook(viewer);
  const snapshot = await snapshotText(viewer, id);
  if (!snapshot || snapshot.text === null) return null;
  const { text } = snapshot;
  const [stored, claims] = await Promise.all([storedProposals(id), claimsOf(id)]);
  const proposals = proposalsIn(text).map((proposal) => {
    const key = proposalKey(proposal);
    const decided = stored.get(key);
    const byHand = claims.find((claim) => isSame(claim, proposal));
    const own = claims.find((claim) => claim.id === decided?.claim);
    const isRejected = decided?.state === "rejected";
    return {
      key,
      proposal,
      state:
        own || byHand
          ? ("logged" as const)
          : isRejected
            ? ("rejected" as const)
            : ("open" as const),
      claim: own?.id ?? byHand?.id ?? null,
      decision: decided && (own || isRejected) ? { id: decided.id, number: decided.number } : null,
    };
  });
  return { snapshot: { ...snapshot, text }, proposals };
}

/** The proposals of a snapshot's text, whose first paragraph is its headline. */
function proposalsIn(text: string): readonly Proposal[] {
  const end = text.indexOf("\n\n");
  const { claims } =
    end < 0 ? extract(text) : extract(text.slice(end + 2), { title: text.slice(0, end) });
  return claims;
}

/** Incidents as they are looked for in an article's text, those that began last first. */
export async function knownIncidents(viewer: Actor): Promise<KnownIncident[]> {
  mayLook(viewer);
  return db().$queryRaw<KnownIncident[]>`
    SELECT r.incident_id AS id, r.title,
      json_build_object('start', r.period_start, 'end', r.period_end) AS period,
      coalesce((SELECT json_agg(p.name) FROM incident_place p WHERE p.incident_revision_id = r.id), '[]') AS places,
      coalesce((SELECT json_agg(n.name) FROM incident_participant i
        JOIN party_revision q ON q.party_id = i.party_id AND NOT q.redacted
          AND NOT EXISTS (SELECT 1 FROM party_revision m WHERE m.party_id = q.party_id AND m.supersedes = q.number)
        CROSS JOIN LATERAL unnest(q.name || q.aliases) AS n(name)
        WHERE i.incident_revision_id = r.id), '[]') AS participants,
      coalesce((SELECT json_agg(DISTINCT s.stated) FROM claim_revision c CROSS JOIN LATERAL unnest(c.figure_stated) AS s(stated)
        WHERE c.incident_id = r.incident_id AND NOT c.entered_in_error), '[]') AS stated
    FROM incident_revision r
    WHERE NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM incident_merged m WHERE m.incident_id = r.incident_id)
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    ORDER BY r.period_start COLLATE "C" DESC, r.incident_id DESC
    LIMIT 500`;
}

interface Stored {
  id: string;
  number: number;
  state: string;
  claim: string | null;
}

async function storedProposals(snapshot: string): Promise<Map<string, Stored>> {
  const rows = await db().proposal.findMany({
    where: { snapshotId: snapshot },
    include: { proposalDecisions: { where: { next: null } } },
  });
  const found = new Map<string, Stored>();
  for (const { id, body, proposalDecisions } of rows) {
    const key = keyed.safeParse(body).data?.key;
    const [newest] = proposalDecisions;
    if (key === undefined || !newest) continue;
    found.set(key, { id, number: newest.number, state: newest.state, claim: newest.claimId });
  }
  return found;
}

const keyed = z.looseObject({ key: z.string() });

interface LoggedClaim {
  id: string;
  kind: string;
  outcome: string | null;
  group: string | null;
  start: number;
  end: number;
}

/** The claims of a snapshot that stand, each with the place of its figure, or else of its quote. */
async function claimsOf(snapshot: string): Promise<LoggedClaim[]> {
  const rows = await db().claimRevision.findMany({
    where: { snapshotId: snapshot, next: null, enteredInError: false },
    select: {
      claimId: true,
      kind: true,
      quoteStart: true,
      quoteEnd: true,
      figureStart: true,
      figureEnd: true,
      measure: { select: { outcome: true, groupCode: true } },
    },
  });
  return rows.map((row) => ({
    id: row.claimId,
    kind: row.kind,
    outcome: row.measure?.outcome ?? null,
    group: row.measure?.groupCode ?? null,
    start: row.figureStart ?? row.quoteStart,
    end: row.figureEnd ?? row.quoteEnd,
  }));
}

/**
 * Logged from the same words: of the same kind and outcome, at the same place; or of the same group,
 * where one place holds a piece of the other. "Two women" of "two women and a child" are a part of
 * that claim, and not logged by it.
 */
function isSame(
  claim: LoggedClaim,
  { kind, outcome, group, figureSpan, quote }: Proposal,
): boolean {
  if (claim.kind !== kind || (kind === "count" && claim.outcome !== outcome)) return false;
  const { start, end } = figureSpan ?? quote;
  if (claim.start === start && claim.end === end) return true;
  return claim.group === group && claim.start < end && start < claim.end;
}
