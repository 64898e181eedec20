/** Figures as sets of numbers, never as intervals. */
import type { ComparedFigure } from "@/lib/domain/facts";

/** The least and the greatest; null for no ceiling. */
export type Span = readonly [number, number | null];

// Every number of the world of tests lies below; `beyond` stands for all that are greater.
export const beyond = 140;
export const universe = Array.from({ length: beyond + 1 }, (_, n) => n);

export function allows(figure: { lower: number; upper: number | null }, n: number): boolean {
  return n >= figure.lower && (figure.upper === null || n <= figure.upper);
}

export function setOfNumbers(figure: ComparedFigure): Set<number> {
  return new Set(universe.filter((n) => allows(figure, n)));
}

export function isInside(a: ComparedFigure, b: ComparedFigure): boolean {
  return universe.every((n) => !allows(a, n) || allows(b, n));
}

export function areApart(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return ![...a].some((n) => b.has(n));
}

export function spanOf(numbers: ReadonlySet<number>): Span | null {
  if (numbers.size === 0) return null;
  const greatest = Math.max(...numbers);
  return [Math.min(...numbers), greatest === beyond ? null : greatest];
}
