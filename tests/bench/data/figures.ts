import { type Figure, readFigure } from "@/lib/domain/figure";
import { oneOf } from "./chance";

/** A figure around a number as an article would print it, read as every wording is. */
export function printedFigure(
  random: () => number,
  about: number,
): Omit<Figure, "text"> & { wording: string } {
  const number = Math.max(2, Math.round(about * (0.7 + random() * 0.6)));
  const wording = oneOf(random, wordings)(number);
  const known = read.get(wording);
  if (known) return { ...known, wording };
  const found = readFigure(wording);
  if (found.kind !== "figure") throw new Error(`“${wording}” is no figure`);
  const { text: _, ...figure } = found.figure;
  read.set(wording, figure);
  return { ...figure, wording };
}

const read = new Map<string, Omit<Figure, "text">>();

const wordings: readonly ((n: number) => string)[] = [
  (n) => `${n}`,
  (n) => `${n}`,
  (n) => `at least ${n}`,
  (n) => `more than ${n}`,
  (n) => `about ${n}`,
  (n) => `up to ${n}`,
  (n) => `${n} to ${n + 5}`,
];
