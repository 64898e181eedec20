import { type Figure, readFigure } from "@/lib/domain/figure";
import type { Hedge } from "@/lib/domain/vocabulary";
import { type Attribution, attributionOf } from "./chain";
import { attackersIn, basisOf, groupByInclusion, windowOf } from "./context";
import type { Cue } from "./cues/cue";
import { Discourse, type Reading } from "./discourse";
import { commonGroup, groupOf, ownerIn } from "./groups";
import { be } from "./lexicon/closed";
import { isObjectGroup } from "./lexicon/groups";
import { tellingWords } from "./lexicon/verbs";
import { type Count, countsOf } from "./link";
import { otherClaims } from "./other-claims";
import { spanOf, wordsOf } from "./places";
import type { Sentence } from "./sentences";
import { type Sum, sumsOf } from "./sums";
import type { Token } from "./tokens";
import type { Proposal, Span } from "./types";

export function proposalsOf(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Proposal[] {
  const all: Proposal[] = [];
  const headline: Proposal[] = [];
  const discourse = new Discourse(text);
  const read = sentences.map((sentence) => {
    const words = tokens.slice(sentence.from, sentence.to).filter(({ kind }) => kind !== "line");
    const reading = discourse.read(words, sentence.paragraph, sentence.title);
    return { sentence, words, reading };
  });
  for (const [index, { sentence, words, reading: own }] of read.entries()) {
    const reading = own.carried === null ? { ...own, carried: quoteGoesOn(read, index) } : own;
    const found = proposalsIn(text, words, reading, all.length);
    all.push(...(sentence.title ? found : found.map((claim) => withHeadline(claim, headline))));
    if (sentence.title) headline.push(...found);
  }
  return tokens.some(({ low }) => tellingWords.get(low)?.outcome === "killed")
    ? all
    : all.map(survived);
}

/** A quotation of several sentences is of whoever is named behind the later ones. */
function quoteGoesOn(
  read: readonly { sentence: Sentence; words: readonly Token[]; reading: Reading }[],
  index: number,
): Attribution | null {
  const first = read[index];
  if (
    first === undefined ||
    first.words[0]?.low !== '"' ||
    first.reading.cues.some(({ cue }) => cue.content)
  )
    return null;
  if (first.words.filter(({ low }) => low === '"').length > 1) return null;
  for (const next of read.slice(index + 1, index + 5)) {
    if (next.sentence.paragraph !== first.sentence.paragraph) return null;
    if (next.reading.cues.some(({ cue }) => cue.content))
      return attributionOf(next.reading.cues, null);
  }
  return null;
}

/** "Shot two men" leaves open who lived; where a text tells of no death at all, they were injured. */
function survived(claim: Proposal): Proposal {
  return claim.outcome === "casualties" && /^(?:sho[ot]|stab|knif)/i.test(claim.evidence.text)
    ? { ...claim, outcome: "injured" }
    : claim;
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
  const counts = countsOf(words, (at) => reading.cues.some(({ cue }) => namesSpeaker(cue, at)));
  const sums = sumsOf(text, words, counts);
  const drafts: Proposal[] = [];
  const places = new Map<number, number>();
  for (const [index, count] of counts.entries()) {
    if (count.link.negated && count.number.kind !== "none") continue;
    const drafted = likeOthers(draft(text, words, reading, count), drafts);
    if (drafted === null) continue;
    const sum = sums.find(({ first }) => first === index);
    if (sum !== undefined) drafts.push(summed(text, words, counts, sum, drafted));
    const within = sums.find(({ first, last }) => index >= first && index <= last);
    if (within?.first === index) places.set(-1 - within.first, offset + drafts.length - 1);
    places.set(index, offset + drafts.length);
    const whole = within === undefined ? count.partOf : -1 - within.first;
    const partOf = whole === null ? null : (places.get(whole) ?? null);
    drafts.push(
      within === undefined ? { ...drafted, partOf } : { ...drafted, partOf, basis: "part" },
    );
    const denial = deniedTwin(drafted, attributionOf(reading.cues, count.number.core));
    if (denial !== null) drafts.push(denial);
  }
  return [...drafts, ...otherClaims(text, words, reading)];
}

/** "84 soldiers were killed and many others hurt": the others are of the kind just counted. */
function likeOthers(claim: Proposal | null, earlier: readonly Proposal[]): Proposal | null {
  // Others than the whole that was counted, and not than those of its part ("including two policemen").
  const before = earlier.findLast(({ basis }) => basis !== "part") ?? earlier.at(-1);
  const tallied =
    claim?.rule === "toll" ||
    claim?.rule === "same-measure" ||
    claim?.evidence.text.match(/^(?:deaths?|bodies|injuries|fatalities|arrests)$/i);
  const bare = claim?.groupAsPrinted === null && !tallied && earlier.at(-1)?.basis !== "part";
  const others =
    bare ||
    /^others?$/i.test(claim?.groupAsPrinted ?? "") ||
    /others$/i.test(claim?.figure?.text ?? "");
  if (claim === null || !others || before === undefined || before.figure?.upper === 1) return claim;
  if (isObjectGroup(before.group) !== isObjectGroup(claim.group)) return claim;
  return { ...claim, group: before.group, of: before.of };
}

/** "According to a local leader": the speaker is nobody who is counted. */
function namesSpeaker({ party, from, to, place }: Cue, at: number): boolean {
  if (party !== null && at >= party.from - 1 && at < party.to) return true;
  return place !== "before" && at >= from && at < to;
}

function draft(
  text: string,
  words: readonly Token[],
  reading: Reading,
  count: Count,
): Proposal | null {
  const figureSpan = spanOf(words, count.number.from, wordingEnd(words, count));
  const figure = figureOf(text, words, count, figureSpan);
  if (figure === null) return null;
  const said = saidBy(reading, words, count);
  const claimant = said.chain.findLast((hop) => hop.function === "speaks");
  const named = groupOf(words, count.number, count.counted, isObjectOutcome(count));
  const inclusion = named.code === "people" ? groupByInclusion(words, count) : null;
  const groupSpan = named.from === null ? null : spanOf(words, named.from, named.to);
  const window = windowOf(words, count);
  return {
    kind: said.hedge === "denied" ? "denial" : "count",
    outcome: count.outcome,
    group: inclusion?.group ?? named.code,
    groupAsPrinted: groupSpan === null ? null : text.slice(groupSpan.start, groupSpan.end),
    groupSpan,
    of: named.of ?? (inclusion === null ? null : ownerIn(words, ...inclusion.of)),
    figure,
    figureSpan,
    quote: wordsOf(text, spanOf(words, 0, words.length)),
    chain: said.chain,
    claimant: claimant?.party ?? null,
    via: said.chain.filter((hop) => hop !== claimant).map(({ party }) => party),
    holdsResponsible: null,
    hedge: said.hedge,
    basis: basisOf(count, window !== null),
    window: window === null ? null : wordsOf(text, spanOf(words, ...window)),
    attackersIncluded: named.attackers ? "yes" : attackersIn(words, count),
    rule: count.link.rule,
    evidence: wordsOf(text, spanOf(words, count.link.from, count.link.to)),
    partOf: null,
  };
}

/** The whole of a list that adds up; its items are parts of it. */
function summed(
  text: string,
  words: readonly Token[],
  counts: readonly Count[],
  { first, last, figure }: Sum,
  item: Proposal,
): Proposal {
  const [head, tail] = [counts[first], counts[last]];
  if (head === undefined || tail === undefined) return item;
  const groups = counts
    .slice(first, last + 1)
    .map((count) => groupOf(words, count.number, count.counted, isObjectOutcome(count)));
  const end = Math.max(tail.counted.headAt + 1, tail.number.to);
  const span = spanOf(words, head.number.from, end);
  const owners = new Set(groups.map(({ of }) => of));
  return {
    ...item,
    group: groups.map(({ code }) => code).reduce(commonGroup),
    groupAsPrinted: text.slice(span.start, span.end),
    groupSpan: span,
    of: owners.size === 1 ? item.of : null,
    figure,
    figureSpan: span,
    attackersIncluded: groups.every(({ attackers }) => attackers)
      ? "yes"
      : item.attackersIncluded === "yes"
        ? "not_said"
        : item.attackersIncluded,
    rule: "list-sum",
  };
}

/** "The ministry rejected the rebels' claim that 80 …": beside the rebels' count, the ministry's denial. */
function deniedTwin(claim: Proposal, { deniedBy }: Attribution): Proposal | null {
  const denier = deniedBy?.findLast((hop) => hop.function === "speaks");
  if (deniedBy == null || denier === undefined || claim.kind === "denial") return null;
  return {
    ...claim,
    kind: "denial",
    chain: deniedBy,
    claimant: denier.party,
    via: deniedBy.filter((hop) => hop !== denier).map(({ party }) => party),
    hedge: "denied",
    rule: `${claim.rule}-denied`,
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
    const low = words[at]?.low ?? "";
    const hedge = hedgeWords.get(low);
    if (hedge !== undefined) return hedge;
    if (/^(?:said|reported|alleged|believed)$/.test(low) && be.has(words[at - 1]?.low ?? "")) {
      return low === "alleged" ? "alleged" : "reported";
    }
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
