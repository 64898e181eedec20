/** Where and when incidents are that a search finds. */
import { z } from "zod";
import { period, place } from "./edition";

const foundPlaces = z.object({
  incidents: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      period,
      places: z.array(place),
      /** Then its places are no longer shown: nothing is known of them here. */
      withdrawn: z.boolean(),
    }),
  ),
  /** Whether there are more than are given. */
  more: z.boolean(),
});

export type FoundPlaces = z.infer<typeof foundPlaces>;
