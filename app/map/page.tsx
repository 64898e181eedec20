import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { NoSuchPage } from "@/components/list/no-such-page";
import { MapPage } from "@/components/map/map-page";
import { mapOf } from "@/lib/atlas/atlas";
import { AppError } from "@/lib/errors";
import { placesOf } from "@/lib/queries/search-places";
import { searchParams as searchSchema } from "@/lib/schemas/search";
import { answerWith } from "@/lib/web/answer-status";
import { inMarkup } from "@/lib/web/in-markup";

export const metadata: Metadata = { title: "Where and when" };

/** Of the map, in pixels of its own; it is as wide as there is room. */
const size = { width: 960, height: 640 } as const;

export default guarded(async function Page({ searchParams }: PageProps<"/map">) {
  try {
    const wanted = searchSchema.parse(await searchParams);
    const found = await placesOf(wanted);
    const placed = found.incidents.flatMap(({ slug, title, places }) =>
      places.flatMap((place) => {
        const { latitude, longitude } = place;
        if (latitude === null || longitude === null) return [];
        return [{ incident: { slug, title }, place, point: { latitude, longitude } }];
      }),
    );
    const map = await mapOf(
      placed.map(({ point }) => point),
      size.width,
      size.height,
    );
    const spots = placed.map(({ incident, place }, index) => ({
      ...{ incident, place },
      ...(map?.at[index] ?? { x: 0, y: 0 }),
    }));
    return await inMarkup(<MapPage found={found} wanted={wanted} spots={spots} map={map} />);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    answerWith(error instanceof AppError && error.code === "too_many" ? 429 : 400);
    return <NoSuchPage />;
  }
});

/** Filters that cannot be read lead to the list, whose form says what is wrong with them. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof AppError) return ["invalid", "too_many"].includes(error.code);
  return error instanceof Error && error.name === "ZodError";
}
