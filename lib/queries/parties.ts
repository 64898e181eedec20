import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/db";
import { rootOf } from "@/lib/domain/merge";
import { besideFindings, fared, fewestCases, standingCounts } from "@/lib/domain/record";
import { AppError } from "@/lib/errors";
import { partyMerges } from "@/lib/facts/merges";
import { type PartyPage, type SaidFigure, storedVoice } from "@/lib/schemas/party-page";
import { decodedCursor, encodedCursor } from "./cursor";
import { countedAtMost, metBy } from "./naming";
import { type PassedEnd, passedEnd, passedOnBy } from "./passed-on";
import { withinPatience } from "./within";

/**
 * What is published of a party, from the newest editions alone: its figures, newest first, how they
 * fared, and what of others it passed on, under the name that readers may see. Null where no edition names
 * it. `cursor` is a `next` of an earlier answer, of its figures or of what it passed on, and then only that list
 * is given; any other is `invalid`.
 */
export async function publishedParty(
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<PartyPage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const end = cursor === undefined ? null : pageEndIn(cursor, id);
  const from = end && "from" in end ? end.from : 0;
  const after = end && "after" in end ? end.after : null;
  return withinPatience(async (tx) => {
    const called = await nameOf(tx, id);
    if (called === null) return null;
    const { name, kind, named } = called;
    const found = await voicesOf(tx, id);
    const counted = found.slice(0, countedAtMost);
    const figures = counted.flatMap((row) => figuresIn(row, id));
    const own = figures.filter(({ speaksFor }) => speaksFor === null);
    const shown = after ? [] : figures.slice(from, from + limit);
    const isLast = after !== null || from + limit >= figures.length;
    return {
      party: { id, name, kind },
      sides: await sidesOf(tx, id),
      named,
      leadsTo: await namedInstead(tx, id),
      incidents: counted.length,
      more: found.length > countedAtMost,
      fared: fared(own),
      standings: standingCounts(own),
      about: aboutWhom(own),
      besideFindings: { ...besideFindings(own), fewestCases },
      figures: shown,
      next: isLast ? null : encodedCursor([id, from + limit]),
      passedOn: await passedOnBy(tx, id, { after, limit: from > 0 ? 0 : limit }),
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
  const called = merged && (await nameOf(tx, root, merged.recordedAt));
  return called ? { id: root, name: called.name } : null;
}

/** Which of its two lists goes on, and from where. */
function pageEndIn(cursor: string, id: string): { from: number } | { after: PassedEnd } {
  const after = passedEnd(cursor, id);
  if (after) return { after };
  const { data } = z.tuple([z.literal(id), z.int().min(1)]).safeParse(decodedCursor(cursor));
  if (data && encodedCursor(data) === cursor) return { from: data[1] };
  const message = "This cursor is not one of this party. Begin at its first page.";
  throw new AppError("invalid", message, [{ path: "cursor", message }]);
}

interface Named {
  name: string;
  kind: PartyPage["party"]["kind"];
  named: boolean;
}

/** What it is called in the newest of the editions that name it, of those published since a moment. */
async function nameOf(tx: Tx, id: string, since = new Date(0)): Promise<Named | null> {
  const { met, isFew } = await metBy(tx, [`p:${id}`, `v:${id}`, `r:${id}`]);
  const [row] = await tx.$queryRaw<Named[]>`
    WITH t AS ${isFew} (
      SELECT incident_id, at FROM published_text WHERE listed AND ${met} AND at >= ${since}
    ), newest AS (SELECT * FROM t ORDER BY at DESC, incident_id DESC LIMIT 1)
    SELECT x.parties #>> ARRAY[${id}, 'name'] AS name, x.parties #>> ARRAY[${id}, 'kind'] AS kind,
      EXISTS (SELECT FROM published_party WHERE party_id = ${id}::uuid) AS named
    FROM newest JOIN published_text x USING (incident_id)`;
  return row ?? null;
}

/** On which sides it took part, in the newest of the incidents that name it; most often first. */
async function sidesOf(tx: Tx, id: string): Promise<PartyPage["sides"]> {
  const { met, isFew } = await metBy(tx, [`p:${id}`]);
  return tx.$queryRaw`
    WITH t AS ${isFew} (
      SELECT incident_id, begins FROM published_text WHERE listed AND ${met}
    ), newest AS (SELECT * FROM t ORDER BY begins DESC, incident_id DESC LIMIT ${countedAtMost}::int)
    SELECT side, count(*)::int AS incidents
    FROM newest JOIN published_text x USING (incident_id), jsonb_array_elements_text(x.parties #> ARRAY[${id}, 'sides']) AS side
    GROUP BY side ORDER BY count(*) DESC, side COLLATE "C" LIMIT 12`;
}

interface Heard {
  incident_id: string;
  slug: string;
  title: string;
  starts: string;
  ends: string;
  voices: unknown;
  sides: string[] | null;
}

/** The newest incidents in which it is heard, one more than are counted. */
function voicesOf(tx: Tx, id: string): Promise<Heard[]> {
  return tx.$queryRaw<Heard[]>`
    WITH t AS MATERIALIZED (
      SELECT incident_id, begins, voices, parties FROM published_text WHERE listed AND facets @> ARRAY[${`v:${id}`}]
    ), newest AS (SELECT * FROM t ORDER BY begins DESC, incident_id DESC LIMIT ${countedAtMost + 1}::int)
    SELECT newest.incident_id, p.summary ->> 'slug' AS slug, p.summary ->> 'title' AS title,
      p.summary #>> '{period,start}' AS starts, p.summary #>> '{period,end}' AS ends,
      (SELECT jsonb_agg(voice) FROM jsonb_array_elements(newest.voices) AS voice
        WHERE voice ->> 'party_id' = ${id}) AS voices, newest.parties #> ARRAY[${id}, 'sides'] AS sides
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
            sides: row.sides ?? [],
            title: voice.title,
            outcome: voice.outcome,
            about: voice.about,
            standing: voice.standing,
            speaksFor: voice.speaks_for,
            says: voice.says,
            wordings: voice.wordings,
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
