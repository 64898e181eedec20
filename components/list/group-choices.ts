import { capitalised } from "@/components/wording/words";
import { firstGroupLabel, firstGroups } from "@/lib/domain/vocabulary";
import type { Choice } from "./narrow-field";

/** The groups to choose from: those of every tree, each below the one it stands in; then `others` by name. */
export function groupChoices(others: readonly GroupTerm[]): Choice[] {
  const added = others
    .filter(({ value }) => !Object.hasOwn(firstGroups, value))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const first = Object.keys(firstGroups).map((value) => ({ value, label: firstGroupLabel(value) }));
  return [...first, ...added].map(({ value, label }) => ({
    value,
    // Spaces at the start of an option are dropped by browsers, these are not.
    label: `${"\u2003".repeat(depthOf(value))}${capitalised(label)}`,
  }));
}

/** A group of the tree, and what it is called there. */
export interface GroupTerm {
  value: string;
  label: string;
}

const widerThan: ReadonlyMap<string, string | null> = new Map(Object.entries(firstGroups));

function depthOf(group: string): number {
  const wider = widerThan.get(group) ?? null;
  return wider === null ? 0 : 1 + depthOf(wider);
}
