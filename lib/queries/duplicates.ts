import "server-only";
import { db } from "@/lib/db";
import { keepingApart } from "@/lib/domain/distinction";
import { initialsOf, sameIncident, sameParty, type ToldIncident } from "@/lib/domain/duplicates";
import { ancestorsOf, redirectedTies, rootOf } from "@/lib/domain/merge";
import { lineage } from "@/lib/domain/party";
import type { PartyKind } from "@/lib/domain/vocabulary";
import { distinctionsIn } from "@/lib/facts/distinctions";
import { mergesIn } from "@/lib/facts/merges";
import type { Families } from "./families";

/** Two records that may be one, with what speaks for it. */
export interface Duplicate {
  one: { id: string; name: string };
  other: { id: string; name: string };
  /** One in which the first of them is met. */
  incident: { id: string; title: string };
  why: string[];
}

/**
 * Parties named in these incidents that may be another that is entered: found by an index over all names
 * and looked at pair by pair (lib/domain/duplicates.ts). Not those that are tied, merged, told apart, or
 * were merged and separated again: somebody looked at these.
 */
export async function likelySameParties(families: Families): Promise<Duplicate[]> {
  const merges = (await mergesIn(db())).parties;
  const named = await partiesIn(families);
  const probes = named.flatMap((one) =>
    [one.name, initialsOf(one.name)].flatMap((probe) => (probe ? [{ id: one.id, probe }] : [])),
  );
  const rows = (await pairsOf(probes)).flatMap((row): PairRow[] => {
    const one = named.find(({ id }) => id === row.one);
    return one ? [{ ...row, of: one }] : [];
  });
  const candidates = rows.filter((row) => rootOf(row.one, merges) !== rootOf(row.other, merges));
  if (candidates.length === 0) return [];
  const ties = redirectedTies(await tiesOf(candidates), merges);
  const apart = await distinctionsIn(db(), "party");
  const found = new Map<string, Duplicate>();
  for (const row of candidates) {
    const [one, other] = [rootOf(row.one, merges), rootOf(row.other, merges)];
    if (lineage(one, ties).includes(other) || lineage(other, ties).includes(one)) continue;
    if (keepingApart(one, other, apart, merges).length > 0) continue;
    const why = sameParty(row.of, row);
    const key = [one, other].sort().join();
    if (why.length === 0 || found.has(key)) continue;
    found.set(key, {
      one: { id: row.one, name: row.of.name },
      other: { id: row.other, name: row.name },
      incident: { id: row.of.incident_id, title: row.of.title },
      why,
    });
  }
  return [...found.values()];
}

interface NamedParty {
  id: string;
  name: string;
  aliases: string[];
  kind: PartyKind;
  incident_id: string;
  title: string;
}

interface PairRow {
  of: NamedParty;
  one: string;
  other: string;
  name: string;
  aliases: string[];
  kind: PartyKind;
}

/** Who says something in these incidents, or took part: each with one of them, at most three hundred. */
function partiesIn({ members, roots }: Families): Promise<NamedParty[]> {
  return db().$queryRaw<NamedParty[]>`
    WITH family AS (SELECT * FROM unnest(${members}::uuid[], ${roots}::uuid[]) AS f (member, root)),
    named AS (
      SELECT h.party_id AS id, f.root AS incident_id FROM family f JOIN claim_revision c ON c.incident_id = f.member
        JOIN claim_hop h ON h.claim_revision_id = c.id
      UNION SELECT p.party_id, f.root FROM family f JOIN incident_revision r ON r.incident_id = f.root
        JOIN incident_participant p ON p.incident_revision_id = r.id
    )
    SELECT r.party_id AS id, r.name, r.aliases, r.kind::text AS kind, n.incident_id, i.title
    FROM (SELECT id, max(incident_id::text)::uuid AS incident_id FROM named GROUP BY id) n
    JOIN party_revision r ON r.party_id = n.id
    JOIN incident_revision i ON i.incident_id = n.incident_id
      AND NOT EXISTS (SELECT 1 FROM incident_revision m WHERE m.incident_id = i.incident_id AND m.supersedes = i.number)
    WHERE NOT r.entered_in_error AND NOT r.redacted AND NOT r.withheld
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
    ORDER BY r.party_id DESC LIMIT 300`;
}

