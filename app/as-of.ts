import { editionNumberAt } from "@/lib/queries/editions";
import { readMoment } from "@/lib/web/moment";

/** Why there is no edition to lead to. */
export type NoEdition = "no_moment" | "not_come_yet" | "nothing_by_then";

/** The number of the edition that stood at a moment, or why there is none. */
export type AsOf = { number: number } | { number: null; why: NoEdition };

/** Decides for pages and for the API where an address with `at` leads, an incident of any slug. */
export async function asOf(slug: string, at: string | string[]): Promise<AsOf> {
  const moment = typeof at === "string" ? readMoment(at) : null;
  if (moment === null) return { number: null, why: "no_moment" };
  // Nobody can say what will stand.
  if (moment.getTime() > Date.now()) return { number: null, why: "not_come_yet" };
  const number = await editionNumberAt(slug, moment);
  return number === null ? { number, why: "nothing_by_then" } : { number };
}
