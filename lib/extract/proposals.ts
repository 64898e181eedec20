import { type Figure, readFigure } from "@/lib/domain/figure";
import { type Group, groupOf } from "./groups";
import { type Count, countsOf } from "./link";
import type { Sentence } from "./sentences";
import type { Token } from "./tokens";
import type { Proposal, Span, Words } from "./types";

export function proposalsOf(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Proposal[] {
  const all: Proposal[] = [];
  for (const sentence of sentences) {
    const words = tokens.slice(sentence.from, sentence.to).filter(({ kind }) => kind !== "line");
    all.push(...proposalsIn(text, words, all.length));
  }
  return all;
}

function proposalsIn(text: string, words: readonly Token[], offset: number): Proposal[] {
  const counts = countsOf(words);
  const made: { count: Count; proposal: Proposal }[] = [];
  const places = new Map<number, number>();
  counts.forEach((count, index) => {
    if (count.link.negated && count.number.kind !== "none") return;
    const span = spanOf(words, count.number.from, wordingEnd(words, count));
    const figure = figureOf(text, words, count, span);
    if (figure === null) return;
    const group = groupOf(words, count.number, count.counted, isObjectOutcome(count));
    places.set(index, offset + made.length);
    const partOf = count.partOf === null ? null : (places.get(count.partOf) ?? null);
    made.push({ count, proposal: proposalOf(text, words, count, figure, span, group, partOf) });
  });
  return made.map(({ proposal }) => proposal);
}

function proposalOf(
  text: string,
  words: readonly Token[],
  count: Count,
  figure: Figure,
  figureSpan: Span,
  group: Group,
  partOf: number | null,
): Proposal {
  const groupSpan = group.from === null ? null : spanOf(words, group.from, group.to);
  return {
    kind: "count",
    outcome: count.outcome,
    group: group.code,
    groupAsPrinted: groupSpan === null ? null : text.slice(groupSpan.start, groupSpan.end),
    groupSpan,
    of: group.of,
    figure,
    figureSpan,
    quote: wordsOf(text, spanOf(words, 0, words.length)),
    chain: [],
    claimant: null,
    via: [],
    holdsResponsible: null,
    hedge: "none",
    basis: count.link.part ? "part" : count.link.projected ? "projection" : "event",
    window: null,
    attackersIncluded: group.attackers ? "yes" : "not_said",
    rule: count.link.rule,
    evidence: wordsOf(text, spanOf(words, count.link.from, count.link.to)),
    partOf,
  };
}

/** Where the wording ends: at the number, or at the noun of "a 15-year-old boy". */
function wordingEnd(words: readonly Token[], { number, counted }: Count): number {
  if (number.kind === "single") return Math.max(counted.headAt + 1, number.to);
  if (words[number.to]?.low === "others" && number.kind === "vague") return number.to + 1;
  return number.to;
}

function figureOf(text: string, words: readonly Token[], count: Count, span: Span): Figure | null {
  const read = readFigure(text.slice(span.start, span.end));
  if (count.number.kind === "none") {
    const clause = spanOf(words, count.number.from, Math.min(words.length, count.link.to + 3));
    if (readFigure(text.slice(clause.start, clause.end)).kind === "says_nothing") return null;
    const zero = readFigure("none");
    return zero.kind === "figure"
      ? { ...zero.figure, text: text.slice(span.start, span.end) }
      : null;
  }
  if (read.kind !== "figure") return null;
  return read.figure;
}

function isObjectOutcome({ outcome, counted }: Count): boolean {
  if (counted.kind === "object") return true;
  return (
    ["destroyed", "damaged", "seized", "seized_or_destroyed", "set_on_fire"].includes(outcome) &&
    counted.kind !== "person"
  );
}

function spanOf(words: readonly Token[], from: number, to: number): Span {
  const start = words[from]?.start ?? 0;
  return { start, end: Math.max(start, words[to - 1]?.end ?? start) };
}

function wordsOf(text: string, span: Span): Words {
  return { ...span, text: text.slice(span.start, span.end) };
}