/** Whoever bears a name like one of these, twenty for each at most. */
function pairsOf(probes: readonly { id: string; probe: string }[]): Promise<Omit<PairRow, "of">[]> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL search_path = public, extensions`;
    await tx.$executeRaw`SET LOCAL pg_trgm.word_similarity_threshold = 0.6`;
    return tx.$queryRaw<Omit<PairRow, "of">[]>`
      SELECT p.id AS one, o.party_id AS other, o.name, o.aliases, o.kind::text AS kind
      FROM unnest(${probes.map(({ id }) => id)}::uuid[], ${probes.map(({ probe }) => probe)}::text[]) AS p (id, probe)
      JOIN LATERAL (
        SELECT r.* FROM party_revision r
        WHERE lower(p.probe) <% party_names(r.name, r.aliases) AND r.party_id <> p.id
          AND NOT r.entered_in_error AND NOT r.redacted AND NOT r.withheld
          AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
        LIMIT 20
      ) o ON true
      WHERE NOT EXISTS (SELECT 1 FROM party_merge m JOIN party_merge w ON w.party_id = m.party_id AND w.supersedes = m.number
        WHERE w.into_party_id IS NULL AND (m.party_id, m.into_party_id) IN ((p.id, o.party_id), (o.party_id, p.id)))`;
  });
}

async function tiesOf(rows: readonly PairRow[]) {
  const ids = [...new Set(rows.flatMap(({ one, other }) => [one, other]))];
  const found = await db().$queryRaw<
    { kind: "speaks_for" | "part_of"; from: string; to: string }[]
  >`
    WITH RECURSIVE reached AS (
      SELECT unnest(${ids}::uuid[]) AS id
      UNION
      SELECT t.to_party_id FROM reached x JOIN party_revision r ON r.party_id = x.id AND NOT r.entered_in_error
        AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
      JOIN party_tie t ON t.party_revision_id = r.id
    )
    SELECT t.kind::text AS kind, r.party_id AS from, t.to_party_id AS to FROM reached x
    JOIN party_revision r ON r.party_id = x.id AND NOT r.entered_in_error
      AND NOT EXISTS (SELECT 1 FROM party_revision n WHERE n.party_id = r.party_id AND n.supersedes = r.number)
    JOIN party_tie t ON t.party_revision_id = r.id`;
  return found.map((tie) => ({ ...tie, validFrom: null, validTo: null }));
}

/**
 * Incidents of these that may be another: those that share a place by its name, or words of their title,
 * are found by index and looked at pair by pair. Not those of which one is part of the other, and not those
 * that an editor told apart.
 */
export async function likelySameIncidents(incidents: readonly string[]): Promise<Duplicate[]> {
  const merges = await mergesIn(db());
  const rows = await db().$queryRaw<IncidentRow[]>`
    WITH mine AS (
      SELECT r.* FROM incident_revision r
      WHERE r.incident_id = ANY (${[...incidents]}::uuid[]) AND NOT r.entered_in_error AND NOT r.redacted
        AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
    ), near AS (
      SELECT m.incident_id AS one, r.incident_id AS other FROM mine m
      JOIN incident_place p ON p.incident_revision_id = m.id
      JOIN incident_place q ON lower(q.name) = lower(p.name)
      JOIN incident_revision r ON r.id = q.incident_revision_id AND r.incident_id <> m.incident_id
      UNION
      SELECT a.incident_id, b.incident_id FROM mine a JOIN mine b ON b.incident_id <> a.incident_id
    ), pair AS (
      SELECT DISTINCT least(one, other) AS one, greatest(one, other) AS other FROM near
      WHERE NOT EXISTS (SELECT 1 FROM incident_merge m
        JOIN incident_merge w ON w.incident_id = m.incident_id AND w.supersedes = m.number
        WHERE w.into_incident_id IS NULL
          AND (m.incident_id, m.into_incident_id) IN ((near.one, near.other), (near.other, near.one)))
    )
    SELECT pair.one AS pair_one, pair.other AS pair_other, r.incident_id AS id, r.title, r.period_start AS start,
      r.period_end AS end, r.parent_id AS parent,
      ARRAY(SELECT p.name FROM incident_place p WHERE p.incident_revision_id = r.id) AS places,
      ARRAY(SELECT p.party_id FROM incident_participant p WHERE p.incident_revision_id = r.id) AS parties,
      ARRAY(SELECT DISTINCT s FROM claim_revision c CROSS JOIN LATERAL unnest(c.figure_stated) AS s
        WHERE c.incident_id = r.incident_id AND NOT c.entered_in_error AND NOT EXISTS (
          SELECT 1 FROM claim_revision n WHERE n.claim_id = c.claim_id AND n.supersedes = c.number)) AS stated
    FROM pair JOIN incident_revision r ON r.incident_id IN (pair.one, pair.other)
    WHERE NOT r.entered_in_error AND NOT r.redacted
      AND NOT EXISTS (SELECT 1 FROM incident_revision n WHERE n.incident_id = r.incident_id AND n.supersedes = r.number)
      AND NOT EXISTS (SELECT 1 FROM incident_merged g WHERE g.incident_id = r.incident_id)`;
  const apart = await distinctionsIn(db(), "incident");
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parents = new Map(
    rows.flatMap(({ id, parent }) => (parent ? [[id, parent] as const] : [])),
  );
  const pairs = new Map(rows.map((row) => [`${row.pair_one} ${row.pair_other}`, row]));
  return [...pairs.values()].flatMap(({ pair_one, pair_other }): Duplicate[] => {
    const [one, other] = [byId.get(pair_one), byId.get(pair_other)];
    if (!one || !other) return [];
    const isPart = (a: string, b: string) => ancestorsOf(a, parents, merges.incidents).includes(b);
    if (isPart(one.id, other.id) || isPart(other.id, one.id)) return [];
    if (keepingApart(one.id, other.id, apart, merges.incidents).length > 0) return [];
    const why = sameIncident(told(one, merges.parties), told(other, merges.parties));
    const named = ({ id, title: name }: IncidentRow) => ({ id, name });
    const incident = { id: one.id, title: one.title };
    return why.length > 0 ? [{ one: named(one), other: named(other), incident, why }] : [];
  });
}

interface IncidentRow {
  pair_one: string;
  pair_other: string;
  id: string;
  title: string;
  start: string;
  end: string;
  parent: string | null;
  places: string[];
  parties: string[];
  stated: number[];
}

function told(row: IncidentRow, merged: ReadonlyMap<string, string>): ToldIncident {
  const { title, start, end, places, parties, stated } = row;
  return {
    title,
    period: { start, end },
    places,
    parties: parties.map((id) => rootOf(id, merged)),
    stated,
  };
}
