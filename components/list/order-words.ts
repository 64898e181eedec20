import type { SearchOrder } from "@/lib/schemas/search";

/** In which order incidents are listed. */
export const orderWords: Record<SearchOrder, string> = {
  newest: "Newest events first",
  oldest: "Oldest events first",
  latest: "Last published first",
};
