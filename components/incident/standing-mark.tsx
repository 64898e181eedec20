import type { StandingValue } from "@/lib/domain/vocabulary";

/**
 * A shape for each standing, beside its word: full is known, hollow is not, facing away is contested. One
 * element without words that its style draws (app/globals.css), since a list has one for each measure.
 */
export function StandingMark({ value }: { value: StandingValue }) {
  return <i className={`mark mark-${value}`} />;
}
