import "server-only";
import { db } from "@/lib/db";
import type { PartyRef } from "@/lib/schemas/edition";

/** How many parties of a name are given at most: of more, more of the name has to be written. */
const calledAtMost = 9;

/**
 * The parties that what is published calls so, those first that most incidents name: the ones whose whole
 * name it is, whatever its case and accents, or else all that have every word of it in their name, each
 * met at its beginning. Nine at most; none for a text without a word.
 */
export function partiesCalled(name: string): Promise<PartyRef[]> {
  return db().$queryRaw<PartyRef[]>`
    WITH met AS (
      SELECT party_id, name, incidents, place_key(name) = place_key(${name}) AS whole
      FROM published_party WHERE words @@ search_terms(search_words(${name}))
    )
    SELECT party_id AS id, (array_agg(name ORDER BY incidents DESC, name))[1] AS name
    FROM met WHERE whole OR NOT EXISTS (SELECT FROM met WHERE whole)
    GROUP BY party_id ORDER BY max(incidents) DESC, party_id LIMIT ${calledAtMost}::int`;
}

/** What most incidents that are published call a party; null where none names it. `id` is a UUID. */
export async function nameOfParty(id: string): Promise<string | null> {
  const [row] = await db().$queryRaw<{ name: string }[]>`
    SELECT name FROM published_party WHERE party_id = ${id}::uuid ORDER BY incidents DESC, name LIMIT 1`;
  return row?.name ?? null;
}
