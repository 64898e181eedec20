import { type Figure, readFigure } from "@/lib/domain/figure";
import type { Hedge } from "@/lib/domain/vocabulary";
import { type Group, groupOf } from "./groups";
import { type Count, countsOf } from "./link";
import type { Sentence } from "./sentences";
import { type Attribution, attributionOf, Discourse, type Reading } from "./speakers";
import type { Token } from "./tokens";
import type { Proposal, Span, Words } from "./types";

export function proposalsOf(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Proposal[] {
  const all: Proposal[] = [];
  const headline: Proposal[] = [];
  const discourse = new Discourse(text);
  for (const sentence of sentences) {
    const words = tokens.slice(sentence.from, sentence.to).filter(({ kind }) => kind !== "line");
    const reading = discourse.read(words, sentence.paragraph, sentence.title);
    const found = proposalsIn(text, words, reading, all.length);
    all.push(...(sentence.title ? found : found.map((claim) => withHeadline(claim, headline))));
    if (sentence.title) headline.push(...found);
  }
  return all;
}

/** A figure that the headline gives to somebody and the body to nobody is that somebody's. */
function withHeadline(claim: Proposal, headline: readonly Proposal[]): Proposal {
  if (claim.chain.length > 0 || claim.figure === null || claim.hedge !== "none") return claim;
  const same = headline.find(
    ({ outcome, figure, chain }) =>
      chain.length > 0 &&
      outcome === claim.outcome &&
      figure?.lower === claim.figure?.lower &&
      figure?.upper === claim.figure?.upper,
  );
  if (same === undefined) return claim;
  return { ...claim, chain: same.chain, claimant: same.claimant, via: same.via, hedge: same.hedge };
}

function proposalsIn(
  text: string,
  words: readonly Token[],
  reading: Reading,
  offset: number,
): Proposal[] {
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
    made.push({
      count,
      proposal: proposalOf(
        text,
        words,
        count,
        figure,
        span,
        group,
        partOf,
        saidBy(reading, words, count),
      ),
    });
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
  said: Attribution,
): Proposal {
  const claimant = said.chain.findLast((hop) => hop.function === "speaks");
  const denied = said.hedge === "denied";
  const groupSpan = group.from === null ? null : spanOf(words, group.from, group.to);
  return {
    kind: denied ? "denial" : "count",
    outcome: count.outcome,
    group: group.code,
    groupAsPrinted: groupSpan === null ? null : text.slice(groupSpan.start, groupSpan.end),
    groupSpan,
    of: group.of,
    figure,
    figureSpan,
    quote: wordsOf(text, spanOf(words, 0, words.length)),
    chain: said.chain,
    claimant: claimant?.party ?? null,
    via: said.chain.filter((hop) => hop !== claimant).map(({ party }) => party),
    holdsResponsible: null,
    hedge: said.hedge,
    basis: count.link.part ? "part" : count.link.projected ? "projection" : "event",
    window: null,
    attackersIncluded: group.attackers ? "yes" : "not_said",
    rule: count.link.rule,
    evidence: wordsOf(text, spanOf(words, count.link.from, count.link.to)),
    partOf,
  };
}

/** Who said a count: the cues that cover its number, else what the sentence before carries on. */
function saidBy(
  { cues, carried }: Reading,
  words: readonly Token[],
  { number, link }: Count,
): Attribution {
  const own = attributionOf(cues, number.core);
  const hedge = adverbHedge(words, number.from, link.to) ?? own.hedge;
  if (own.chain.length > 0 || own.hedge !== "none" || carried === null) return { ...own, hedge };
  return { ...carried, hedge: hedge === "none" ? carried.hedge : hedge };
}

/** "Reportedly", "allegedly", "feared" beside the outcome. */
function adverbHedge(words: readonly Token[], from: number, to: number): Hedge | null {
  for (
    let at = Math.max(0, Math.min(from, to) - 3);
    at < Math.min(words.length, Math.max(from, to) + 1);
    at += 1
  ) {
    const hedge = hedgeWords.get(words[at]?.low ?? "");
    if (hedge !== undefined) return hedge;
  }
  return null;
}

const hedgeWords = new Map<string, Hedge>([
  ["reportedly", "reported"],
  ["allegedly", "alleged"],
  ["feared", "feared"],
]);

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
