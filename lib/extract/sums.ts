import { type Figure, sumFigure } from "@/lib/domain/figure";
import type { Count } from "./link";
import { spanOf } from "./places";
import type { Token } from "./tokens";

/** Counts of one list under one verb: the places of the first and the last, and what they add up to. */
export interface Sum {
  readonly first: number;
  readonly last: number;
  readonly figure: Figure;
}

/** The lists among a sentence's counts that add up: "a five-year-old child and two women" are 3. */
export function sumsOf(text: string, words: readonly Token[], counts: readonly Count[]): Sum[] {
  const sums: Sum[] = [];
  let first = 0;
  for (let at = 1; at <= counts.length; at += 1) {
    const [before, next] = [counts[at - 1], counts[at]];
    if (before !== undefined && next !== undefined && inOneList(words, before, next)) continue;
    const last = at - 1;
    if (last > first) {
      const span = spanOf(words, counts[first]?.number.from ?? 0, endOf(counts[last]));
      const read = sumFigure(text.slice(span.start, span.end));
      if (
        read.kind === "figure" &&
        read.figure.stated.length === last - first + 1 - vagueIn(counts, first, last)
      ) {
        sums.push({ first, last, figure: read.figure });
      }
    }
    first = at;
  }
  return sums;
}

function inOneList(words: readonly Token[], a: Count, b: Count): boolean {
  if (a.outcome !== b.outcome || a.link.part || b.link.part || a.number.kind === "none")
    return false;
  if (
    a.counted.kind !== b.counted.kind &&
    a.counted.kind !== "unknown" &&
    b.counted.kind !== "unknown"
  )
    return false;
  if (a.link.tells.from !== b.link.tells.from) return false;
  if (a.link.rule === "phrase" || b.link.rule === "phrase") return false;
  if (/^others?$/.test(words[b.number.to]?.low ?? "")) return false;
  for (let at = a.counted.to; at < b.number.from; at += 1) {
    if (!joints.has(words[at]?.low ?? "") && at - a.counted.to > 3) return false;
  }
  return b.number.from - a.counted.to <= 6 && joints.has(words[b.number.from - 1]?.low ?? "");
}

function vagueIn(counts: readonly Count[], first: number, last: number): number {
  return counts.slice(first, last + 1).filter(({ number }) => number.kind === "vague").length;
}

function endOf(count: Count | undefined): number {
  return count === undefined ? 0 : Math.max(count.counted.headAt + 1, count.number.to);
}

const joints = new Set(["and", ",", "&"]);
