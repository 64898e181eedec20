import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/db";
import { rootOf } from "@/lib/domain/merge";
import { besideFindings, fared, fewestCases, standingCounts } from "@/lib/domain/record";
import { AppError } from "@/lib/errors";
import { partyMerges } from "@/lib/facts/merges";
import { type PartyPage, type SaidFigure, storedVoice } from "@/lib/schemas/party-page";
import { decodedCursor, encodedCursor } from "./cursor";
import { withinPatience } from "./within";

/** How many incidents are counted at most, the newest ones. */
const countedAtMost = 2_000;

/**
 * What is published of a party, from the newest editions alone: its figures, newest first, and how they
 * fared, under the name that readers may see. Null where no edition names it. `cursor` is the `next` of
 * an earlier answer; any other is `invalid`.
 */
export async function publishedParty(
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<PartyPage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const from = cursor === undefined ? 0 : placeIn(cursor, id);
  return withinPatience(async (tx) => {
    const name = await nameOf(tx, id);
    if (name === null) return null;
    const found = await voicesOf(tx, id);
    const counted = found.slice(0, countedAtMost);
    const figures = counted.flatMap((row) => figuresIn(row, id));
    const own = figures.filter(({ speaksFor }) => speaksFor === null);
    const shown = figures.slice(from, from + limit);
    return {
      party: { id, name },
      leadsTo: await namedInstead(tx, id),
      incidents: counted.length,
      more: found.length > countedAtMost,
      fared: fared(own),
      standings: standingCounts(own),
      about: aboutWhom(own),
      besideFindings: { ...besideFindings(own), fewestCases },
      figures: shown,
      next: from + limit < figures.length ? encodedCursor([id, from + limit]) : null,
    };
  });
}

/**
 * The party to which readers of this one are led: what it was merged into, once no edition that is shown
 * names this one any longer and one names that; null otherwise.
 */
export async function whereItLeads(id: string): Promise<string | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const root = rootOf(id, await partyMerges(db()));
  if (root === id) return null;
  return withinPatience(async (tx) =>
    (await nameOf(tx, id)) === null && (await nameOf(tx, root)) !== null ? root : null,
  );
}

/**
 * The party that newer editions name in its place: what it was merged into, where an edition published
 * since does. What older ones say of it stays at its own address until they have a newer.
 */
async function namedInstead(tx: Tx, id: string): Promise<{ id: string; name: string } | null> {
  const root = rootOf(id, await partyMerges(tx));
  if (root === id) return null;
  const merged = await tx.partyMerge.findFirst({ where: { partyId: id, next: null } });
  const name = merged && (await nameOf(tx, root, merged.recordedAt));
  return name ? { id: root, name } : null;
}

function placeIn(cursor: string, id: string): number {
  const { data } = z.tuple([z.literal(id), z.int().min(1)]).safeParse(decodedCursor(cursor));
  if (data && encodedCursor(data) === cursor) return data[1];
  const message = "This cursor is not one of this party. Begin at its first page.";
  throw new AppError("invalid", message, [{ path: "cursor", message }]);
}

/** Its name in the newest of the editions that name it, of those published since a moment. */
async function nameOf(tx: Tx, id: string, since = new Date(0)): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    WITH t AS MATERIALIZED (
      SELECT at, labels, voices FROM published_text
      WHERE listed AND facets && ARRAY[${`p:${id}`}, ${`v:${id}`}] AND at >= ${since}
    ), newest AS (SELECT * FROM t ORDER BY at DESC LIMIT 1)
    SELECT coalesce(
      (SELECT substr(label, strpos(label, '=') + 1) FROM newest, unnest(labels) AS label
        WHERE label LIKE ${`p:${id}=%`} LIMIT 1),
      (SELECT voice ->> 'name' FROM newest, jsonb_array_elements(voices) AS voice
        WHERE voice ->> 'party_id' = ${id} LIMIT 1)) AS name
    FROM newest`;
  return row?.name ?? null;
}

interface Heard {
  incident_id: string;
  slug: string;
  title: string;
  starts: string;
  ends: string;
  voices: unknown;
}

/** The newest incidents in which it is heard, one more than are counted. */
function voicesOf(tx: Tx, id: string): Promise<Heard[]> {
  return tx.$queryRaw<Heard[]>`
    WITH t AS MATERIALIZED (
      SELECT incident_id, begins, voices FROM published_text WHERE listed AND facets @> ARRAY[${`v:${id}`}]
    ), newest AS (SELECT * FROM t ORDER BY begins DESC, incident_id DESC LIMIT ${countedAtMost + 1}::int)
    SELECT newest.incident_id, p.summary ->> 'slug' AS slug, p.summary ->> 'title' AS title,
      p.summary #>> '{period,start}' AS starts, p.summary #>> '{period,end}' AS ends,
      (SELECT jsonb_agg(voice) FROM jsonb_array_elements(newest.voices) AS voice
        WHERE voice ->> 'party_id' = ${id}) AS voices
    FROM newest JOIN published_incident p USING (incident_id)
    ORDER BY newest.begins DESC, newest.incident_id DESC`;
}

const stored = z.array(storedVoice);

function figuresIn(row: Heard, id: string): SaidFigure[] {
  const { incident_id, slug, title, starts, ends } = row;
  const incident = { id: incident_id, slug, title, period: { start: starts, end: ends } };
  return stored.parse(row.voices).flatMap((voice) =>
    voice.party_id !== id
      ? []
      : [
          {
            incident,
            title: voice.title,
            outcome: voice.outcome,
            about: voice.about,
            standing: voice.standing,
            speaksFor: voice.speaks_for,
            says: voice.says,
            statuses: voice.statuses,
            againstInterest: voice.against_interest,
            finding: voice.finding,
            restsOnItself: voice.rests_on_itself,
          },
        ],
  );
}

function aboutWhom(figures: readonly SaidFigure[]): PartyPage["about"] {
  const counts = new Map<string, number>();
  for (const { about } of figures) counts.set(about, (counts.get(about) ?? 0) + 1);
  return [...counts]
    .map(([about, count]) => ({ about, figures: count }))
    .sort((a, b) => b.figures - a.figures || (a.about < b.about ? -1 : 1))
    .slice(0, 12);
}
