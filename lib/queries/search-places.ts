import "server-only";
import { z } from "zod";
import { place } from "@/lib/schemas/edition";
import type { FoundPlaces } from "@/lib/schemas/found-places";
import type { IncidentSearch } from "@/lib/schemas/search";
import { askedFor, foundBy, inOrder, start } from "./search";
import { searchWithinPatience } from "./within";

/** How many incidents are put on a map at most: more of them would hide one another. */
const mappedAtMost = 300;

/**
 * Where and when the first incidents are that a search finds, in its order: each with its places, those
 * without coordinates too, and those of which nothing is shown any more since they were withdrawn. Refuses what `searchIncidents` does.
 */
export async function placesOf(wanted: IncidentSearch): Promise<FoundPlaces> {
  const rows = await searchWithinPatience(async (tx) => {
    const asked = await askedFor(tx, wanted);
    return tx.$queryRaw<unknown[]>`
      SELECT p.summary ->> 'slug' AS slug, p.summary ->> 'title' AS title,
        p.summary #>> '{period,start}' AS starts, p.summary #>> '{period,end}' AS ends, t.places,
        (p.summary ->> 'withdrawn')::boolean AS withdrawn
      FROM ${foundBy(asked, start, mappedAtMost + 1)} met
      JOIN published_text t USING (incident_id) JOIN published_incident p USING (incident_id)
      ORDER BY ${inOrder(asked)}`;
  });
  const found = z.array(row).parse(rows);
  return {
    incidents: found.slice(0, mappedAtMost).map(({ starts, ends, ...incident }) => ({
      ...incident,
      period: { start: starts, end: ends },
    })),
    more: found.length > mappedAtMost,
  };
}

const row = z.object({
  slug: z.string(),
  title: z.string(),
  starts: z.string(),
  ends: z.string(),
  places: z.array(place),
  withdrawn: z.boolean(),
});
