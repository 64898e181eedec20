/** What the next edition would change, as a person reads it before publishing. */
import type { StandingValue } from "@/lib/domain/vocabulary";

export interface Altered {
  /** What is meant, in words: "title", "period", "status". */
  what: string;
  before: string | null;
  after: string | null;
}

export interface ClaimDifference {
  id: string;
  change: "added" | "removed" | "changed";
  /** The figure or the beginning of the quote, and who says it where. */
  words: string;
  altered: Altered[];
}

export interface MeasureDifference {
  title: string;
  change: "added" | "removed" | "changed";
  standing: { before: StandingValue | null; after: StandingValue | null };
  /** The sentence of the standing, where it reads otherwise than before. */
  sentence: { before: string | null; after: string | null };
  altered: Altered[];
  claims: ClaimDifference[];
}

export interface Difference {
  /** False when the next edition would say what the last one says. */
  differs: boolean;
  incident: Altered[];
  measures: MeasureDifference[];
  /** Responsibility, denials and other statements. */
  others: ClaimDifference[];
}
