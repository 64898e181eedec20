import "server-only";
import { Prisma, type Tx } from "@/lib/db";
import { firstGroups, outcomes, standings, statuses } from "@/lib/domain/vocabulary";
import type { IncidentSearch, SearchFacets } from "@/lib/schemas/search";
import { type Asked, askedFor, foundBy, inOrder, measureToken, start } from "./search";
import { searchWithinPatience } from "./within";

/** How many incidents are counted at most, and how many groups, and places and parties, are named. */
const countedAtMost = 1_000;
const groupsAtMost = 30;
const namedAtMost = 12;

/**
 * How many incidents a search finds, and what they can be narrowed by: counted among the first
 * thousand in its order, which is said where there are more; groups are called as the tree calls them.
 * Refuses what `searchIncidents` does.
 */
export async function facetsOf(wanted: IncidentSearch): Promise<SearchFacets> {
  const { outcome, standing, status } = wanted;
  const tokens = {
    outcomes: tokensOf(choices(outcome, outcomes), (it) => ({ ...wanted, outcome: it })),
    standings: tokensOf(choices(standing, standings), (it) => ({ ...wanted, standing: it })),
    statuses: tokensOf(choices(status, statuses), (it) => ({ ...wanted, status: it })),
  };
  const all = Object.values(tokens).flatMap((map) => [...map.keys()]);
  const rows = await searchWithinPatience(async (tx) =>
    counts(tx, await askedFor(tx, wanted), all, wanted),
  );
  const met = new Map(rows.map(({ kind, key, count }) => [`${kind} ${key}`, count]));
  const total = met.get("total ") ?? 0;
  return {
    total: Math.min(total, countedAtMost),
    more: total > countedAtMost,
    outcomes: countedBy(tokens.outcomes, met),
    groups: inTree(named(rows, "group")),
    standings: countedBy(tokens.standings, met),
    statuses: countedBy(tokens.statuses, met),
    places: named(rows, "place").map(({ name, count }) => ({ name, count })),
    parties: named(rows, "party").map(({ key, name, count }) => ({
      party: { id: key.slice(2), name },
      count,
    })),
  };
}

/** Once a value is asked for it alone is counted: what was not asked for was not found. */
function choices<T>(asked: T | undefined, all: readonly T[]): readonly T[] {
  return asked === undefined ? all : [asked];
}

function tokensOf<T>(values: readonly T[], asking: (value: T) => IncidentSearch): Map<string, T> {
  return new Map(values.flatMap((value) => measureToken(asking(value)).map((it) => [it, value])));
}

function countedBy<T>(tokens: ReadonlyMap<string, T>, met: ReadonlyMap<string, number>) {
  return [...tokens].flatMap(([token, value]) => {
    const count = met.get(`token ${token}`) ?? 0;
    return count === 0 ? [] : [{ value, count }];
  });
}

/** In the order of the tree; what staff added to it comes last, by its name. */
function inTree(rows: readonly Count[]): SearchFacets["groups"] {
  const place = new Map(Object.keys(firstGroups).map((group, i) => [group, i]));
  const at = ({ key }: Count) => place.get(key) ?? place.size;
  return [...rows]
    .sort((a, b) => at(a) - at(b) || (a.key < b.key ? -1 : 1))
    .map(({ key, name, count }) => ({ value: key, label: name, count }));
}

interface Count {
  kind: "total" | "token" | "group" | "place" | "party";
  key: string;
  name: string;
  count: number;
}

function named(rows: readonly Count[], kind: Count["kind"]): Count[] {
  return rows.filter((row) => row.kind === kind);
}

function counts(
  tx: Tx,
  asked: Asked,
  tokens: readonly string[],
  wanted: IncidentSearch,
): Promise<Count[]> {
  // What stands behind it in a token is a group of such a measure.
  const [measure] = measureToken({ ...wanted, group: "" });
  return tx.$queryRaw<Count[]>`
    WITH found AS MATERIALIZED (
      SELECT t.facets, t.labels, row_number() OVER (ORDER BY ${inOrder(asked)}) AS place
      FROM ${foundBy(asked, start, countedAtMost + 1)} met JOIN published_text t USING (incident_id)
    ), met AS MATERIALIZED (SELECT facets, labels FROM found WHERE place <= ${countedAtMost}::int),
    held AS MATERIALIZED (
      SELECT token, count(*)::int AS count FROM met, unnest(facets) AS token
      WHERE token = ANY (${tokens}::text[]) OR starts_with(token, ${measure}) GROUP BY token
    )
    SELECT 'total' AS kind, '' AS key, '' AS name, count(*)::int AS count FROM found
    UNION ALL
    SELECT 'token', token, '', count FROM held
    UNION ALL ${groupsBehind(measure, wanted.group)}
    UNION ALL ${labelled("place", "l:")} UNION ALL ${labelled("party", "p:")}`;
}

/** The groups behind the token of a measure; of one that is asked for, itself, found or not, and those within it. */
function groupsBehind(measure: string | undefined, asked: string | undefined) {
  const within =
    asked === undefined
      ? Prisma.empty
      : Prisma.sql`WHERE ${asked} IN (SELECT wider_groups(code)) AND (count > 0 OR code = ${asked})`;
  const join = asked === undefined ? Prisma.sql`JOIN` : Prisma.sql`RIGHT JOIN`;
  return Prisma.sql`(
    SELECT 'group', code, label, coalesce(count, 0) FROM (
      SELECT substr(token, length(${measure}) + 1) AS code, count FROM held WHERE starts_with(token, ${measure})
    ) AS counted ${join} group_term USING (code) ${within} ORDER BY 4 DESC, code LIMIT ${groupsAtMost}::int)`;
}

/** The labels of one kind that are met most often. */
function labelled(kind: Count["kind"], prefix: string) {
  return Prisma.sql`(
    SELECT ${kind}, split_part(label, '=', 1), max(substr(label, strpos(label, '=') + 1)), count(*)::int
    FROM met, unnest(labels) AS label WHERE label LIKE ${`${prefix}%`}
    GROUP BY split_part(label, '=', 1) ORDER BY count(*) DESC, 2 LIMIT ${namedAtMost}::int)`;
}
