import type { Reading } from "./discourse";
import { namingAt, subjectBefore } from "./parties";
import { spanOf, wordsOf } from "./places";
import type { Token } from "./tokens";
import type { Proposal, ProposedHop } from "./types";

/**
 * Claims without a figure: who takes responsibility ("claimed responsibility", "was claimed by"),
 * who denies it, whom somebody blames.
 */
export function otherClaims(text: string, words: readonly Token[], { cues }: Reading): Proposal[] {
  const found: Proposal[] = [];
  for (const { cue, hops } of cues) {
    const speaker = hops.findLast((hop) => hop.function === "speaks");
    if (speaker === undefined || isNobody(words, cue.party?.from ?? 0, speaker.party)) continue;
    const after = words[cue.to]?.low ?? "";
    if (!cue.content && cue.hedge === "claimed") {
      const evidence = spanOf(words, cue.from, Math.min(words.length, cue.to + 1));
      found.push(
        bare(
          text,
          words,
          "responsibility",
          hops,
          speaker.party,
          "claims-responsibility",
          evidence,
          "claimed",
        ),
      );
    } else if (
      cue.hedge === "denied" &&
      /^(?:responsibility|involvement|any|carrying|being|having|role|it|its)$/.test(after)
    ) {
      if (!deniesDeed(words, cue.to)) continue;
      const evidence = spanOf(words, cue.from, Math.min(words.length, cue.to + 2));
      found.push(
        bare(
          text,
          words,
          "denial",
          hops,
          speaker.party,
          "denies-responsibility",
          evidence,
          "denied",
        ),
      );
    }
  }
  return [...found, ...blames(text, words)];
}

function deniesDeed(words: readonly Token[], at: number): boolean {
  return words
    .slice(at, at + 4)
    .some(({ low }) =>
      /^(?:responsibility|involvement|role|carrying|behind|hand|attacking|targeting)$/.test(low),
    );
}

/** "Kyiv blamed Moscow for", "accused the army of killing". */
function blames(text: string, words: readonly Token[]): Proposal[] {
  const found: Proposal[] = [];
  for (let at = 1; at < words.length - 1; at += 1) {
    if (!/^(?:blame[sd]?|blaming|accuse[sd]?|accusing)$/.test(words[at]?.low ?? "")) continue;
    if (/^(?:is|are|was|were|been|be)$/.test(words[at - 1]?.low ?? "")) continue;
    const by = subjectBefore(words, at);
    const whom = namingAt(words, at + 1);
    if (by === null || whom === null || words[whom.from]?.low === "each") continue;
    const partySpan = spanOf(words, by.from, by.to);
    const party = text.slice(partySpan.start, partySpan.end);
    const target = spanOf(words, whom.from, endOfBlamed(words, whom.from, whom.to));
    const verb = spanOf(words, at, at + 1);
    const hop: ProposedHop = {
      party,
      function: "speaks",
      verb: text.slice(verb.start, verb.end),
      span: { start: partySpan.start, end: verb.end },
      partySpan,
      standsFor: null,
      describedAs: null,
      speaksFor: null,
    };
    const blamed = text.slice(target.start, target.end);
    found.push(
      bare(
        text,
        words,
        "responsibility",
        [hop],
        blamed,
        "blames",
        { start: verb.start, end: target.end },
        "alleged",
      ),
    );
  }
  return found;
}

function endOfBlamed(words: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at += 1)
    if (
      words[at]?.low === "for" ||
      (words[at]?.low === "of" && /ing$/.test(words[at + 1]?.low ?? ""))
    )
      return at;
  return to;
}

function isNobody(words: readonly Token[], from: number, party: string): boolean {
  return /^(?:no|nobody|none|neither)\b/i.test(party) || words[from - 1]?.low === "no";
}

function bare(
  text: string,
  words: readonly Token[],
  kind: "responsibility" | "denial",
  chain: readonly ProposedHop[],
  holdsResponsible: string,
  rule: string,
  evidence: { start: number; end: number },
  hedge: Proposal["hedge"],
): Proposal {
  const claimant = chain.findLast((hop) => hop.function === "speaks");
  return {
    kind,
    outcome: "other",
    group: "people",
    groupAsPrinted: null,
    groupSpan: null,
    of: null,
    figure: null,
    figureSpan: null,
    quote: wordsOf(text, spanOf(words, 0, words.length)),
    chain,
    claimant: claimant?.party ?? null,
    via: chain.filter((hop) => hop !== claimant).map(({ party }) => party),
    holdsResponsible,
    hedge,
    basis: "event",
    window: null,
    attackersIncluded: "not_said",
    rule,
    evidence: wordsOf(text, evidence),
    partOf: null,
  };
}
