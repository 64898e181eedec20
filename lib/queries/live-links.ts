import "server-only";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import type { Decision, LinkKind } from "@/lib/domain/vocabulary";
import { incidentFamily } from "@/lib/facts/merges";
import { isId, mayLook } from "./staff";

export interface LinkRow {
  id: string;
  revision: number;
  incident: string;
  kind: LinkKind;
  /** The part, or one of two descriptions of the same people. */
  claim: LinkedClaim;
  other: LinkedClaim;
  decision: Decision;
  reason: string | null;
}

export interface LinkedClaim {
  id: string;
  /** Its quote; null once redacted. */
  quote: string | null;
  outlet: string;
}

/** The links between an incident's claims, those to decide first. */
export async function linksOf(viewer: Actor, incident: string): Promise<LinkRow[]> {
  mayLook(viewer);
  if (!isId(incident)) return [];
  const rank = { proposed: 0, accepted: 1, rejected: 2 };
  const { members } = await incidentFamily(db(), incident);
  const rows = await linkRows({
    claim: { revisions: { some: { next: null, incidentId: { in: members } } } },
  });
  return rows.sort((a, b) => rank[a.decision] - rank[b.decision]);
}

/** One link; null where there is none of this id. */
export async function linkOf(viewer: Actor, id: string): Promise<LinkRow | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const [row] = await linkRows({ id });
  return row ?? null;
}

export interface DependenceRow {
  id: string;
  incident: string;
  measure: { outcome: string; group: string; of: string | null };
  says: { kind: "join"; party: string; is: string } | { kind: "part"; claims: LinkedClaim[] };
  reason: string;
  at: string;
  who: string | null;
  withdrawn: { reason: string; at: string } | null;
}

/** What editors declared of an incident's origins, newest first, what was withdrawn too. */
export async function dependencesOf(viewer: Actor, incident: string): Promise<DependenceRow[]> {
  mayLook(viewer);
  if (!isId(incident)) return [];
  const { members } = await incidentFamily(db(), incident);
  return dependenceRows({ incidentId: { in: members } });
}

/** One of them; null where there is none of this id. */
export async function dependenceOf(viewer: Actor, id: string): Promise<DependenceRow | null> {
  mayLook(viewer);
  if (!isId(id)) return null;
  const [row] = await dependenceRows({ id });
  return row ?? null;
}

const current = { where: { next: null } } as const;
const named = { include: { revisions: current } } as const;
const claimWithQuote = {
  include: {
    revisions: {
      ...current,
      include: {
        snapshot: {
          include: {
            article: { include: { revisions: { ...current, include: { outlet: named } } } },
          },
        },
      },
    },
  },
} as const;

type LinkWhere = NonNullable<
  Parameters<ReturnType<typeof db>["claimLink"]["findMany"]>[0]
>["where"];

async function linkRows(where: LinkWhere): Promise<LinkRow[]> {
  const rows = await db().claimLink.findMany({
    where,
    orderBy: { id: "desc" },
    take: 500,
    include: { claim: claimWithQuote, otherClaim: claimWithQuote, revisions: current },
  });
  return rows.flatMap((row): LinkRow[] => {
    const now = row.revisions[0];
    const incident = row.claim.revisions[0]?.incidentId;
    if (!now || !incident || now.enteredInError) return [];
    return [
      {
        id: row.id,
        revision: now.number,
        incident,
        kind: row.kind,
        claim: linked(row.claim),
        other: linked(row.otherClaim),
        decision: now.decision,
        reason: now.reason,
      },
    ];
  });
}

type DependenceWhere = NonNullable<
  Parameters<ReturnType<typeof db>["dependence"]["findMany"]>[0]
>["where"];

async function dependenceRows(where: DependenceWhere): Promise<DependenceRow[]> {
  const rows = await db().dependence.findMany({
    where: { AND: [where ?? {}, { withdrawsId: null }] },
    orderBy: { recordedAt: "desc" },
    take: 500,
    include: {
      measure: { include: { group: true, ofParty: named } },
      party: named,
      isParty: named,
      dependenceWithdraws: true,
      dependenceClaims: { include: { claim: claimWithQuote } },
    },
  });
  const who = await whoDeclared(rows.map(({ id }) => id));
  return rows.map((row): DependenceRow => {
    const [withdrawal] = row.dependenceWithdraws;
    return {
      id: row.id,
      incident: row.incidentId,
      measure: {
        outcome: row.measure.outcome.replaceAll("_", " "),
        group: row.measure.group.label,
        of: row.measure.ofParty?.revisions[0]?.name ?? null,
      },
      says:
        row.kind === "join"
          ? {
              kind: "join",
              party: row.party?.revisions[0]?.name ?? "",
              is: row.isParty?.revisions[0]?.name ?? "",
            }
          : { kind: "part", claims: row.dependenceClaims.map(({ claim }) => linked(claim)) },
      reason: row.reason,
      at: row.recordedAt.toISOString(),
      who: who.get(row.id) ?? null,
      withdrawn: withdrawal
        ? { reason: withdrawal.reason, at: withdrawal.recordedAt.toISOString() }
        : null,
    };
  });
}

function linked(claim: {
  id: string;
  revisions: {
    quote: string | null;
    snapshot: { article: { revisions: { outlet: { revisions: { name: string }[] } }[] } };
  }[];
}): LinkedClaim {
  const now = claim.revisions[0];
  const outlet = now?.snapshot.article.revisions[0]?.outlet.revisions[0]?.name ?? "";
  return { id: claim.id, quote: now?.quote ?? null, outlet };
}

async function whoDeclared(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ id: string; name: string | null }[]>`
    SELECT l.subject_id AS id, coalesce(u.name, l.actor_role) AS name
    FROM log_entry l LEFT JOIN "user" u ON u.id = l.actor_id
    WHERE l.subject_kind = 'dependence' AND l.verb = 'declare_dependence'
      AND l.subject_id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
}
