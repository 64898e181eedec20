/** What a status may be, given the standing: prompted by it, and never set by it. */
import type { StandingValue, Status } from "./vocabulary";

/** The status that a standing suggests to whoever decides; null where there is no standing. */
export function suggestedStatus(standing: StandingValue | null): Status | null {
  return standing === null ? null : suggestions[standing];
}

/**
 * Whether calling a claim so goes beyond its standing, and so needs an explicit reason that every
 * reader sees: nothing is corroborated by one voice, however many articles carry it, nor by nobody.
 */
export function goesBeyond(status: Status, standing: StandingValue | null): boolean {
  return (
    status === "corroborated" &&
    (standing === null || ["none", "unknown_origin", "single_origin"].includes(standing))
  );
}

/** The Admiralty scales: how reliable the source is, and how credible what it says, each by itself. */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export const credibilities = [1, 2, 3, 4, 5, 6] as const;

const suggestions: Record<StandingValue, Status> = {
  none: "uncorroborated",
  unknown_origin: "uncorroborated",
  single_origin: "uncorroborated",
  agreed: "corroborated",
  compatible: "partly_corroborated",
  contested: "contested",
};
