import { MapPage } from "@/components/map/map-page";
import { NoMap } from "@/components/map/no-map";
import { searchAddress } from "@/components/wording/search-address";
import { mapOf } from "@/lib/atlas/atlas";
import { AppError } from "@/lib/errors";
import { placesOf } from "@/lib/queries/search-places";
import { type IncidentSearch, searchParams as searchSchema } from "@/lib/schemas/search";
import { partyMeant } from "./party-meant";
import type { Asked, ReaderAnswer } from "./reader-page";

/** Where and when what a search finds took place. */
export async function mapPage({ search }: Asked): Promise<ReaderAnswer> {
  const { party } = search;
  // A party may be named, as in the form of the list.
  const meant = typeof party === "object" ? null : await partyMeant(party);
  const { data } = searchSchema.safeParse({ ...search, party: meant ? meant.id : party });
  // Filters that cannot be read lead to the list, whose form says what is wrong with them.
  if (!data || meant?.issue) return refused(search, 400);
  if (data.party !== undefined && data.party !== party) {
    return { to: searchAddress(data, {}, "/map"), isPermanent: false };
  }
  try {
    return { title: "Where and when", content: await drawn(data) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "too_many") return refused(search, 429);
    if (error.code === "invalid") return refused(search, 400);
    throw error;
  }
}

function refused(search: Asked["search"], status: number): ReaderAnswer {
  const asked = Object.entries(search).flatMap(([name, given]) =>
    [given ?? []].flat().map((value) => [name, value]),
  );
  const list = `/incidents?${new URLSearchParams(asked)}`;
  return { title: "No map of this", status, content: <NoMap list={list} /> };
}

/** Of the map, in pixels of its own; it is as wide as there is room. */
const size = { width: 960, height: 640 } as const;

async function drawn(wanted: IncidentSearch) {
  const found = await placesOf(wanted);
  const placed = found.incidents.flatMap(({ slug, title, places }) =>
    places.flatMap((place) => {
      const { latitude, longitude } = place;
      if (latitude === null || longitude === null) return [];
      return [{ incident: { slug, title }, place, point: { latitude, longitude } }];
    }),
  );
  const points = placed.map(({ point }) => point);
  const map = await mapOf(points, size.width, size.height);
  const spots = placed.map(({ incident, place }, index) => ({
    ...{ incident, place },
    ...(map?.at[index] ?? { x: 0, y: 0 }),
  }));
  return <MapPage found={found} wanted={wanted} spots={spots} map={map} />;
}
