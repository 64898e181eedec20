import { groupInWords } from "@/components/wording/words";
import { firstGroups } from "@/lib/domain/vocabulary";
import type { Choice } from "./narrow-field";

/** The groups to choose from: those of every tree, each below the one it stands in; then `others` by name. */
export function groupChoices(others: readonly string[]): Choice[] {
  const added = [...new Set(others)].filter((group) => !Object.hasOwn(firstGroups, group)).sort();
  return [...Object.keys(firstGroups), ...added].map((value) => ({
    value,
    // Spaces at the start of an option are dropped by browsers, these are not.
    label: `${"\u2003".repeat(depthOf(value))}${groupInWords(value)}`,
  }));
}

const widerThan: ReadonlyMap<string, string | null> = new Map(Object.entries(firstGroups));

function depthOf(group: string): number {
  const wider = widerThan.get(group) ?? null;
  return wider === null ? 0 : 1 + depthOf(wider);
}
