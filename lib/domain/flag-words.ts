import type { FlagKind } from "./vocabulary";

/** Flags as they are headed: what to bear in mind beside a standing, or about one origin. */
export const flagWords: Record<FlagKind, string> = {
  one_side: "One side",
  one_channel: "One channel",
  interested: "Interest",
  against_interest: "Against its interest",
  not_contemporaneous: "At different times",
  later_count: "Later count",
  circular: "Circular",
  denied: "Denied",
  contradicts_itself: "Contradicts itself",
  inconsistent: "Inconsistent",
  no_statement: "No statement",
  attackers_not_said: "Attackers",
};
