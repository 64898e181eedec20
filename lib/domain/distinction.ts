/**
 * Distinctions: an editor's word that two parties, or two incidents, are two. Said of what led elsewhere
 * since, it is said of where that leads: whoever is not the one is not whom the one is now.
 */
import { type Redirects, rootOf } from "./merge";

export interface Distinction {
  one: string;
  other: string;
}

/** Of the distinctions that stand, those that keep these two apart, whatever they were said of. */
export function keepingApart<D extends Distinction>(
  one: string,
  other: string,
  distinctions: readonly D[],
  redirects: Redirects,
): D[] {
  const [a, b] = [rootOf(one, redirects), rootOf(other, redirects)];
  return distinctions.filter((said) => {
    const [c, d] = [rootOf(said.one, redirects), rootOf(said.other, redirects)];
    return (a === c && b === d) || (a === d && b === c);
  });
}

/** The two in one order, whichever is named first. */
export function pairOf(one: string, other: string): Distinction {
  return one < other ? { one, other } : { one: other, other: one };
}
