import type { EditionMeasure } from "@/lib/schemas/edition";

/** The fragment of the section that tells how a party is held responsible. */
export function responsibilityAnchor(party: string): string {
  return `responsibility-${party}`;
}

/** The fragment of an origin within its measure (or the responsibility) of that anchor. */
export function originAnchor(section: string, origin: string): string {
  return `${section}--${origin.replaceAll(":", "-")}`;
}

/** The fragment of the chart of that section. */
export function chartAnchor(section: string): string {
  return `${section}--chart`;
}

/** The fragment of the table beneath the chart of that section. */
export function tableAnchor(section: string): string {
  return `${section}--table`;
}

/**
 * The fragments by which measures are cited: their titles, numbered where two titles come out
 * alike. In the order of the measures.
 */
export function measureAnchors(measures: readonly EditionMeasure[]): string[] {
  const taken = new Map<string, number>();
  return measures.map(({ title }) => {
    const plain = plainLetters(title) || "measure";
    const times = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, times);
    return times === 1 ? plain : `${plain}-${times}`;
  });
}

function plainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
